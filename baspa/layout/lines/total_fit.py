"""Total-fit lines inside WeasyPrint: where its inline layout is wrapped.

`iter_line_boxes` plans a paragraph when its first line is asked for; `split_text_box` then hands out the planned piece
of each text box instead of trying layouts until one fits; `split_inline_box` gets a measure without end, so that
nothing else breaks the line; `text_align` spaces words and letters by the plan. What cannot be planned is set the
greedy way, and counted. paragraph.py and spacing.py know WeasyPrint's boxes as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.layout.float import float_layout
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages

from baspa.layout.guard import replacing
from baspa.layout.lines.pagination import Page
from baspa.layout.lines.paragraph import Cut, Hanging, Planned, Unplannable, plan
from baspa.layout.lines.room import hanging_of, leading_floats, measure, page_of
from baspa.layout.lines.spacing import protrusions, set_apart, space_line, text_boxes, undrawn
from baspa.layout.lines.widths import font_of
from baspa.layout.replacements import TOTAL_FIT

ENDLESS = 1e7  # px


@dataclass(slots=True)
class Count:
    """The justified paragraphs that were planned, and those that were left to the greedy way: ids of line boxes."""

    planned: set[int] = field(default_factory=set)
    greedy: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Plan:
    """The plan of one line box: valid for one measure at one place, and for the text that it was made for."""

    key: tuple[float, ...]
    children: Any  # of the line box
    numbers: tuple[tuple[Any, Any], ...]  # boxes that name pages, and their children
    texts: tuple[Any, ...]  # the text boxes
    hanging: Hanging
    page: Page | None
    best: Planned  # wherever pages end
    found: Planned  # where the page ends here
    handed_out: Planned | None = None  # whose cuts the text boxes have

    def is_of(self, box: Any) -> bool:
        """Tell whether a line box has the text boxes that it had.

        Not all are looked at, which are as many on each page of a long paragraph: a number of a page, once known, comes
        with new children of the box that names it, and what else changes a paragraph changes the line box's own.
        """
        return box.children is self.children and all(each.children is kept for each, kept in self.numbers)

    def holds(self, key: tuple[float, ...], page: Page | None) -> bool:
        """Tell whether the plan is right on this page, which it then is for."""
        if self.key == key and self.page != page and self.best.suits(page):
            self.page, self.found = page, self.best
        return self.key == key and self.page == page


@contextmanager
def total_fit(optical_margins: bool) -> Iterator[Count]:
    """Set justified paragraphs by total fit while the context lasts, with signs in the margins or not; count them."""
    originals = block.iter_line_boxes, inline.split_text_box, inline.split_inline_box, inline.text_align
    own = _Setter(optical_margins, *originals)
    with replacing(TOTAL_FIT, own.iter_line_boxes, own.split_text_box, own.split_inline_box, own.text_align):
        yield own.count


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
            absolute, fixed, first_letter, first_line = rest
            marked = any(each.is_outside_marker and each.position_y == y for each in absolute)
            self.prepare(context, box, y, bottom, skip, around, first_letter, first_line, marked)
            rest = absolute, fixed, None if skip is None else first_letter, first_line
        yield from self.iterate(context, box, y, bottom, skip, around, *rest)

    def prepare(
        self,
        context: Any,
        box: Any,
        y: float,
        bottom: float,
        skip: Any,
        around: Any,
        letter: Any,
        first_line: Any,
        marked: bool,
    ) -> None:
        """Give a line box its plan; a paragraph that goes on after a page keeps the one it has."""
        if getattr(box, "plan", None) and not box.plan.is_of(box):
            forget_plan(box)
        if skip is not None and getattr(box, "plan", None):
            return
        if skip is None and letter and not getattr(box, "lettered", False):
            inline.first_letter_to_box(box, skip, letter)
            box.lettered = True
        resolve_percentages(box, around)
        resolve_one_percentage(box, "text_indent", around.width)
        page, y = page_of(context, box, y, bottom)
        floats = list(leading_floats(box))
        key = (around.width, box.text_indent, *((y,) if context.excluded_shapes or floats else ()))
        if skip is not None or first_line:
            forget_plan(box)
        elif not getattr(box, "plan", None) or not box.plan.holds(key, page):
            shapes = context.excluded_shapes
            context.excluded_shapes = [*shapes]
            for each in floats:
                each.position_x, each.position_y = around.content_box_x(), y
                float_layout(context, each, around, [], [], bottom, None)
            hanging = hanging_of(context, box, y, around, marked, self.optical)
            found = self.planned(context, box, y, around, hanging, page)
            forget_plan(box)
            if found:
                numbers = tuple((each, each.children) for each in number_boxes(box))
                box.plan = _Plan(key, box.children, numbers, tuple(text_boxes(box)), hanging, page, *found)
            context.excluded_shapes = shapes

    def planned(
        self, context: Any, box: Any, y: float, around: Any, hanging: Hanging, page: Page | None
    ) -> tuple[Planned, Planned] | None:
        """Return the plan of a line box, wherever pages end and on this one; none where it cannot be planned."""
        try:
            found = plan(context, box, around, lambda line: measure(context, box, y, around, line), hanging, page)
        except Unplannable:
            self.count.greedy.add(id(box))
            return None
        self.count.planned.add(id(box))
        return found

    def split_inline_box(self, context: Any, box: Any, x: float, most: float, *rest: Any) -> Any:
        """Let nothing but the plan end a planned line.

        A line that will be drawn together is said to fit, or it would be put below the float that it stands beside.
        """
        if not isinstance(box, boxes.LineBox) or not getattr(box, "plan", None):
            return self.split_box(context, box, x, most, *rest)
        if box.plan.handed_out is not box.plan.found:  # once for all lines of a paragraph, however many boxes it has
            hand_out_cuts(box.plan)
        line, *others = self.split_box(context, box, x, x + ENDLESS, *rest)
        taken = sum(child.margin_width() for child in leading_floats(line))
        line.over = max(0.0, line.width - (most - box.position_x - taken))
        line.width -= line.over
        line.first = rest[1] is None
        return line, *others

    def split_text_box(self, context: Any, box: Any, width: Any, skip: int, is_line_start: bool = True) -> Any:
        """Return the planned piece of a text box from byte `skip` on."""
        cuts = getattr(box, "cuts", None)
        if cuts is None or "\n" in box.text or not box.style["font_size"]:
            return self.split_text(context, box, width, skip, is_line_start)
        return *planned_piece(box, cuts, skip), False

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
        else:
            set_apart(line)
        pass_floats(line)
        line.width -= out
        return -left


def pass_floats(line: Any) -> None:
    """Move a line's text behind the floats that it begins with, which WeasyPrint does in the next lines only."""
    taken = sum(child.margin_width() for child in leading_floats(line) if child.style["float"] == "left")
    for child in line.children if taken else ():
        if child.is_in_normal_flow():
            child.translate(taken, 0)


