"""Read a booklet back: fold its sheets as a hand would, and hold the pages in their order against those of the PDF.

A page on a sheet is a form XObject (ISO 32000-1, 8.10): it is the page of the PDF if its content is the same to the
byte, with the same fonts and images, and if it stands in a cell of the sheet as a whole. The order comes from the
folding, not from the imposition.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pikepdf

from baspa.language import find
from baspa.model.binding import INSIDE
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM
from baspa.model.problem import Place, Problem, Problems
from baspa.model.sheets import Booklet
from baspa.model.turning import turning_of
from baspa.verify.held.folding import Face, Side, book_of, two_runs
from baspa.verify.held.reading import HINT
from baspa.verify.pages.digests import Digests

BLANK = ""  # what a cell says with nothing in it
OFF = 0.5  # pt that a page may reach over the edge of its cell
OTHER = frozenset(("BT", "sh", "INLINE IMAGE"))  # operators that draw what is no page; ticks on the fold are lines
TURNED = " turned"


def hold_booklet(booklet: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold the booklet of a book against its PDF."""
    rtl = find(book.metadata.language).direction == "rtl"
    inside = book.metadata.design.inside(pdf.pages)
    return hold_sheets(booklet, pdf.data, book.metadata.booklet, rtl, "book.toml", inside)


def hold_sheets(made: Artifact, pdf: bytes, wanted: Booklet, rtl: bool, file: str, inside: float = INSIDE) -> Problems:
    """Hold sheets, and the file of their backs, against the PDF that they were made from.

    B054, told of `file`, for each page that is misplaced. Blank pages stand before the last one, so that the back of
    the book is its back; of stacked leaves behind it.
    """
    turning = made.turning or turning_of(wanted)
    sides, short_edge = sides_of(made.data, wanted, inside)
    if made.backs:
        sides = two_runs(sides, sides_of(made.backs.data, wanted, inside)[0], turning)
    faces = book_of(sides, wanted, short_edge == (turning.edge == "short"), rtl)
    found = [face.said and face.said + TURNED * face.turned for face in faces]
    pages = page_digests(pdf)
    blanks = [BLANK] * (len(found) - len(pages))
    if len(pages) > len(found):
        said = f"the booklet has room for {len(found)} pages, the PDF has {len(pages)}"
        return (Problem(Place(file), "B054", said, HINT),)
    last = 0 if len(pages) == 1 or wanted.is_cut else 1
    first = len(pages) - last
    return tuple(misplaced([*pages[:first], *blanks, *pages[first:]], found, file))


def misplaced(wanted: Sequence[str], found: Sequence[str], file: str) -> Iterator[Problem]:
    """Yield B054 for each page of the folded booklet that is another than it should be."""
    for number, (want, have) in enumerate(zip(wanted, found, strict=True), 1):
        if want != have:
            said = f"page {number} of the folded booklet is not the one of the PDF that belongs there"
            yield Problem(Place(file), "B054", said, HINT)


def page_digests(data: bytes) -> tuple[str, ...]:
    """Return the digest of each page of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = Digests()
        return tuple(digests.drawn(content(page), page.obj.get("/Resources")) for page in pdf.pages)


def content(page: pikepdf.Page) -> bytes:
    """Return the content of a page, which may be in several streams (ISO 32000-1, 7.8.2)."""
    found = page.obj.get("/Contents", pikepdf.Array())
    return b"\n".join(each.read_bytes() for each in (found if isinstance(found, pikepdf.Array) else [found]))


def sides_of(data: bytes, booklet: Booklet, inside: float = INSIDE) -> tuple[list[Side], bool]:
    """Return what is on each side of a booklet, and whether its sheets lie: are wider than high.

    By the inner margin of its pages, mm, it is told how far they may have moved over the fold.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = _Cells(OFF + booklet.moved(len(pdf.pages), inside) * MM)
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        return [digests.cells(page, *booklet.cells) for page in pdf.pages], right - left > top - bottom


class _Cells(Digests):
    """Digests of what stands in the cells of the sides of one PDF; `off` is how far it may reach over an edge, pt."""

    def __init__(self, off: float) -> None:
        super().__init__()
        self.off = off

    def cells(self, side: pikepdf.Page, columns: int, rows: int) -> Side:
        """Return what is placed in each cell of a side; what reaches over a cell's edge is in all."""
        left, bottom, right, top = map(float, side.mediabox)
        width, height = (right - left) / columns, (top - bottom) / rows
        found = [[Face(BLANK) for _ in range(columns)] for _ in range(rows)]
        for name, box, turned in placed(side):
            form = side.obj.Resources.XObject[name] if name else None
            digest = self.drawn(form.read_bytes(), form.get("/Resources")) if form is not None else "other"
            for row, column in product(range(rows), range(columns)):
                x, y = left + column * width, top - (row + 1) * height
                if is_within(box, (x, y, x + width, y + height), self.off):
                    found[row][column] = Face(found[row][column].said + digest, turned)
                    break
            else:
                found = [[Face(face.said + "beside") for face in line] for line in found]
        return found


def placed(side: pikepdf.Page) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Yield the name of each form that a side places, the box that it has there, and whether it stands on its head.

    Of anything else no name.
    """
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
            yield name, form_box(side.obj.Resources.XObject[name], matrix), matrix.a < 0
        elif operator in OTHER:
            yield "", (), False


def form_box(form: Any, matrix: pikepdf.Matrix) -> tuple[float, ...]:
    """Return the box of a form, placed by a matrix (ISO 32000-1, 8.10.2): left, bottom, right, top.

    None where it is stretched, larger than it was, mirrored, or turned by less than half a turn.
    """
    if matrix.b or matrix.c or matrix.a != matrix.d or abs(matrix.a) > 1:
        return ()
    matrix = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ matrix
    left, bottom, right, top = map(float, form.BBox)
    corners = [matrix.transform((x, y)) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def is_within(box: Sequence[float], cell: Sequence[float], off: float) -> bool:
    """Tell whether a box is in a cell as a whole."""
    if not box:
        return False
    left, bottom, right, top = box
    return left >= cell[0] - off and bottom >= cell[1] - OFF and right <= cell[2] + off and top <= cell[3] + OFF
