"""Where a page stands on a side of a sheet: how small it is set, and how far it moves towards the fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from baspa.model.binding import INSIDE
from baspa.model.paper_sizes import MM
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning

Matrix = tuple[float, float, float, float, float, float]  # ISO 32000-1, 8.3.3
Size = tuple[float, float]  # width and height, pt
NARROW = 1 * MM  # what is free beside a page and not worth a cut of its own
SAME = 1.0  # pt: pages that differ by no more are of one size


@dataclass(frozen=True, slots=True)
class Placing:
    """How the pages of a booklet stand on its sheets."""

    booklet: Booklet
    page: Size  # that its pages have, or most of them
    sheet: Size  # one side of it
    scale: float  # of its size such a page is printed, at most 1
    inside: float  # the book's inner margin, mm

    def backs_are_turned(self, turning: Turning) -> bool:
        """Tell whether backs are printed head down: the sheets are not turned about their vertical axis."""
        return (self.sheet[0] > self.sheet[1] and not self.is_square) != (turning.edge == "short")

    @property
    def is_square(self) -> bool:
        """Tell whether the sheets have no short edge; their backs then are those of upright ones."""
        return abs(self.sheet[0] - self.sheet[1]) < SAME

    @property
    def free(self) -> Size:
        """What is free beside and above each page in its cell, where leaves are cut."""
        columns, rows = self.booklet.cells
        width, height = (self.scale * each for each in self.page)
        return (self.sheet[0] / columns - width) / 2, (self.sheet[1] / rows - height) / 2

    @property
    def most_moved(self) -> float:
        """How far a page may move towards the fold, mm."""
        return self.scale * self.inside / 2

    def moved(self, within: int) -> float:
        """Return how far the pages of a sheet within so many move towards the fold, mm."""
        return self.booklet.moved(within, self.scale * self.inside)

    @property
    def edges(self) -> tuple[list[float], list[float]]:
        """Where leaves are cut: x and y."""
        (width, height), (columns, rows), (x, y) = self.sheet, self.booklet.cells, self.free
        return cuts_of(width, columns, x), cuts_of(height, rows, y)

    def matrix(self, row: int, column: int, turned: bool, within: int, page: Size) -> Matrix:
        """Return what places a page of a size into a cell, rows counted from the head of the sheet; it is never cut.

        One that is smaller than most stands in the middle of the place of such a one, a larger one is set smaller.
        """
        columns, rows = self.booklet.cells
        across, down = self.sheet[0] / columns, self.sheet[1] / rows
        width, height = (self.scale * each for each in self.page)
        x, y = column * across + (across - width) / 2, self.sheet[1] - (row + 1) * down + (down - height) / 2
        if self.booklet.is_folded:
            to_fold = (across - width) / 2 + self.moved(within) * MM
            x += to_fold if column == 0 else -to_fold
        scale = self.scale * min(1, self.page[0] / page[0], self.page[1] / page[1])
        x, y = x + (width - scale * page[0]) / 2, y + (height - scale * page[1]) / 2
        if turned:
            return (-scale, 0, 0, -scale, x + scale * page[0], y + scale * page[1])
        return (scale, 0, 0, scale, x, y)


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


def place_of(sizes: Sequence[Size]) -> Size:
    """Return the size that most pages have, the larger one of two that as many have."""
    counted = Counter((round(width / SAME), round(height / SAME)) for width, height in sizes)
    most = max(counted, key=lambda each: (counted[each], each[0] * each[1]))
    return max(size for size in sizes if (round(size[0] / SAME), round(size[1] / SAME)) == most)


def larger(sizes: Sequence[Size]) -> list[int]:
    """Return the numbers of the pages, from 1, that are larger than most."""
    width, height = place_of(sizes)
    return [number for number, (w, h) in enumerate(sizes, 1) if w > width + SAME or h > height + SAME]


def fitting(sheet: Size, page: Size, booklet: Booklet) -> float:
    """Return how many times its size a page may have on a sheet."""
    columns, rows = booklet.cells
    return min(sheet[0] / columns / page[0], sheet[1] / rows / page[1])


def cuts_of(length: float, cells: int, free: float) -> list[float]:
    """Return where a sheet of a length is cut: at its pages' edges, once between two that meet, never at its own."""
    bounds = [length * cell / cells for cell in range(cells + 1)]
    if free < NARROW:
        return bounds[1:-1]
    return [each for begin, end in pairwise(bounds) for each in (begin + free, end - free)]
