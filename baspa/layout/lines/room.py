"""How much room a paragraph finds: beside floats, in the margins, to the end of the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import strut

from baspa.layout.lines.pagination import Page
from baspa.layout.lines.paragraph import Hanging
from baspa.layout.pages.baseline_grid import asks, next_place, places_left, top


def measure(context: Any, box: Any, y: float, around: Any, line: int) -> float:
    """Return the length of a line, px: shorter beside a float, and by its indent in the first line."""
    _, width = room(context, box, y, around, line)
    return width - (box.text_indent if line == 0 else 0)


def room(context: Any, box: Any, y: float, around: Any, line: int) -> tuple[float, float]:
    """Return where a line may begin, and how much room floats leave it, px."""
    if not context.excluded_shapes:
        return float(around.content_box_x()), float(around.width)
    box.height, _ = strut(box.style)
    box.width, box.position_y = 0, y + line * box.height
    x, _, width = inline.avoid_collisions(context, box, around, outer=False)
    return float(x), float(width)


def hanging_of(context: Any, box: Any, y: float, around: Any, marked: bool, optical: bool) -> Hanging:
    """Return where signs stand out: not where a paragraph begins beside a float, an indent or a list's marker."""
    if not optical or box.style["direction"] == "rtl":
        return Hanging(False, False, False)
    x, width = room(context, box, y, around, 0)
    edge = float(around.content_box_x())
    left = x <= edge
    return Hanging(left, x + width >= edge + around.width, left and not box.text_indent and not marked)


def page_of(context: Any, box: Any, y: float, bottom: float) -> tuple[Page | None, float]:
    """Return what is left of the page for a paragraph from y on, and where its first line begins, px."""
    style = box.style
    if not isfinite(bottom) or not asks(style, "__line_snap", "baseline"):
        return None, y
    end, begin = context.page_bottom - bottom, next_place(context, style, y)
    left, whole = (places_left(context, style, place, end) for place in (begin, top(context)))
    return Page(left, max(1, whole), style["orphans"], style["widows"]), begin


def leading_floats(box: Any) -> Iterator[Any]:
    """Yield the floats before a paragraph's first word: a drop cap, a picture."""
    for child in box.children:
        if not child.is_floated():
            return
        yield child
