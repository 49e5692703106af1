"""Where a page stands on a side of a sheet: how small it is set, and how far it moves towards the fold."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.model.binding import INSIDE
from baspa.model.paper_sizes import MM
from baspa.model.sheets import Booklet

Matrix = tuple[float, float, float, float, float, float]  # ISO 32000-1, 8.3.3
Size = tuple[float, float]  # width and height, pt


@dataclass(frozen=True, slots=True)
class Placing:
    """How the pages of a booklet stand on its sheets."""

    booklet: Booklet
    page: Size  # of the book
    sheet: Size  # one side of it
    scale: float  # of its size a page is printed, at most 1
    inside: float  # the book's inner margin, mm

    @property
    def backs_are_turned(self) -> bool:
        """Whether backs are printed head down: the printer does not turn sheets about their vertical axis."""
        return (self.sheet[0] > self.sheet[1]) != (self.booklet.duplex == "short")

    @property
    def most_moved(self) -> float:
        """How far a page may move towards the fold, mm."""
        return self.scale * self.inside / 2

    def moved(self, within: int) -> float:
        """Return how far the pages of a sheet within so many move towards the fold, mm."""
        return self.booklet.moved(within, self.scale * self.inside)

    def matrix(self, row: int, column: int, turned: bool, within: int) -> Matrix:
        """Return what places a page into a cell, rows counted from the head of the sheet; it is never cut."""
        columns, rows = self.booklet.cells
        across, down = self.sheet[0] / columns, self.sheet[1] / rows
        width, height = (self.scale * each for each in self.page)
        x, y = column * across + (across - width) / 2, self.sheet[1] - (row + 1) * down + (down - height) / 2
        if self.booklet.is_folded:
            to_fold = (across - width) / 2 + self.moved(within) * MM
            x += to_fold if column == 0 else -to_fold
        if turned:
            return (-self.scale, 0, 0, -self.scale, x + width, y + height)
        return (self.scale, 0, 0, self.scale, x, y)


def placing_of(page: Size, booklet: Booklet, inside: float = INSIDE) -> Placing:
    """Return how pages of a size stand on the sheets of a booklet, lying or upright as they are larger.

    By their inner margin, mm, it is told how far they may move towards the fold.
    """
    columns, rows = booklet.cells
    if not booklet.paper_size:
        return Placing(booklet, page, (columns * page[0], rows * page[1]), 1, inside)
    short, long = sorted(each * MM for each in booklet.paper_size)
    sheet = max((long, short), (short, long), key=lambda each: fitting(each, page, booklet))
    return Placing(booklet, page, sheet, min(1, fitting(sheet, page, booklet)), inside)


def fitting(sheet: Size, page: Size, booklet: Booklet) -> float:
    """Return how many times its size a page may have on a sheet."""
    columns, rows = booklet.cells
    return min(sheet[0] / columns / page[0], sheet[1] / rows / page[1])
