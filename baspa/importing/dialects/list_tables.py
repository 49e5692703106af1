"""Tables of MyST that are written as lists of lists, as tables with bars, where a line holds each of their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baspa.importing.dialects.directives import indent_of

BLOCK = re.compile(r"[*+-]\s|\d+[.)]\s|`{3}|~{3}|:{3}")
ROW, CELL = re.compile(r"[*-]\s+([*-])\s?(.*)"), re.compile(r"\s+[*-]\s?(.*)")


def rows_of(body: Sequence[str]) -> list[list[str]]:
    """Return the cells of each row of a list of lists, a line each."""
    rows: list[list[str]] = []
    for line in body:
        row, cell_ = ROW.match(line), CELL.match(line)
        if row:
            rows.append([row[2].strip()])
        elif cell_ and rows:
            rows[-1].append(cell_[1].strip())
        elif line.strip() and rows:
            rows[-1][-1] += f" {line.strip()}"
    return rows


def is_in_blocks(body: Sequence[str]) -> bool:
    """Tell whether a cell of a list of lists holds more than a paragraph."""
    column, before = 0, ""  # of the dash that begins a cell
    for line in body:
        row, indent = ROW.match(line), indent_of(line)
        column = row.start(1) if row else column
        begins = indent == column and CELL.match(line)
        held = row[2] if row else begins[1] if begins else line
        if BLOCK.match(held.strip()) or (held is line and line.strip() and not before.strip() and column):
            return True
        before = line
    return False


def piped(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as a table with bars, the first as its head."""
    width = max(map(len, rows), default=0)
    full = [[*(cell_.replace("|", "\\|") for cell_ in row), *[""] * (width - len(row))] for row in rows]
    drawn = [f"| {' | '.join(row)} |" for row in full]
    return [*drawn[:1], f"|{'---|' * width}", *drawn[1:]]
