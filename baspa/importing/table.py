"""Pandoc's tables as pipe tables: one head row, one line a cell; what does not fit is noted."""

from __future__ import annotations

from typing import Any

from baspa.importing.inlines import Inlines
from baspa.importing.losses import Losses
from baspa.importing.nodes import PandocNode, node

RULES = {"AlignDefault": "---", "AlignLeft": ":--", "AlignCenter": ":-:", "AlignRight": "--:"}
CELL = ("Plain", "Para", "LineBlock")


def pipe_table(content: Any, inlines: Inlines, losses: Losses) -> str:
    """Return a table, its caption behind it (docs/manuscript.md, Tables)."""
    attribute, caption, columns, (_, head), bodies, (_, foot) = content
    rows = [*head, *(row for _, _, inner, body in bodies for row in (*inner, *body)), *foot]
    if not any(cells for _, cells in rows):
        return ""
    if len(head) != 1:
        losses.changed("a table's head: the first row is its head")
    grid = spread(rows, len(columns), losses)
    texts = [[cell_text(blocks, inlines, losses) for blocks in row] for row in grid]
    rule = [RULES[alignment["t"]] for alignment, _ in columns]
    lines = [f"| {' | '.join(row)} |" for row in (texts[0], rule, *texts[1:])]
    said = inlines.line([item for block in caption[1] for item in (*block["c"], node("Space"))])
    name = f" {{#{attribute[0]}}}" if attribute[0] else ""
    return "\n".join(lines) + (f"\n\n: {said}{name}" if said else "")


def spread(rows: list[Any], width: int, losses: Losses) -> list[list[list[PandocNode]]]:
    """Return the blocks of every cell of a grid: of cells that span others, all but the first are empty."""
    grid: list[list[list[PandocNode]]] = [[[] for _ in range(width)] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for y, (_, cells) in enumerate(rows):
        x = 0
        for _, _, height, breadth, blocks in cells:
            while (y, x) in taken:
                x += 1
            if height > 1 or breadth > 1:
                losses.changed("a table's cell that spans others: the others are empty")
            taken |= {(y + down, x + across) for down in range(height) for across in range(breadth)}
            if x < width:
                grid[y][x] = blocks
    return grid


def cell_text(blocks: list[PandocNode], inlines: Inlines, losses: Losses) -> str:
    """Return the text of a cell on one line; several paragraphs, or a list, are joined."""
    if len(blocks) > 1 or any(block["t"] not in CELL for block in blocks):
        losses.changed("a table's cell with paragraphs or lists in it: they are joined")
    return inlines.line(flat(blocks)).replace("|", "\\|")


def flat(value: Any) -> list[PandocNode]:
    """Return the inlines of blocks in a row, each block after a space."""
    if isinstance(value, list):
        return [inline for child in value for inline in flat(child)]
    kind, content = (value.get("t"), value.get("c", [])) if isinstance(value, dict) else ("", [])
    if kind == "CodeBlock":
        return [node("Space"), node("Code", content)]
    if kind in ("Plain", "Para", "Header"):
        return [node("Space"), *(content[2] if kind == "Header" else content)]
    if kind == "LineBlock":
        return [inline for row in content for inline in (node("Space"), *row)]
    return flat(content)
