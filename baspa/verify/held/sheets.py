"""Read a booklet back: fold its sheets as a hand would, and hold the pages in their order against those of the PDF.

PDFium reads the letters and the drawings of each half of each side; the order comes from the folding, not from the
imposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import pypdfium2 as pdfium

from baspa.language import find
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems
from baspa.verify.held.drawings import Drawings, drawings_by_half
from baspa.verify.held.pdf import read_pages, sorted_letters

HINT = "this is a fault of the press, not of your text: please report it"


class HalfSide(NamedTuple):
    """What stands on a half of a side, or on a page."""

    letters: str
    drawings: Drawings


Side = tuple[HalfSide, HalfSide]  # its left half, and its right one
EMPTY = HalfSide("", ())
Half = TypeVar("Half")


def hold_booklet(booklet: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold a booklet against the PDF that it was made from: B054 for each page that is not where it belongs.

    Blank pages stand before the last one, so that the back of the book is its back.
    """
    found = folded(sides(booklet.data), find(book.metadata.language).direction == "rtl")
    read = read_pages(pdf.data)
    pages = tuple(map(HalfSide, read.letters, read.drawings))
    first, last = (pages[:-1], pages[-1:]) if len(pages) > 1 else (pages, ())
    wanted = (*first, *[EMPTY] * (len(found) - len(pages)), *last)
    if len(wanted) != len(found):
        said = f"the booklet has room for {len(found)} pages, the PDF has {len(pages)}"
        return (Problem(Place("book.toml"), "B054", said, HINT),)
    return tuple(misplaced(wanted, found))


def misplaced(wanted: Sequence[HalfSide], found: Sequence[HalfSide]) -> Iterator[Problem]:
    """Yield B054 for each page of the folded booklet that is another than it should be."""
    for number, (want, have) in enumerate(zip(wanted, found, strict=True), 1):
        if want != have:
            said = f"page {number} of the folded booklet is not the one of the PDF that belongs there"
            yield Problem(Place("book.toml"), "B054", said, HINT)


def folded(sheets: Sequence[tuple[Half, Half]], rtl: bool) -> tuple[Half, ...]:
    """Return the pages in the order of reading, the sheets laid into each other and folded in the middle.

    `sheets` are the front and the back of each, the outermost first, the back as it shows when the sheet is turned over
    its short edge. A book from right to left opens on the other side.
    """
    pairs = [tuple(reversed(side)) if rtl else side for side in sheets]
    leaves = list(zip(pairs[::2], pairs[1::2], strict=True))
    outward = ((front[1], back[0]) for front, back in leaves)
    inward = ((back[1], front[0]) for front, back in reversed(leaves))
    return tuple(chain.from_iterable(chain(outward, inward)))


def sides(data: bytes) -> tuple[Side, ...]:
    """Return what stands on both halves of each side."""
    with pdfium.PdfDocument(data) as document:
        return tuple(halves(page) for page in document)


def halves(page: pdfium.PdfPage) -> Side:
    """Return what stands on both halves of a side."""
    text, (width, height) = page.get_textpage(), page.get_size()
    left, right = (text.get_text_bounded(x, 0, x + width / 2, height) for x in (0, width / 2))
    drawn = drawings_by_half(page.raw, width)
    return HalfSide(sorted_letters(left), drawn[0]), HalfSide(sorted_letters(right), drawn[1])
