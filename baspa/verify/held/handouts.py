"""Read a handout back: where each page stands on its side, and hold the pages in their order against those of the PDF.

The order is that of the places, row by row as a reader goes, and not that in which they were written.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import combinations, zip_longest
from typing import NamedTuple

import pikepdf

from baspa.language import find
from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.paper_sizes import MM
from baspa.model.problem import Place, Problem, Problems
from baspa.verify.held.reading import HINT
from baspa.verify.held.sheets import OFF, page_digests, placed
from baspa.verify.pages.digests import Digests

UNPRINTABLE = 5 * MM  # that office printers leave free at the paper's edges
NOWHERE = (0.0, 0.0, 0.0, 0.0)  # the box of what is stretched, mirrored, on its head, or no page


class FoundPage(NamedTuple):
    """What stands on a side of a handout."""

    digest: str
    box: Sequence[float]  # left, bottom, right, top


def hold_handout(handout: Artifact, pdf: Artifact, book: Book) -> Problems:
    """Hold a handout against the PDF that it was made from: B054 for each page that is not where it belongs."""
    rtl = find(book.metadata.language).direction == "rtl"
    with pikepdf.open(io.BytesIO(handout.data)) as made:
        digests = Digests()
        sides = [side_found(page, digests, rtl) for page in made.pages]
    full = [len(side) == book.metadata.handout.pages for side in sides[:-1]]
    return tuple(misplaced_pages(page_digests(pdf.data), [each for side in sides for each in side], all(full)))


def misplaced_pages(wanted: Sequence[str], found: Sequence[str], full: bool) -> Iterator[Problem]:
    """Yield B054 for each page of the handout that is another than it should be, or for a side with a place free."""
    for number, (want, have) in enumerate(zip_longest(wanted, found), 1):
        if want != have:
            said = f"page {number} of the handout is not the one of the PDF that belongs there"
            yield Problem(Place("book.toml"), "B054", said, HINT)
    if not full:
        yield Problem(Place("book.toml"), "B054", "a side of the handout has more or fewer pages than wanted", HINT)


def side_found(side: pikepdf.Page, digests: Digests, rtl: bool) -> list[str]:
    """Return the digests of the pages on a side in the order of reading; "" for one that is not whole to be seen."""
    pages = [found_page(side, name, box, turned, digests) for name, box, turned in placed(side)]
    left, bottom, right, top = map(float, side.mediabox)
    free = (left + UNPRINTABLE, bottom + UNPRINTABLE, right - UNPRINTABLE, top - UNPRINTABLE)
    hidden = {id(each) for pair in combinations(pages, 2) if overlap(*pair) for each in pair}
    return [each.digest if id(each) not in hidden and is_inside(each.box, free) else "" for each in in_rows(pages, rtl)]


def found_page(side: pikepdf.Page, name: str, box: Sequence[float], turned: bool, digests: Digests) -> FoundPage:
    """Return what was placed on a side."""
    if not name:
        return FoundPage("", NOWHERE)
    form = side.obj.Resources.XObject[name]
    return FoundPage(digests.drawn(form.read_bytes(), form.get("/Resources")), NOWHERE if turned or not box else box)


def in_rows(pages: Sequence[FoundPage], rtl: bool) -> Iterator[FoundPage]:
    """Yield pages row by row from the head, each from the side that reading begins at."""
    rest = sorted(pages, key=lambda each: -each.box[3])
    while rest:
        row = [each for each in rest if each is rest[0] or each.box[3] > rest[0].box[1]]
        yield from sorted(row, key=lambda each: each.box[0], reverse=rtl)
        rest = [each for each in rest if each not in row]


def overlap(one: FoundPage, other: FoundPage) -> bool:
    """Tell whether two pages stand on each other."""
    (left, bottom, right, top), (x, y, to_x, to_y) = one.box, other.box
    return min(right, to_x) - max(left, x) > OFF and min(top, to_y) - max(bottom, y) > OFF


def is_inside(box: Sequence[float], free: Sequence[float]) -> bool:
    """Tell whether a page is as a whole where printers print."""
    return box[0] >= free[0] and box[1] >= free[1] and box[2] <= free[2] and box[3] <= free[3]
