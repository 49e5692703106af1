"""What stands on paper for a character that no font has: a box with its number in Unicode, as browsers draw it.

A sign, as most emoji are, is drawn as its short name in brackets: [rocket]. Either is a glyph of that very character,
in a font that is made for the book: so who copies or searches the text of the PDF, or has it read aloud, gets the
character itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from baspa.house import house_path
from baspa.model.book import Font
from baspa.sorts.faces import CODE_FILE, TEXT_FILE
from baspa.sorts.font_files import FaceName, GlyphDrawing, Outlines, made_font
from baspa.sorts.sign_names import short_name

FAMILY = "Baspa Boxes"
# In thousandths of an em: how wide and high a figure is drawn, between two rows, around all, the line, beside the box.
FIGURE, HEIGHT, GAP, PADDING, LINE, BESIDE = 250, 290, 60, 56, 34, 45
BOTTOM = -110
SIZE = 0.42  # of the figures, which are those of the house's code
NAME_SIZE = 0.72  # of the letters of a name, which are those of the house's text


def boxes(letters: Iterable[str]) -> tuple[Font, ...]:
    """Return a font that has a box for each of some characters; none for none."""
    wanted = "".join(letters)
    if not wanted:
        return ()
    figures, text = (Outlines(house_path("styles", "fonts", file).read_bytes()) for file in (CODE_FILE, TEXT_FILE))
    name = FaceName(FAMILY, "baspa-boxes.ttf", 400, False)
    return (made_font(name, figures, {letter: box(letter, figures, text) for letter in wanted}),)


def box(letter: str, figures: Outlines, text: Outlines) -> tuple[GlyphDrawing, float]:
    """Return what stands for a character, and how wide it is, in units of the figures' em."""
    name = short_name(letter)
    return bracketed(name, text, figures.em) if name else numbered_box(ord(letter), figures)


def bracketed(name: str, text: Outlines, em: int) -> tuple[GlyphDrawing, float]:
    """Return a name in brackets, and how wide it is, in units of an em."""
    drawing, right, size = GlyphDrawing(), 0.0, NAME_SIZE * em / text.em
    for letter in f"[{name}]":
        drawing.letter(text, letter, (right, 0, size))
        right += text.advance(letter) * size
    return drawing, right


def numbered_box(code: int, figures: Outlines) -> tuple[GlyphDrawing, float]:
    """Return a box with a number of four or six figures, and how wide it is."""
    number = f"{code:04X}" if code <= 0xFFFF else f"{code:06X}"
    across, drawing = len(number) // 2, GlyphDrawing()
    width, height = across * FIGURE + 2 * PADDING, 2 * HEIGHT + GAP + 2 * PADDING
    left, bottom = BESIDE + LINE, BOTTOM + LINE
    drawing.box((BESIDE, BOTTOM, left + width + LINE, bottom + height + LINE))
    drawing.box((left, bottom, left + width, bottom + height), hole=True)
    for at, figure in enumerate(number):
        up = bottom + PADDING + (HEIGHT + GAP if at < across else 0)
        drawing.letter(figures, figure, (left + PADDING + at % across * FIGURE, up, SIZE))
    return drawing, 2 * BESIDE + 2 * LINE + width
