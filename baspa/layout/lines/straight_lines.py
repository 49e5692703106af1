"""Lines of planned paragraphs made straight from their plan, where nothing but text stands in them.

Nine tenths of a book are paragraphs of text with emphasis, links and calls of notes. Their plan says where each line
ends, so nothing is left of what WeasyPrint's inline layout is for: no width is tried, no place of a break looked for,
no float avoided. Its boxes are made here as they are there, one behind the other, and set on their baseline. Lines with
anything else (pictures, floats, leaders, text from right to left) are left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.percent import resolve_percentages

from baspa.layout.guard import replacing
from baspa.layout.lines.paragraph import Cut
from baspa.layout.lines.total_fit import planned_piece
from baspa.layout.pages.baseline_grid import kept_strut
from baspa.layout.replacements_of_time import STRAIGHT_LINES

Cuts = Mapping[int, tuple[Cut, ...]]  # of text boxes, by their ids
SIDES = ("margin_left", "margin_right")


@contextmanager
def straight_lines() -> Iterator[None]:
    """Make lines of planned text straight while the context lasts."""
    get_next_linebox = inline.get_next_linebox

    def straight(
        context: Any, box: Any, y: float, bottom: float, skip: Any, around: Any, absolute: Any, fixed: Any, *first: Any
    ) -> Any:
        plan = getattr(box, "plan", None)
        if plan and not context.excluded_shapes and is_plain(box, plan.texts):
            found = _Line(box, plan.found.cuts).made(context, y, skip, around)
            if found is not None:
                return found
        return get_next_linebox(context, box, y, bottom, skip, around, absolute, fixed, *first)

    with replacing(STRAIGHT_LINES, straight):
        yield


def is_plain(line_box: Any, texts: tuple[Any, ...]) -> bool:
    """Tell whether a line box has nothing but text that runs from left to right; asked for each of its lines."""
    known, plain = getattr(line_box, "plain", ((), False))
    if known is not texts:
        plain = line_box.style["direction"] == "ltr" and all(map(is_plain_inline, line_box.children))
        line_box.plain = texts, plain
    return bool(plain)


def is_plain_inline(box: Any) -> bool:
    """Tell whether a box in a line is text, or has nothing else in it."""
    style = box.style
    if isinstance(box, boxes.TextBox):
        return bool("\n" not in box.text and style["font_size"])
    plain = isinstance(box, boxes.InlineBox) and box.is_in_normal_flow() and style["box_decoration_break"] == "slice"
    return bool(plain and style["direction"] == "ltr" and all(map(is_plain_inline, box.children)))


class _Line:
    """One line of a line box while it is made."""

    def __init__(self, line_box: Any, cuts: Cuts) -> None:
        self.line_box, self.cuts = line_box, cuts
        self.boxes: list[Any] = []  # all that stand in it, at whatever depth
        self.text: Any = None  # the last text in it

    def made(self, context: Any, y: float, skip: Any, around: Any) -> tuple[Any, Any] | None:
        """Return the line from a place on, and where the next begins; None where it has no text."""
        box = self.line_box
        skip = inline.skip_first_whitespace(box, skip)
        if skip == "continue":
            return None, None
        box.position_x, box.position_y = around.content_box_x(), y
        children, resume_at = self.row(around, box, box.position_x + box.text_indent, skip)
        if self.text is None:
            return None
        line = finished(box, children, skip is None, resume_at is None)
        line.over = max(0.0, line.width - around.width)
        line.width, line.first = line.width - line.over, skip is None
        if self.text.text.endswith(" "):
            inline.remove_last_whitespace(context, line)
        away = inline.text_align(context, line, around.width, resume_at is None)
        self.settle(line, y, away)
        return line, resume_at

    def row(self, around: Any, parent: Any, x: float, skip: Any) -> tuple[list[Any], Any]:
        """Return the boxes of a parent that stand in the line from x on, and where the next line resumes in it."""
        ((begin, inner),) = ((0, None),) if skip is None else skip.items()
        made: list[Any] = []
        for index in range(begin, len(parent.children)):
            child = parent.children[index]
            piece, resume_at = (self.piece if isinstance(child, boxes.TextBox) else self.inline)(
                around, child, x, inner
            )
            inner = None
            if piece is not None:
                made.append(piece)
                x = piece.position_x + piece.margin_width()
            if resume_at is not None:
                return made, {index: resume_at}
        return made, None

    def piece(self, around: Any, box: Any, x: float, skip: Any) -> tuple[Any, Any]:
        """Return what a text box has of the line."""
        if not hasattr(box, "resolved"):  # a text has no margins that could be others elsewhere
            resolve_percentages(box, around)
            box.resolved = True
        (begin,) = (0,) if skip is None else skip
        made, resume = planned_piece(box, self.cuts.get(id(box), ()), begin)
        if made is not None:
            made.position_x = x
            self.boxes.append(made)
            self.text = made
        return made, None if resume is None else {resume: None}

    def inline(self, around: Any, box: Any, x: float, skip: Any) -> tuple[Any, Any]:
        """Return what an inline box has of the line."""
        resolve_percentages(box, around)
        for side in SIDES:
            if getattr(box, side) == "auto":
                setattr(box, side, 0)
        at = len(self.boxes)
        children, resume_at = self.row(around, box, x, skip)
        if skip is None:
            before = box.padding_left + box.margin_left + box.border_left_width
            for each in self.boxes[at:] if before else ():
                each.position_x += before
        box.position_x = x
        made = finished(box, children, skip is None, resume_at is None)
        self.boxes.append(made)
        return made, resume_at

    def settle(self, line: Any, y: float, away: float) -> None:
        """Set a line, and what stands in it, `away` px to the right, and on its baseline below y."""
        if all(each.style["vertical_align"] == "baseline" for each in self.boxes):
            top = min(-line.baseline, *(-each.baseline for each in self.boxes))
            whole = (line, *self.boxes)
            bottom = max(each.margin_height() - each.baseline for each in whole)
            for each in self.boxes:
                each.position_x, each.position_y = each.position_x + away, y - top - each.baseline
            line.position_x += away
        else:
            bottom, top = inline.line_box_verticality(line)
            line.position_y = top
            line.translate(away, y - top)
        line.baseline, line.position_y, line.height = -top, y, bottom - top
        line.margin_top = line.margin_bottom = 0


def finished(box: Any, children: list[Any], begins: bool, ends: bool) -> Any:
    """Return a line box, or an inline box, with what it has of a line: whether it begins and ends there."""
    made = box.copy_with_children(children)
    made.remove_decoration(start=not begins, end=not ends)
    last = children[-1] if children else None
    made.width = last.position_x + last.margin_width() - made.content_box_x() if last else 0
    height, made.baseline = kept_strut(box.style)
    made.height = box.style["font_size"]
    half_leading = (height - made.height) / 2
    made.margin_top = half_leading - made.border_top_width - made.padding_top
    made.margin_bottom = half_leading - made.border_bottom_width - made.padding_bottom
    return made
