"""Total-fit lines inside WeasyPrint: where its inline layout is wrapped.

Written for WeasyPrint 70.0, as are paragraph.py, spacing.py and widths.py, which know its boxes. Four functions of
weasyprint.layout.inline are wrapped. `iter_line_boxes` plans a paragraph when its first line is asked for;
`split_text_box` then hands out the planned piece of each text box instead of trying layouts until one fits;
`split_inline_box` gets a measure without end, so that nothing else breaks the line; `text_align` spaces words and
letters by the plan. What cannot be planned is set the greedy way, and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages
from weasyprint.logger import LOGGER
from weasyprint.text.line_break import strut

from baspa.bind.paragraph import Cut, Hanging, Unplannable, plan
from baspa.bind.spacing import protrusions, space_line, undrawn
from baspa.bind.widths import font_of

VERSION = "70.0"
ENDLESS = 1e7  # px


@dataclass(slots=True)
class Count:
    """How many justified paragraphs were planned, and how many were left to the greedy way."""

    planned: int = 0
    greedy: int = 0


@dataclass(slots=True)
class _Plan:
    """The plan of one line box: valid for one measure at one place."""

    key: tuple[float, ...]
    cuts: dict[int, tuple[Cut, ...]]  # id of a text box -> where its lines end
    hanging: Hanging


@contextmanager
def total_fit(optical_margins: bool) -> Iterator[Count]:
    """Set justified paragraphs by total fit while the context lasts, with signs in the margins or not; count them."""
    if weasyprint.VERSION != VERSION:
        said = "lines are broken one by one: total fit was written for WeasyPrint %s, this is %s"
        LOGGER.warning(said, VERSION, weasyprint.VERSION)
        yield Count()
        return
    originals = inline.iter_line_boxes, inline.split_text_box, inline.split_inline_box, inline.text_align
    setter = _Setter(optical_margins, *originals)
    inline.iter_line_boxes = block.iter_line_boxes = setter.iter_line_boxes
    inline.split_text_box = setter.split_text_box
    inline.split_inline_box = setter.split_inline_box
    inline.text_align = setter.text_align
    try:
        yield setter.count
    finally:
        inline.iter_line_boxes, inline.split_text_box, inline.split_inline_box, inline.text_align = originals
        block.iter_line_boxes = originals[0]


class _Setter:
    """The four wrapped functions, and what they share."""

    def __init__(self, optical: bool, iterate: Any, split_text: Any, split_box: Any, align: Any) -> None:
        self.optical = optical
        self.iterate, self.split_text, self.split_box, self.align = iterate, split_text, split_box, align
        self.count = Count()

    def iter_line_boxes(
        self, context: Any, box: Any, y: float, bottom: float, skip: Any, around: Any, *rest: Any
    ) -> Any:
        """Plan the paragraph of a line box, then let WeasyPrint iterate."""
        if box.style["text_align_all"] == "justify":
            self.prepare(context, box, y, skip, around, rest)
        yield from self.iterate(context, box, y, bottom, skip, around, *rest)

    def prepare(self, context: Any, box: Any, y: float, skip: Any, around: Any, rest: Any) -> None:
        """Give a line box its plan; a paragraph that goes on after a page keeps the one it has."""
        if skip is not None and getattr(box, "plan", None):
            return
        first_letter, first_line = rest[-2:]
        resolve_percentages(box, around)
        resolve_one_percentage(box, "text_indent", around.width)
        key = (around.width, box.text_indent, *((y,) if context.excluded_shapes else ()))
        if skip is not None or first_letter or first_line:
            box.plan = None
        elif not getattr(box, "plan", None) or box.plan.key != key:
            marked = any(each.is_outside_marker and each.position_y == y for each in rest[0])
            hanging = self.hanging(context, box, y, around, marked)
            box.plan = self.planned(context, box, y, around, key, hanging)

    def planned(
        self, context: Any, box: Any, y: float, around: Any, key: tuple[float, ...], hanging: Hanging
    ) -> _Plan | None:
        try:
            cuts = plan(context, box, around, lambda line: self.measure(context, box, y, around, line), hanging)
        except Unplannable:
            self.count.greedy += 1
            return None
        self.count.planned += 1
        return _Plan(key, cuts, hanging)

    def measure(self, context: Any, box: Any, y: float, around: Any, line: int) -> float:
        """Return the length of a line, px: shorter beside a float, and by its indent in the first line."""
        _, width = self.room(context, box, y, around, line)
        return width - (box.text_indent if line == 0 else 0)

    def hanging(self, context: Any, box: Any, y: float, around: Any, marked: bool) -> Hanging:
        """Return where signs stand out: not where a paragraph begins beside a float, an indent or a list's marker."""
        if not self.optical or box.style["direction"] == "rtl":
            return Hanging(False, False, False)
        x, width = self.room(context, box, y, around, 0)
        edge = float(around.content_box_x())
        left = x <= edge
        return Hanging(left, x + width >= edge + around.width, left and not box.text_indent and not marked)

    def room(self, context: Any, box: Any, y: float, around: Any, line: int) -> tuple[float, float]:
        """Return where a line may begin, and how much room floats leave it, px."""
        if not context.excluded_shapes:
            return float(around.content_box_x()), float(around.width)
        box.height, _ = strut(box.style)
        box.width, box.position_y = 0, y + line * box.height
        x, _, width = inline.avoid_collisions(context, box, around, outer=False)
        return float(x), float(width)

    def split_inline_box(self, context: Any, box: Any, x: float, most: float, *rest: Any) -> Any:
        """Let nothing but the plan end a planned line.

        A line that will be drawn together is said to fit, or it would be put below the float that it stands beside.
        """
        if not isinstance(box, boxes.LineBox) or not getattr(box, "plan", None):
            return self.split_box(context, box, x, most, *rest)
        spread(box, box.plan.cuts)
        line, *others = self.split_box(context, box, x, x + ENDLESS, *rest)
        line.over = max(0.0, line.width - (most - box.position_x))
        line.width -= line.over
        line.first = rest[1] is None
        return line, *others

    def split_text_box(self, context: Any, box: Any, width: Any, skip: int, is_line_start: bool = True) -> Any:
        """Return the planned piece of a text box from byte `skip` on."""
        cuts = getattr(box, "cuts", None)
        if cuts is None or "\n" in box.text or not box.style["font_size"]:
            return self.split_text(context, box, width, skip, is_line_start)
        text = box.text.encode()
        cut = next((cut for cut in cuts if cut.resume > skip), None)
        end = cut.end if cut else len(text)
        piece = text[skip : max(end, skip)].decode()
        if cut is not None and not piece:
            piece = " "  # the line ends before this box: its space goes at once
        if not piece:
            return None, None, False
        if cut is not None and cut.hyphen:
            piece += box.style["hyphenate_character"]
        return set_piece(box, piece), cut.resume if cut else None, False

    def text_align(self, context: Any, line: Any, available: float, last: bool) -> float:
        """Space the words and letters of a planned line between its signs that stand out, and return how far it moves.

        A last line is only ever drawn together, and its end never stands out.
        """
        if not getattr(line, "plan", None):
            return float(self.align(context, line, available, last))
        line.width += line.over
        left, right = protrusions(line, line.plan.hanging, line.first)
        out = left + (0.0 if last else right)
        slack = available + out - line.width
        if not last or slack < 0:
            space_line(line, slack)
        line.width -= out
        return -left


def spread(box: Any, cuts: dict[int, tuple[Cut, ...]]) -> None:
    """Tell each text box of a paragraph where its lines end."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            child.cuts = cuts.get(id(child), ())
        elif isinstance(child, boxes.InlineBox):
            spread(child, cuts)


def set_piece(box: Any, piece: str) -> Any:
    """Return a copy of a text box with a piece of its text, to be laid out when it is drawn.

    Its words have been measured for the plan; to ask Pango for each line once more would take as long as all the rest.
    """
    font = font_of(box.style)
    made = box.copy_with_text(piece)
    made.cuts, made.font = None, font
    made.pango_layout = undrawn(piece, box.style)
    half_leading = (strut(box.style)[0] - font.height) / 2
    made.width, made.height = font.text_width(piece), font.height
    made.margin_top = made.margin_bottom = half_leading
    made.baseline = font.baseline + half_leading
    return made
