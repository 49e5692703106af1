"""Lines that run from right to left, which WeasyPrint lays out as if from left to right: their indents and leaders.

WeasyPrint 70.0 begins such a line at its right edge, moves it there by its width, and forgets that what
it left free for an indent, or fills with a leader, is then on the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.leader import leader_index

from baspa.layout.guard import replacing
from baspa.layout.lines import WIDTHS_OFF
from baspa.layout.replacements import RIGHT_TO_LEFT


@contextmanager
def right_to_left() -> Iterator[None]:
    """Indent lines from right to left on their right, and draw their leaders to the left, while the context lasts."""
    lead, align = inline.handle_leader, inline.text_align

    def handle_leader(context: Any, line: Any, around: Any) -> None:
        if line.style["direction"] == "rtl":
            fill_leader(line, around)
        else:
            lead(context, line, around)

    def text_align(context: Any, line: Any, available: float, last: bool) -> float:
        if line.style["direction"] == "rtl" and line.text_indent:
            for child in line.children:
                if child.is_in_normal_flow():
                    child.translate(-line.text_indent, 0)
        return float(align(context, line, available, last))

    with replacing(RIGHT_TO_LEFT, handle_leader, text_align):
        yield


def fill_leader(line: Any, around: Any) -> None:
    """Widen the leader of a line, if it has one, to the left, as far as the line is shorter than its block."""
    index, leader = leader_index(line)
    if index is None or not leader.children or leader.children[0].width <= 0:
        return
    (text,) = leader.children
    extra = around.width - sum(child.margin_width() for child in line.children if child.is_in_normal_flow())
    left, end = around.content_box_x(), leader.position_x + text.width
    first = ceil((leader.position_x - extra - left) / text.width - WIDTHS_OFF)
    last = int((end - left) / text.width + WIDTHS_OFF)
    leader.children = tuple(text.copy() for _ in range(first, last))
    for number, child in enumerate(leader.children, first):
        child.position_x = left + number * text.width
    widen(line, index, extra)


def widen(box: Any, index: Any, extra: float) -> None:
    """Widen the boxes around a leader to the left by `extra` px, and move what follows the leader in each of them."""
    while index is not None:
        for child in box.children[index[0] + 1 :]:
            if child.is_in_normal_flow():
                child.translate(dx=-extra)
        box.width, box.position_x = box.width + extra, box.position_x - extra
        box, index = box.children[index[0]], index[1]
    box.width, box.position_x = box.width + extra, box.position_x - extra
