"""A margin box that stands alone on its side of a page is as wide as the side: its text need not be measured.

CSS Paged Media 3, 5.3.2, shares a side out among its boxes by the widths of their texts. Where one has the side alone,
its text stands in the same place however wide it is, if the text is aligned as the box is, and nothing is said of the
box but what its text looks like. Each word must find room there; no letter is held to be wider than an em.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import LONE_MARGIN_BOXES

ALIGNED = ("left", "center", "right")  # as the three boxes of a side stand on it
OF_TEXT = ("color", "content", "counter_", "font_", "letter_spacing", "line_height", "text_align_", "vertical_align")
OF_LONG_TEXT = ("block_ellipsis", "continue", "hyphens", "max_lines", "overflow_wrap")  # of more than a line


@contextmanager
def lone_margin_boxes() -> Iterator[None]:
    """Give margin boxes that stand alone all of their sides while the context lasts."""
    share_out = page_layout.compute_variable_dimension

    def shared_out(context: Any, side_boxes: Sequence[Any], vertical: bool, available: float) -> None:
        filled = [(box, align) for box, align in zip(side_boxes, ALIGNED, strict=True) if box.is_generated]
        if not vertical and len(filled) == 1 and stands_the_same(*filled[0], available):
            filled[0][0].width = available
        else:
            share_out(context, side_boxes, vertical, available)

    with replacing(LONE_MARGIN_BOXES, shared_out):
        yield


def stands_the_same(box: Any, align: str, available: float) -> bool:
    """Tell whether the text of a box stands in the same place where the box has all of its side, `available` px."""
    style = box.style
    aligned = style["text_align_all"] == align and style["text_align_last"] in ("auto", align)
    if not aligned or style["text_indent"].value or not all(map(is_of_text, style.cascaded)):
        return False
    return all(isinstance(each, boxes.LineBox) and has_room(each, available) for each in box.children)


def is_of_text(name: str) -> bool:
    """Tell whether a property says no more than what text looks like, and how it is cut where it is too long."""
    return name.startswith(OF_TEXT + OF_LONG_TEXT)


def has_room(line: Any, available: float) -> bool:
    """Tell whether a line box, not laid out yet, has text alone, and no word that could be too wide."""
    if not all(isinstance(each, boxes.TextBox) for each in line.children):
        return False
    words = "".join(each.text for each in line.children).split()
    spacing = line.style["letter_spacing"]
    em = line.style["font_size"] + (0 if spacing == "normal" else spacing)
    return bool(max(map(len, words), default=0) * em <= available)