def number_boxes(box: Any) -> Iterator[Any]:
    """Yield the boxes of a paragraph that name pages."""
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            if child.missing_link:
                yield child
            yield from number_boxes(child)


def hand_out_cuts(plan: _Plan) -> None:
    """Tell each text box of a paragraph where its lines end."""
    for child in plan.texts:
        child.cuts = plan.found.cuts.get(id(child), ())
    plan.handed_out = plan.found


def forget_plan(box: Any) -> None:
    """Leave the lines of a line box to WeasyPrint."""
    for child in text_boxes(box) if getattr(box, "plan", None) else ():
        child.cuts = None
    box.plan = None


def planned_piece(box: Any, cuts: Sequence[Cut], skip: int) -> tuple[Any, int | None]:
    """Return what a text box has of the line that begins at byte `skip`, none or a box, and where the next resumes."""
    text = encoded(box)
    at = bisect_right(cuts, skip, key=lambda each: each.resume)
    cut = cuts[at] if at < len(cuts) else None
    end = cut.end if cut else len(text)
    piece = text[skip : max(end, skip)].decode()
    if cut is not None and not piece:
        piece = " "  # the line ends before this box: its space goes at once
    if not piece:
        return None, None
    if cut is not None and cut.hyphen:
        piece += box.style["hyphenate_character"]
    return set_piece(box, piece, bool(cut and cut.forced)), cut.resume if cut else None


def encoded(box: Any) -> bytes:
    """Return the text of a box as UTF-8, which all its lines are cut from."""
    if getattr(box, "encoded", (None, b""))[0] is not box.text:
        box.encoded = box.text, box.text.encode()
    return bytes(box.encoded[1])


def set_piece(box: Any, piece: str, forced: bool) -> Any:
    """Return a copy of a text box with a piece of its text, to be laid out when it is drawn; its cut may be forced.

    Its words have been measured for the plan; to ask Pango for each line once more would take as long as all the rest.
    """
    font = font_of(box.style)
    made = box.copy_with_text(piece)
    made.cuts, made.font, made.forced = None, font, forced
    made.pango_layout = undrawn(piece, box.style)
    made.width, made.height = font.text_width(piece), font.height
    made.margin_top = made.margin_bottom = font.half_leading
    made.baseline = font.baseline + font.half_leading
    return made
