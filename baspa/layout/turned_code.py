"""Lines of code that turn over: before what goes on below stands an arrow, which is drawn and no text.

It is an artifact (ISO 32000-1, 14.8.2.2): no reader says it or copies it, and no font has to have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import draw
from weasyprint.formatting_structure import boxes

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_text import TURNED_CODE
from baspa.tree.code import CODE_LINE

# em of the code: the arrow's points from its tail to its tip, right and down from the baseline's beginning.
SHAFT = ((0.0, -0.62), (0.0, -0.24), (0.74, -0.24))
HEAD = ((0.54, -0.4), (0.74, -0.24), (0.54, -0.08))
WIDTH, GAP, STROKE = 0.74, 0.4, 0.055  # of the arrow, between it and the line, of its lines
LEAST = 0.5  # of its size: where there is less room, there is no arrow


@contextmanager
def turned_code() -> Iterator[None]:
    """Draw arrows before lines of code that turned over, while the context lasts."""
    original = draw.draw_block_level

    def draw_block_level(page: Any, stream: Any, blocks_and_cells: Any) -> None:
        for block in blocks_and_cells:
            for line in turned_lines(block):
                show(stream, line, line.position_x - block.padding_box_x())
        original(page, stream, blocks_and_cells)

    with replacing(TURNED_CODE, draw_block_level):
        yield


def turned_lines(block: Any) -> Iterator[Any]:
    """Yield the lines of a block, where it is a line of code, but for that which it begins with on whatever page."""
    if block.element is not None and block.element.get("class") == CODE_LINE:
        yield from (
            line for line in block.children if isinstance(line, boxes.LineBox) and not getattr(line, "first", True)
        )


def show(stream: Any, line: Any, room: float) -> None:
    """Draw an arrow into the room before a line, px."""
    em = line.style["font_size"]
    size = em * min(1.0, room / (em * (WIDTH + GAP)))
    if size < LEAST * em:
        return
    x, y = line.position_x - size * (WIDTH + GAP), line.position_y + line.baseline
    with stream.artifact(), stream.stacked():
        stream.set_color(line.style["color"], stroke=True)
        stream.set_line_width(round(size * STROKE, 3))
        for points in (SHAFT, HEAD):
            for index, (right, down) in enumerate(points):
                (stream.line_to if index else stream.move_to)(round(x + size * right, 2), round(y + size * down, 2))
        stream.stroke()
