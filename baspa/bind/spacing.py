"""The words and letters of a planned line, spaced to the measure.

Like inline.py, this knows WeasyPrint 70.0 from within: how it lays text out with Pango, and how it draws spacings.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import copysign
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import count_expandable_spaces
from weasyprint.text.ffi import TO_UNITS
from weasyprint.text.line_break import Layout, create_layout, line_size

from baspa.bind.paragraph import GIVE, STRETCH, font_of, shrink

STEP = 1 / (1 - 1.024 / 2)  # thousandths of an em
SAFE = 0.1  # thousandths: more than the rounding of a glyph's width
TRACE = 2 / TO_UNITS  # px, the least word spacing that Pango sees


def space_line(context: Any, line: Any, slack: float) -> None:
    """Spread `slack` (px, negative: take it back) over the letters of a line, within GIVE, and over its spaces."""
    texts = list(text_boxes(line))
    room = sum(len(box.text) * box.style["font_size"] * GIVE for box in texts)
    spaces = count_expandable_spaces(line)
    glue = sum(count_expandable_spaces(box) * room_of_space(context, box, slack) for box in texts)
    ratio = max(-1.0, min(1.0, slack / (room + glue))) if spaces and room else 0.0
    grown = sum(space_letters(box, ratio * GIVE) for box in texts)
    if spaces:
        space_words(context, line, (slack - grown) / spaces, 0.0)


def room_of_space(context: Any, box: Any, slack: float) -> float:
    """Return by how much a space of a text box stretches, or shrinks, at an adjustment ratio of 1, px."""
    font = font_of(context, box.style)
    return font.space * STRETCH if slack > 0 else shrink(font.space, font.size)


def text_boxes(box: Any) -> Iterator[Any]:
    """Yield the text boxes of a line."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from text_boxes(child)


def space_letters(box: Any, letter: float) -> float:
    """Add `letter` em to each letter of a text box; return by how much it grew, px, as Pango measures it.

    Words that are spaced are shaped apart from their spaces, so that kerning with the space is lost: it is measured so.
    """
    own = box.style["letter_spacing"]
    box.style = box.style.copy()
    box.style["letter_spacing"] = drawable(letter, box.style["font_size"]) + (0 if own == "normal" else own)
    layout = Layout(box.style, TRACE)
    layout.set_text(box.text, justify=True)
    line, _ = layout.get_first_line()
    width, _ = line_size(line, box.style)
    layout.deactivate()
    box.pango_layout, box.grown = layout, width - box.width
    box.width = width
    return float(box.grown)


def drawable(letter: float, size: float) -> float:
    """Return a letter spacing, px, that is drawn as it is measured, at most `letter` em in type of `size` px.

    Pango puts half of it before a glyph, and WeasyPrint writes that half as 1.024 times what it is and the rest in
    whole thousandths of an em, cut off: over a line, half a point. Only multiples of STEP come out whole.
    """
    steps = int(abs(letter) * 1000 / STEP)
    return copysign((steps * STEP + SAFE) * size / 1000, letter) if steps else 0.0


def space_words(context: Any, box: Any, word: float, x: float) -> float:
    """Add `word` px to each space, and move what follows by what the boxes before it grew; return how far."""
    if isinstance(box, boxes.TextBox):
        return space_text(context, box, word, x)
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(x, 0)
        return x
    box.position_x += x
    began = x
    for child in box.children[::-1] if box.style["direction"] == "rtl" else box.children:
        if child.is_in_normal_flow():
            x = space_words(context, child, word, x)
    box.width += x - began
    return x


def space_text(context: Any, box: Any, word: float, x: float) -> float:
    """Space the words of one text box; x counts what its letters grew, too."""
    box.position_x += x
    box.justification_spacing = word
    layout = create_layout(box.text, box.style, context, max_width=None, justification_spacing=word)
    layout.deactivate()
    extra = word * count_expandable_spaces(box)
    box.width += extra
    box.pango_layout = layout
    return float(x + extra + box.grown)
