"""Read a booklet back: fold its sheets as a hand would, and hold the pages in their order against those of the PDF.

A page on a sheet is a form XObject (ISO 32000-1, 8.10): it is the page of the PDF if its content is the same to the
byte, with the same fonts and images, and if it stands where half of the sheet is. The order comes from the folding, not
from the imposition.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pikepdf

from baspa.language import find
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems
from baspa.verify.held.reading import HINT
from baspa.verify.pages.digests import Digests

BLANK = ""  # the digest of half a side with nothing on it
OFF = 0.5  # pt that a page may stand beside its half
OTHER = frozenset(("BT", "sh", "INLINE IMAGE"))  # operators that draw what is no page; ticks on the fold are lines
Half = tuple[str, str]  # digests of what stands on the left half of a side, and on the right one


def hold_booklet(booklet: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold a booklet against the PDF that it was made from: B054 for each page that is not where it belongs.

    Blank pages stand before the last one, so that the back of the book is its back.
    """
    found = folded(sides(booklet.data), find(book.metadata.language).direction == "rtl")
    pages = page_digests(pdf.data)
    first, last = (pages[:-1], pages[-1:]) if len(pages) > 1 else (pages, ())
    wanted = (*first, *[BLANK] * (len(found) - len(pages)), *last)
    if len(wanted) != len(found):
        said = f"the booklet has room for {len(found)} pages, the PDF has {len(pages)}"
        return (Problem(Place("book.toml"), "B054", said, HINT),)
    return tuple(misplaced(wanted, found))


def misplaced(wanted: Sequence[str], found: Sequence[str]) -> Iterator[Problem]:
    """Yield B054 for each page of the folded booklet that is another than it should be."""
    for number, (want, have) in enumerate(zip(wanted, found, strict=True), 1):
        if want != have:
            said = f"page {number} of the folded booklet is not the one of the PDF that belongs there"
            yield Problem(Place("book.toml"), "B054", said, HINT)


def folded(sheets: Sequence[Half], rtl: bool) -> tuple[str, ...]:
    """Return the pages in the order of reading, the sheets laid into each other and folded in the middle.

    `sheets` are the front and the back of each, the outermost first, the back as it shows when the sheet is turned over
    its short edge. A book from right to left opens on the other side.
    """
    pairs = [tuple(reversed(side)) if rtl else side for side in sheets]
    leaves = list(zip(pairs[::2], pairs[1::2], strict=True))
    outward = ((front[1], back[0]) for front, back in leaves)
    inward = ((back[1], front[0]) for front, back in reversed(leaves))
    return tuple(chain.from_iterable(chain(outward, inward)))


def page_digests(data: bytes) -> tuple[str, ...]:
    """Return the digest of each page of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = Digests()
        return tuple(digests.drawn(content(page), page.obj.get("/Resources")) for page in pdf.pages)


def content(page: pikepdf.Page) -> bytes:
    """Return the content of a page, which may be in several streams (ISO 32000-1, 7.8.2)."""
    found = page.obj.get("/Contents", pikepdf.Array())
    return b"\n".join(each.read_bytes() for each in (found if isinstance(found, pikepdf.Array) else [found]))


def sides(data: bytes) -> tuple[Half, ...]:
    """Return the digests of both halves of each side."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = _Halves()
        return tuple(digests.halves(page) for page in pdf.pages)


class _Halves(Digests):
    """Digests of what stands on the halves of the sides of one PDF."""

    def halves(self, side: pikepdf.Page) -> Half:
        """Return the digests of what is placed on both halves of a side."""
        left, bottom, right, top = map(float, side.mediabox)
        middle = (left + right) / 2
        halves = ((left, bottom, middle, top), (middle, bottom, right, top))
        found = ["", ""]
        for name, box in placed(side):
            form = side.obj.Resources.XObject[name] if name else None
            digest = self.drawn(form.read_bytes(), form.get("/Resources")) if form is not None else "other"
            on = [number for number, half in enumerate(halves) if close(box, half)]
            for number in on or (0, 1):
                found[number] += digest if on else "beside"
        return found[0], found[1]


def placed(side: pikepdf.Page) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the name of each form that a side places, and the box that it has there; of anything else no name."""
    matrix = pikepdf.Matrix()
    above: list[pikepdf.Matrix] = []
    for each in pikepdf.parse_content_stream(side):
        operator = str(each.operator)
        if operator == "q":
            above.append(matrix)
        elif operator == "Q":
            matrix = above.pop()
        elif operator == "cm":
            matrix = pikepdf.Matrix(*map(float, each.operands)) @ matrix
        elif operator == "Do":
            name = str(each.operands[0])
            yield name, form_box(side.obj.Resources.XObject[name], matrix)
        elif operator in OTHER:
            yield "", ()


def form_box(form: Any, matrix: pikepdf.Matrix) -> tuple[float, ...]:
    """Return the box of a form, placed by a matrix (ISO 32000-1, 8.10.2): left, bottom, right, top; none if turned."""
    if not close((matrix.a, matrix.b, matrix.c, matrix.d), (1, 0, 0, 1), off=0.0):
        return ()
    matrix = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ matrix
    left, bottom, right, top = map(float, form.BBox)
    corners = [matrix.transform((x, y)) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def close(one: Sequence[float], other: Sequence[float], off: float = OFF) -> bool:
    """Tell whether two boxes are one."""
    return len(one) == len(other) and all(abs(a - b) <= off for a, b in zip(one, other, strict=True))
