"""Sheets folded, nested, cut and stacked as hands do it, and the book that is then in them, page by page.

A sheet on the table is cells; a cell is layers, and a layer what shows with what is behind it. Nothing here knows how
the pages were placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from baspa.model.sheets import Booklet
from baspa.model.turning import Turning


class Face(NamedTuple):
    """One side of a leaf as it lies on the table."""

    said: str  # what is on it; "" where nothing is
    turned: bool = False  # its head points to the reader


Layer = tuple[Face, Face]  # what shows, and what is behind it
Cells = list[list[tuple[Layer, ...]]]  # rows from the head, each from the left
Side = Sequence[Sequence[Face]]


def book_of(sides: Sequence[Side], booklet: Booklet, upright: bool, rtl: bool) -> list[Face]:
    """Return the leaves' faces in the order of reading; `sides` are as they come from the printer.

    Of a sheet that is printed on both sides the back follows the front; `upright` tells whether sheets are turned about
    their vertical axis between the two. A book from right to left is folded and stacked the other way.
    """
    seen = [[list(row)[::-1] for row in side] for side in sides] if rtl else sides
    if booklet.scheme == "zine":
        return list(chain.from_iterable(map(opened_ring, seen)))
    sheets = [lying(front, back, upright) for front, back in zip(seen[::2], seen[1::2], strict=True)]
    if booklet.is_cut:
        return list(chain.from_iterable(stacked(sheets)))
    most = len(sheets) if booklet.scheme == "saddle" else booklet.signature
    return [face for group in groups(sheets, most) for face in nested(group)]


def two_runs(fronts: Sequence[Side], backs: Sequence[Side], turning: Turning) -> list[Side]:
    """Return the sides of sheets of which all fronts were printed, and then, on the pile put in again, all backs.

    In the tray the sheet that was printed last lies above, unless the pile was turned over; it is taken first.
    """
    behind = backs if turning.over else backs[::-1]
    return [side for both in zip(fronts, behind, strict=True) for side in both]


def lying(front: Side, back: Side, upright: bool) -> Cells:
    """Return a sheet with its front above: it was turned about its vertical axis, or else head over foot."""
    rows, columns = len(front), len(front[0])
    behind = (lambda r, c: back[r][columns - 1 - c]) if upright else (lambda r, c: over(back[rows - 1 - r][c]))
    return [[((front[r][c], behind(r, c)),) for c in range(columns)] for r in range(rows)]


def over(face: Face) -> Face:
    """Return a face whose head points the other way."""
    return Face(face.said, not face.turned)


def groups(sheets: list[Cells], most: int) -> Iterator[list[Cells]]:
    """Yield the sheets of each signature: as few signatures as can be, the first ones with a sheet more."""
    number = -(-len(sheets) // most)
    begin = 0
    for place in range(number):
        end = begin + len(sheets) // number + (place < len(sheets) % number)
        yield sheets[begin:end]
        begin = end


def nested(sheets: list[Cells]) -> list[Face]:
    """Return the faces of sheets that are folded in the middle, each laid into the one before it."""
    before, after = list[Face](), list[Face]()
    for cells in sheets:
        first, second = folded(cells)
        before, after = [*before, *first], [*second, *after]
    return before + after


def folded(cells: Cells) -> tuple[Layer, Layer]:
    """Return the two leaves of a sheet whose left half was folded behind its right one."""
    ((left,), (right,)) = cells[0]
    return right, (left[1], left[0])


def stacked(sheets: list[Cells]) -> Iterator[Layer]:
    """Yield the leaves of sheets that were cut as one pile, each pile laid under the one of the cell before."""
    for row in range(len(sheets[0])):
        for column in range(len(sheets[0][0])):
            for sheet in sheets:
                yield from sheet[row][column]


def opened_ring(side: Side) -> list[Face]:
    """Return the pages of a sheet of eight, folded along its length, cut in the middle, and its ends pushed together.

    The eight cells are a ring then; the upper ones point the other way.
    """
    above, below = side
    return [below[3], *(over(face) for face in reversed(above)), *below[:3]]
