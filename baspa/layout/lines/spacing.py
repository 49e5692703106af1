"""The words and letters of a planned line, spaced to the measure.

This knows WeasyPrint from within: how it lays text out with Pango, and how it draws spacings.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import copysign
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import count_expandable_spaces
from weasyprint.text.line_break import Layout, create_layout

from baspa.layout.lines import WIDTHS_OFF
from baspa.layout.lines.paragraph import Hanging
from baspa.layout.lines.widths import STRETCH, MeasuredFont, shrink

STEP = 1 / (1 - 1.024 / 2)  # thousandths of an em
APART = 0.002  # px, two of Pango's units: nothing that is seen
MOST = 2.0  # adjustment ratio of a line that need not be full
SAFE = 0.1  # thousandths: more than the rounding of a glyph's width


def space_line(line: Any, slack: float) -> None:
    """Spread `slack` (px, negative: take it back) over the letters of a line, within GIVE, and over its spaces.

    A line that has an address in it, or ends in a word which no line has room for, need not be full.
    """
    texts = list(text_boxes(line))
    room = sum(len(box.text) * box.style["font_size"] * box.font.give for box in texts)
    spaces = count_expandable_spaces(line)
    glue = sum(count_expandable_spaces(box) * room_of_space(box.font, slack) for box in texts)
    if texts and (texts[-1].forced or any(box.font.is_of_addresses for box in texts)):
        slack = min(slack, room + MOST * glue)
    ratio = max(-1.0, min(1.0, slack / (room + glue))) if spaces and room else 0.0
    grown = sum(space_letters(box, ratio * box.font.give) for box in texts)
    if spaces:
        space_words(line, (slack - grown) / spaces, 0.0)


def set_apart(line: Any) -> None:
    """Draw words from right to left as they were measured, set apart from their spaces, in a line that is not spaced.

    Else Pango would take a space from the font of the letters before it.
    """
    for box in text_boxes(line):
        if box.style["direction"] == "rtl":
            box.justification_spacing = box.pango_layout.justification_spacing = APART


def protrusions(line: Any, hanging: Hanging, is_first: bool) -> tuple[float, float]:
    """Return how far the first and last signs of a line stand out, px: not beside padding or an image."""
    texts = [box for box in text_boxes(line) if box.text]
    if not texts:
        return 0.0, 0.0
    first, last = texts[0], texts[-1]
    starts = abs(first.position_x - line.position_x) < WIDTHS_OFF
    ends = abs(last.position_x + last.width - line.position_x - line.width) < WIDTHS_OFF
    left = first.font.left(first.text[0]) if starts and (hanging.first if is_first else hanging.left) else 0.0
    right = last.font.right(last.text[-1]) if hanging.right and ends else 0.0
    return left, right


def room_of_space(font: MeasuredFont, slack: float) -> float:
    """Return by how much a space of a font stretches, or shrinks, at an adjustment ratio of 1, px."""
    return font.space * STRETCH if slack > 0 else shrink(font.space, font.size)


def text_boxes(box: Any) -> Iterator[Any]:
    """Yield the text boxes of a line, or of a paragraph."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from text_boxes(child)


def space_letters(box: Any, letter: float) -> float:
    """Add `letter` em to each letter of a text box; return by how much it grew, px."""
    spacing = drawable(letter, box.font.size)
    if spacing:
        box.style = spaced(box.style, spacing)
        box.pango_layout = undrawn(box.text, box.style)
    box.grown = spacing * len(box.text)
    box.width += box.grown
    return float(box.grown)


def spaced(style: Any, spacing: float) -> Any:
    """Return a style with `spacing` px more between its letters; the few spacings of one style are copied once."""
    variants = style.__dict__.setdefault("spaced", {})
    if spacing not in variants:
        own = style["letter_spacing"]
        variants[spacing] = style.copy()
        variants[spacing]["letter_spacing"] = spacing + (0 if own == "normal" else own)
    return variants[spacing]


def undrawn(text: str, style: Any) -> Any:
    """Return the layout of a text as WeasyPrint keeps it from layout to drawing: without Pango's own."""
    if style["text_decoration_line"] != "none" or style["direction"] == "rtl":
        layout = create_layout(text, style, None, None, 0)
        layout.get_first_line()
        layout.deactivate()
        return layout
    layout = Layout.__new__(Layout)
    layout.text, layout.max_width = text, None
    layout.justification_spacing, layout.first_line_direction = 0, 0
    return layout


def drawable(letter: float, size: float) -> float:
    """Return a letter spacing, px, that is drawn as it is measured, at most `letter` em in type of `size` px.

    Pango puts half of it before a glyph, and WeasyPrint writes that half as 1.024 times what it is and the rest in
    whole thousandths of an em, cut off: over a line, half a point. Only multiples of STEP come out whole.
    """
    steps = int(abs(letter) * 1000 / STEP)
    return copysign((steps * STEP + SAFE) * size / 1000, letter) if steps else 0.0


def space_words(box: Any, word: float, x: float) -> float:
    """Add `word` px to each space, and move what follows by what the boxes before it grew; return how far."""
    if isinstance(box, boxes.TextBox):
        return space_text(box, word, x)
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(x, 0)
        return x
    box.position_x += x
    began = x
    for child in box.children[::-1] if box.style["direction"] == "rtl" else box.children:
        if child.is_in_normal_flow():
            x = space_words(child, word, x)
    box.width += x - began
    return x


def space_text(box: Any, word: float, x: float) -> float:
    """Space the words of one text box; x counts what its letters grew, too."""
    box.position_x += x
    box.justification_spacing = word
    box.pango_layout.justification_spacing = word
    extra = word * count_expandable_spaces(box)
    box.width += extra
    return float(x + extra + box.grown)
