"""Where the cells of a table stand: rows and columns counted as browsers count them (HTML, 4.9.12.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell, the row and column that it begins in, and those behind its end, from 0."""

    element: ET.Element
    top: int
    left: int
    bottom: int
    right: int
    head: bool  # whether it stands in the table's head


def placed_cells(table: ET.Element) -> Iterator[PlacedCell]:
    """Yield the cells of a table with their places, row by row, those of tables in its cells left out."""
    taken: set[tuple[int, int]] = set()
    rows = [(row, part.tag == "thead") for part in table for row in part if row.tag == "tr"]
    for top, (row, head) in enumerate(rows):
        left = 0
        for element in row:
            while (top, left) in taken:
                left += 1
            bottom = top + int(element.get("rowspan", "1"))
            right = left + int(element.get("colspan", "1"))
            taken |= {(y, x) for y in range(top, bottom) for x in range(left, right)}
            yield PlacedCell(element, top, left, bottom, right, head)
