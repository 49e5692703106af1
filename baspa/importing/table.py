"""Pandoc's tables as the press has them: with pipes where each cell is a line, drawn as grids where one is more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from baspa.importing.drawing import DrawnCell, draw
from baspa.importing.inlines import Inlines
from baspa.importing.losses import Losses
from baspa.importing.nodes import PandocNode, node, nodes

RULES = {"AlignDefault": "---", "AlignLeft": ":--", "AlignCenter": ":-:", "AlignRight": "--:"}
CELL = ("Plain", "Para")
HEADLESS = "a table without a head: the first row is its head"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table; rows and columns are counted from 0."""

    row: int
    column: int
    rows: int  # that it spans
    columns: int
    blocks: list[PandocNode]


def is_frame(block: PandocNode) -> bool:
    """Tell whether a table is a frame around text: one cell, or one column that has no head."""
    _, _, columns, (_, head), *_ = block["c"]
    return len(columns) == 1 and (not head or len(rows_of(block["c"])) == 1)


def framed(block: PandocNode) -> Iterator[PandocNode]:
    """Yield the blocks that stand in a frame, its caption behind them."""
    for _, cells in rows_of(block["c"]):
        for *_, blocks in cells:
            yield from blocks
    yield from block["c"][1][1]


def written_table(content: Any, inlines: Inlines, losses: Losses, blocks: Callable[[list[PandocNode]], str]) -> str:
    """Return a table, its caption behind it (docs/manuscript.md, Tables); `blocks` writes those of a cell."""
    attribute, caption, columns, (_, head), *_ = content
    cells = [*placed(rows_of(content), len(columns))]
    if not cells:
        return ""
    sides = [RULES[alignment["t"]] for alignment, _ in columns]
    rows = max(cell.row + cell.rows for cell in cells)
    if not head and rows > 1:
        losses.changed(HEADLESS)
    if len(head) <= 1 and (head or rows > 1) and all(map(is_plain, cells)):
        drawn = piped(cells, rows, sides, inlines)
    else:
        texts = [DrawnCell(c.row, c.column, c.rows, c.columns, blocks(c.blocks)) for c in cells]
        drawn = draw(texts, head_rows(cells, len(head), rows), sides) or "\n\n".join(cell.text for cell in texts)
    said = inlines.line([item for block in caption[1] for item in (*block["c"], node("Space"))])
    name = f" {{#{attribute[0]}}}" if attribute[0] else ""
    return drawn + (f"\n\n: {said}{name}" if said else "")


def rows_of(content: Any) -> list[Any]:
    """Return all rows of a table: head, bodies and foot."""
    _, _, _, (_, head), bodies, (_, foot) = content
    return [*head, *(row for _, _, inner, body in bodies for row in (*inner, *body)), *foot]


def placed(rows: list[Any], width: int) -> Iterator[TableCell]:
    """Yield each cell with its place; where a row has too few, empty ones."""
    taken: set[tuple[int, int]] = set()
    for y, (_, cells) in enumerate(rows):
        waiting = [*cells]
        for x in range(width):
            if (y, x) in taken:
                continue
            _, _, height, breadth, blocks = waiting.pop(0) if waiting else (None, None, 1, 1, [])
            free = next((n for n in range(1, breadth) if (y, x + n) in taken or x + n >= width), breadth)
            down = min(height, len(rows) - y)
            taken |= {(y + below, x + across) for below in range(down) for across in range(free)}
            yield TableCell(y, x, down, free, blocks)


def is_plain(cell: TableCell) -> bool:
    """Tell whether a cell is one line of text, and spans no others."""
    block = cell.blocks[0] if cell.blocks else node("Plain", [])
    breaks = any(item["t"] == "LineBreak" for item in nodes(cell.blocks))
    return len(cell.blocks) < 2 and block["t"] in CELL and cell.rows == cell.columns == 1 and not breaks


def head_rows(cells: list[TableCell], said: int, rows: int) -> int:
    """Return how many rows are the head: the first if none is, more where cells reach further; 0 where all would be."""
    head = said or 1
    for cell in cells:
        if cell.row < head:
            head = max(head, cell.row + cell.rows)
    return head if head < rows else 0


def piped(cells: list[TableCell], rows: int, sides: list[str], inlines: Inlines) -> str:
    """Return a table whose cells are lines."""
    texts = [[""] * len(sides) for _ in range(rows)]
    for cell in cells:
        items = [item for block in cell.blocks for item in block["c"]]
        texts[cell.row][cell.column] = inlines.line(items).replace("|", "\\|")
    return "\n".join(f"| {' | '.join(row)} |" for row in (texts[0], sides, *texts[1:]))
