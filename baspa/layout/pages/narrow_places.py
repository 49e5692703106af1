"""Indents where there is little room, as in a narrow cell: lines that turn over, and blocks, keep some width."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.percent import resolve_one_percentage

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_text import NARROW_PLACES

HALF = 0.5  # of the width of their place: no further in do lines go on that turned over
LEAST = 0.25  # em: a block with less width than a letter has no indents, but for those of lines
SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")


@contextmanager
def narrow_places() -> Iterator[None]:
    """Let indents give way to what is indented, while the context lasts."""
    block_box_layout = block.block_box_layout

    def fitted(context: Any, box: Any, bottom: Any, skip: Any, around: Any, *rest: Any, **others: Any) -> Any:
        width = around.width if isinstance(around, boxes.Box) else around[0]
        if box.width == "auto":
            resolve_one_percentage(box, "text_indent", 0)
            (hang if box.text_indent < 0 < box.padding_left else widen)(box, width)
        return block_box_layout(context, box, bottom, skip, around, *rest, **others)

    with replacing(NARROW_PLACES, fitted):
        yield


def hang(box: Any, width: float) -> None:
    """Let lines that turned over go on at most halfway into their place, `width` px, and the first where it began."""
    back = max(0.0, min(box.padding_left, -box.text_indent) - HALF * width)
    box.padding_left -= back
    for line in box.children:
        if isinstance(line, boxes.LineBox):
            resolve_one_percentage(line, "text_indent", 0)
            if line.text_indent != box.text_indent + back:  # also where it was laid out in a narrower place before
                line.style = line.style.copy()
                line.style["text_indent"] = Dimension(box.text_indent + back, "px")


def widen(box: Any, width: float) -> None:
    """Take the indents from a block for which they leave nothing of the width of its place, px."""
    indents = {side: value for side in SIDES if (value := getattr(box, side)) != "auto" and value > 0}
    if width - sum(indents.values()) < LEAST * box.style["font_size"]:
        for side in indents:
            setattr(box, side, 0.0)
