"""Where a page stands on a side of a sheet: how small it is set, and how far it moves towards the fold."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.bind.sheets.imposition import Scheme
from baspa.model.sheets import Booklet

MM = 72 / 25.4  # pt

Matrix = tuple[float, float, float, float, float, float]  # ISO 32000-1, 8.3.3


@dataclass(frozen=True, slots=True)
class Placing:
    """How the pages of a booklet stand on its sheets; lengths in pt."""

    scheme: Scheme
    page: tuple[float, float]  # width and height of a page of the book
    sheet: tuple[float, float]  # width and height of a side
    scale: float  # of its size a page is printed, at most 1
    creep: float  # that a page moves towards the fold for each sheet around its own

    def backs_are_turned(self, booklet: Booklet) -> bool:
        """Tell whether backs are printed head down: the printer does not turn sheets about their vertical axis."""
        return (self.sheet[0] > self.sheet[1]) != (booklet.duplex == "short")

    def matrix(self, row: int, column: int, turned: bool, within: int) -> Matrix:
        """Return what places a page into a cell, rows counted from the head of the sheet; it is never cut."""
        across, down = self.sheet[0] / self.scheme.columns, self.sheet[1] / self.scheme.rows
        width, height = (self.scale * each for each in self.page)
        x, y = column * across + (across - width) / 2, self.sheet[1] - (row + 1) * down + (down - height) / 2
        if self.scheme.folded:
            to_fold = (across - width) / 2 + within * self.creep
            x += to_fold if column == 0 else -to_fold
        if turned:
            return (-self.scale, 0, 0, -self.scale, x + width, y + height)
        return (self.scale, 0, 0, self.scale, x, y)


def placing_of(page: tuple[float, float], scheme: Scheme, booklet: Booklet) -> Placing:
    """Return how pages of a size, pt, stand on the sheets of a booklet, lying or upright as they are larger."""
    creep = booklet.creep * booklet.thickness * MM
    if not booklet.paper_size:
        return Placing(scheme, page, (scheme.columns * page[0], scheme.rows * page[1]), 1, creep)
    width, height = (each * MM for each in booklet.paper_size)
    lying, upright = (width, height) if width > height else (height, width), (min(width, height), max(width, height))
    sheet = max(lying, upright, key=lambda each: fitting(each, page, scheme))
    return Placing(scheme, page, sheet, min(1, fitting(sheet, page, scheme)), creep)


def fitting(sheet: tuple[float, float], page: tuple[float, float], scheme: Scheme) -> float:
    """Return how many times its size a page may have on a sheet."""
    return min(sheet[0] / scheme.columns / page[0], sheet[1] / scheme.rows / page[1])
