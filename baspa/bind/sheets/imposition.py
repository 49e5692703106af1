"""Imposition: which pages stand where on which side of which sheet, by the scheme in which they are folded or cut.

Backs are given as they show when the sheet is turned about its vertical axis. Terms are those of print production:
saddle stitch, signature, cut and stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from baspa.model.sheets import Booklet

BLANK = 0


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A place of one page on a side of a sheet."""

    page: int  # from 1; BLANK where none stands
    turned: bool = False  # its head is at the foot of the sheet


Side = tuple[tuple[PlacedPage, ...], ...]  # rows from the head of the sheet, each from the left


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, both sides of it."""

    front: Side
    back: Side | None  # None where it stays empty
    within: int = 0  # how many sheets it is folded into

    @property
    def mirrored(self) -> Sheet:
        """The sheet with left and right exchanged."""
        return Sheet(mirrored(self.front), mirrored(self.back) if self.back else None, self.within)


def sheets_of(pages: int, booklet: Booklet, rtl: bool = False) -> tuple[Sheet, ...]:
    """Return the sheets of a booklet of so many pages; raises ValueError below 1.

    One that reads from right to left is the mirror image.
    """
    made = SCHEMES[booklet.scheme](pages, booklet)
    return tuple(each.mirrored for each in made) if rtl else made


def padded(pages: int, unit: int = 4) -> tuple[int, ...]:
    """Return the page numbers 1..pages filled up with BLANK to a multiple of a unit.

    The blanks stand before the last page, so that the back of the book stays its back. Raises ValueError below 1.
    """
    first, last, blanks = filled(pages, unit)[: max(1, pages - 1)], range(max(2, pages), pages + 1), -pages % unit
    return (*first, *[BLANK] * blanks, *last)


def filled(pages: int, unit: int) -> tuple[int, ...]:
    """Return the page numbers 1..pages with the blanks behind the last; raises ValueError below 1."""
    if pages < 1:
        raise ValueError("a booklet has at least one page")
    return (*range(1, pages + 1), *[BLANK] * (-pages % unit))


def nested(order: Sequence[int]) -> Iterator[Sheet]:
    """Yield the sheets of one signature, folded into each other, the outermost first; its pages are a multiple of 4."""
    for sheet in range(len(order) // 4):
        first, last = 2 * sheet, len(order) - 1 - 2 * sheet
        front, back = (order[last], order[first]), (order[first + 1], order[last - 1])
        yield Sheet(
            ((PlacedPage(front[0]), PlacedPage(front[1])),), ((PlacedPage(back[0]), PlacedPage(back[1])),), sheet
        )


def saddle_stitch(pages: int, booklet: Booklet) -> tuple[Sheet, ...]:
    """Return the sheets of one signature of all pages."""
    return tuple(nested(padded(pages)))


def signatures(pages: int, booklet: Booklet) -> tuple[Sheet, ...]:
    """Return the sheets of several signatures, one behind the other."""
    order, made, begin = padded(pages), list[Sheet](), 0
    for sheets in balanced(len(order) // 4, booklet.signature):
        end = begin + 4 * sheets
        made += nested(order[begin:end])
        begin = end
    return tuple(made)


def balanced(sheets: int, most: int) -> tuple[int, ...]:
    """Return how many sheets each signature has, as even as can be: of 13, at most 4 each, 4 3 3 3."""
    number = ceil(sheets / most)
    return tuple(sheets // number + (place < sheets % number) for place in range(number))


def cut_and_stack(pages: int, booklet: Booklet) -> tuple[Sheet, ...]:
    """Return sheets of leaves so that the cut stacks, laid under each other by rows, are the book.

    The first stack is that of the first cell: its leaves come first, from the sheets in their order.
    """
    columns, rows = booklet.cells
    order = filled(pages, 2 * columns * rows)
    sheets = len(order) // (2 * columns * rows)

    def side(sheet: int, back: bool) -> Side:
        leaf = [[(row * columns + column) * sheets + sheet for column in range(columns)] for row in range(rows)]
        placed = (reversed(each) if back else each for each in leaf)
        return tuple(tuple(PlacedPage(order[2 * each + back]) for each in row) for row in placed)

    return tuple(Sheet(side(sheet, False), side(sheet, True)) for sheet in range(sheets))


def zine(pages: int, booklet: Booklet) -> tuple[Sheet, ...]:
    """Return sheets of eight pages on one side each: folded in eight, and cut in the middle along the long fold."""
    order = padded(pages, 8)
    made = []
    for begin in range(0, len(order), 8):
        page = order[begin : begin + 8]
        above = tuple(PlacedPage(page[each], turned=True) for each in (4, 3, 2, 1))
        below = tuple(PlacedPage(page[each]) for each in (5, 6, 7, 0))
        made.append(Sheet((above, below), None))
    return tuple(made)


def mirrored(side: Side) -> Side:
    """Return a side with left and right exchanged."""
    return tuple(row[::-1] for row in side)


def turned(side: Side) -> Side:
    """Return a side turned by 180 degrees."""
    return tuple(tuple(PlacedPage(each.page, not each.turned) for each in reversed(row)) for row in reversed(side))


SCHEMES: Mapping[str, Callable[[int, Booklet], tuple[Sheet, ...]]] = {
    "saddle": saddle_stitch,
    "signatures": signatures,
    "cut-and-stack": cut_and_stack,
    "cut-and-stack-4": cut_and_stack,
    "zine": zine,
}
