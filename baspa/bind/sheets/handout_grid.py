"""Where pages stand on a side of a handout, and the ruled room for notes beside or below each of them.

Of all ways to set so many pages in rows and columns, on paper upright or lying, the one is taken in which they come out
largest. All gaps are alike; what room is left goes to the notes, or else around all pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from baspa.model.handouts import Handout
from baspa.model.paper_sizes import MM, size_of

Size = tuple[float, float]  # width and height, pt

EDGE = 6 * MM  # left free around all: office printers reach no nearer than 4 to 5 mm
GAP = 5 * MM  # between pages, and between a page and its notes
LEAST_BESIDE, LEAST_BELOW = 2 / 3, 1 / 2  # of a page's width and height: what the room for its notes has at least
LINE, MOST_LINE = 7 * MM, 8 * MM  # from ruled line to ruled line, for handwriting


class CellBox(NamedTuple):
    """A rectangle on a sheet, pt from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class HandoutCell(NamedTuple):
    """The place of a page, and that of its notes."""

    page: CellBox
    notes: CellBox | None


@dataclass(frozen=True, slots=True)
class HandoutGrid:
    """The cells of a side of a handout."""

    handout: Handout
    rtl: bool  # rows begin at the right
    sheet: Size
    columns: int
    rows: int
    page: Size  # of the book
    scale: float  # of its size a page is printed, at most 1

    @property
    def printed(self) -> Size:
        """Width and height of a page on the sheet."""
        return self.scale * self.page[0], self.scale * self.page[1]

    @property
    def unit(self) -> Size:
        """Width and height of a page with its notes."""
        (width, height), (across, down) = self.printed, room(self.sheet, self.columns, self.rows)
        return across if self.handout.notes == "beside" else width, down if self.handout.notes == "below" else height

    def cells(self) -> Iterator[HandoutCell]:
        """Yield the cells in the order of reading."""
        width, height = self.unit
        left = (self.sheet[0] - self.columns * (width + GAP) + GAP) / 2
        top = (self.sheet[1] + self.rows * (height + GAP) - GAP) / 2
        for row, column in product(range(self.rows), range(self.columns)):
            place = self.columns - 1 - column if self.rtl else column
            yield self.cell(left + place * (width + GAP), top - row * (height + GAP))

    def cell(self, left: float, top: float) -> HandoutCell:
        """Return the cell with this corner."""
        (width, height), (across, down) = self.printed, self.unit
        bottom, right = top - down, left + across
        if self.handout.notes == "below":
            return HandoutCell(
                CellBox(left, top - height, right, top), CellBox(left, bottom, right, top - height - GAP)
            )
        if self.handout.notes == "beside" and self.rtl:
            return HandoutCell(
                CellBox(right - width, bottom, right, top), CellBox(left, bottom, right - width - GAP, top)
            )
        if self.handout.notes == "beside":
            return HandoutCell(
                CellBox(left, bottom, left + width, top), CellBox(left + width + GAP, bottom, right, top)
            )
        return HandoutCell(CellBox(left, bottom, right, top), None)


def grid_of(page: Size, handout: Handout, rtl: bool = False) -> HandoutGrid:
    """Return the cells in which pages of a size, pt, come out largest; they are never made larger than they are."""
    short, long = sorted(each * MM for each in size_of(handout.paper))
    columns = [each for each in range(1, handout.pages + 1) if handout.pages % each == 0]
    ways = [(sheet, each, handout.pages // each) for sheet in ((short, long), (long, short)) for each in columns]
    sheet, across, down = max(ways, key=lambda way: fitting(page, handout, *way))
    return HandoutGrid(handout, rtl, sheet, across, down, page, min(1, fitting(page, handout, sheet, across, down)))


def fitting(page: Size, handout: Handout, sheet: Size, columns: int, rows: int) -> float:
    """Return how many times its size a page may have in so many columns and rows, with the least room for notes."""
    across, down = room(sheet, columns, rows)
    if handout.notes == "beside":
        across = (across - GAP) / (1 + LEAST_BESIDE)
    if handout.notes == "below":
        down = (down - GAP) / (1 + LEAST_BELOW)
    return min(across / page[0], down / page[1])


def room(sheet: Size, columns: int, rows: int) -> Size:
    """Return the most width and height that a page with its notes may have."""
    width, height = (each - 2 * EDGE + GAP for each in sheet)
    return width / columns - GAP, height / rows - GAP


def lines_in(notes: CellBox) -> Iterator[float]:
    """Yield the heights of the ruled lines of a room for notes, from its head to its foot."""
    height = notes.top - notes.bottom
    number = int(height / LINE)
    for line in range(1, number + 1):
        yield notes.top - line * min(MOST_LINE, height / number)
