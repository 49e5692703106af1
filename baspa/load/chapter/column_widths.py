"""How wide the columns of a table are: as its author says, or, of a form, wide enough to be written in.

A table whose columns are all read has the widths that its words want. One with a column that is empty below the head
waits for a pen: it has lines between its rows, is as wide as the measure, and its empty columns have what the words of
the others leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from baspa.load.chapter.table_headers import is_empty
from baspa.load.markdown.drawn import DrawnColumns
from baspa.model.problem import Place, Problem
from baspa.tree.table_cells import PlacedCell, placed_cells

GIVEN = ("data-widths", "data-tbl-colwidths")  # the second is Quarto's
NUMBER = re.compile(r"\d+(?:\.\d+)?")
TO_FILL = "to-fill"  # class of a form, whose rows have lines
LINE = 60  # letters of the measure, or so
LONGEST, SIDES = 25, 2  # letters that a column of words asks room for; those that its sides are as wide as
LEAST = 12  # letters that a pen wants


def set_column_widths(table: ET.Element, drawn: DrawnColumns, place: Place) -> Iterator[Problem]:
    """Give the columns of a table their shares of the measure; yield B117 for as many numbers as there are no columns.

    A cell's width stands in its style, which both faces understand.
    """
    given = [value for name in GIVEN if (value := table.attrib.pop(name, ""))]
    cells = list(placed_cells(table))
    count = max((cell.right for cell in cells), default=0)
    shares = [float(number) for number in NUMBER.findall("".join(given[:1]))]
    if given and len(shares) != count:
        said = f"{len(shares)} widths are given, the table has {count} columns"
        yield Problem(place, "B117", said, "write a number for each column")
    elif empty := [] if given else empty_columns(cells, count):
        shares = room_to_write(cells, count, empty, drawn.widths) if drawn.by_words else list(drawn.widths)
        table.set("class", f"{table.get('class', '')} {TO_FILL}".strip())
    if len(shares) == count:
        set_shares(table, cells, shares)


def empty_columns(cells: Sequence[PlacedCell], count: int) -> list[int]:
    """Return the columns in whose cells below the head nothing stands; none where there is nothing but a head."""
    body = [cell for cell in cells if not cell.head]
    filled = {column for cell in body if not is_empty(cell.element) for column in range(cell.left, cell.right)}
    return [column for column in range(count if body else 0) if column not in filled]


def room_to_write(cells: Sequence[PlacedCell], count: int, empty: Sequence[int], dashes: Sequence[int]) -> list[float]:
    """Return the shares of columns: as many letters as their words have; of empty ones, the rest by their dashes."""
    shares = [0.0] * count
    for cell in cells:
        if cell.right == cell.left + 1:
            letters = sum(map(len, cell.element.itertext()))
            shares[cell.left] = max(shares[cell.left], min(letters, LONGEST) + SIDES)
    given = [dashes[column] if len(dashes) == count else 1 for column in empty]
    words, parts = sum(shares) - sum(shares[column] for column in empty), sum(given)
    room = max(LINE - words, LEAST * len(empty))
    for column, part in zip(empty, given, strict=True):
        shares[column] = room * part / parts
    return shares


def set_shares(table: ET.Element, cells: Sequence[PlacedCell], shares: Sequence[float]) -> None:
    """Write the widths of columns, in hundredths of the table's, into the first cell of each that spans no other."""
    table.set("style", "width:100%")
    whole = sum(shares)
    first = {cell.left: cell.element for cell in reversed(cells) if cell.right == cell.left + 1}
    for column, element in sorted(first.items(), key=lambda pair: pair[0]):
        element.set("style", f"width:{100 * shares[column] / whole:.2f}%")
