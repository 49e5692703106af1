"""How pages end that WeasyPrint has just made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from weasyprint.formatting_structure import boxes

from baspa.layout.pages.baseline_grid import LINE_ROUNDING, asks, leading, top

FEWEST = 3  # lines on a chapter's last page


@dataclass(frozen=True, slots=True)
class End:
    """How a page ends: whether the text goes on, with a hyphen; how many lines are left free, how many are filled."""

    goes_on: bool
    hyphen: bool
    free: int
    filled: int


def lines_lacking(end: End | None) -> int:
    """Return how many lines a last page lacks."""
    return max(0, FEWEST - end.filled) if end and not end.goes_on else 0


def end_of(context: Any, page: Any, index: int) -> End | None:
    """Return how a page of running text ends that was just made."""
    text = [leaf for leaf in leaves(page.children[0]) if leaf.position_y >= top(context)]
    if not any(asks(leaf.style, "__line_snap", "baseline") for leaf in text if isinstance(leaf, boxes.LineBox)):
        return None
    resume_at, next_page = context.page_maker[index + 1][:2]
    goes_on = resume_at is not None and next_page["break"] == "any" and next_page["page"] == page.page_type.name
    step = leading(page.children[0].style)[0]
    bottom = max(leaf.position_y + leaf.margin_height() for leaf in text)
    free = floor((context.page_bottom - bottom) / step + LINE_ROUNDING)
    return End(goes_on, hyphenated(text[-1]), max(0, free), ceil((bottom - top(context)) / step - LINE_ROUNDING))


def hyphenated(box: Any) -> bool:
    """Tell whether a line ends with a hyphen that its breaking set."""
    while not isinstance(box, boxes.TextBox) and box.children:
        box = box.children[-1]
    return isinstance(box, boxes.TextBox) and box.text.endswith(box.style["hyphenate_character"])


def leaves(box: Any) -> Iterator[Any]:
    """Yield the lines, tables and images of a block in normal flow."""
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox, boxes.TableBox)):
        yield box
        return
    for child in box.children:
        if child.is_in_normal_flow():
            yield from leaves(child)
