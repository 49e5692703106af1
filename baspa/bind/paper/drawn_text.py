"""Text drawn from runs of glyphs: what was planned as lines word by word, other text as it stands.

WeasyPrint has Pango shape each line anew when it is drawn, and writes a number for each letter that is spaced. Here
letters are spaced by Tc (ISO 32000-1, 9.3.2) and words by numbers between them, which take up what is off by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint import draw

from baspa.bind.paper.glyph_runs import GlyphRun, GlyphRuns
from baspa.layout.guard import replacing
from baspa.layout.lines.widths import SPACE_SIGNS, font_of
from baspa.layout.replacements_of_text import GLYPH_RUNS

BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]")  # which Pango ends a line at, or leaves a gap for
SPACES = frozenset(" \u00a0")
# The blocks of the scripts whose letters HarfBuzz puts in another order, those of South and Southeast Asia and Tibet.
REORDERED = re.compile(
    "[\u0900-\u0dff\u0f00-\u109f\u1700-\u17ff\u1900-\u1cff\ua800-\ua8ff\ua930-\uabff\U00011000-\U00011fff]"
)
PLAIN_ENDS = ("clip", "none")  # a line without an ellipsis, by text-overflow or by block-ellipsis


@contextmanager
def text_from_runs() -> Iterator[None]:
    """Draw plain text from runs of glyphs, and all other text as WeasyPrint does, while the context lasts."""
    original, runs = draw.draw_text, GlyphRuns()

    def draw_text(stream: Any, box: Any, offset_x: float, text_overflow: str, block_ellipsis: Any) -> None:
        if is_plain(box) and (text_overflow, block_ellipsis) == PLAIN_ENDS:
            words, known = words_of(box), runs.of(measured_font(box), bool(letter_spacing(box)), stream._fonts)
            if line := known.line(words, stream):
                show(stream, box, words, line)
                return
        with actual_text(stream, box.pango_layout.text):
            original(stream, box, offset_x, text_overflow, block_ellipsis)

    with replacing(GLYPH_RUNS, draw_text):
        yield


@contextmanager
def actual_text(stream: Any, text: str) -> Iterator[None]:
    """Give what is drawn while the context lasts its text, where the letters of its glyphs would not."""
    if not REORDERED.search(text):
        yield
        return
    stream.stream.append(f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC")
    yield
    stream.stream.append("EMC")


def is_plain(box: Any) -> bool:
    """Tell whether a text box runs from left to right, and has nothing but letters of one line to draw."""
    style, text = box.style, box.pango_layout.text
    return (
        style["direction"] == "ltr"
        and style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
        and not style["word_spacing"]
        and bool(style["font_size"] and text.strip())
        and not BREAKS.search(text)
    )


def measured_font(box: Any) -> Any:
    """Return the font of a text box: what was planned has it."""
    return getattr(box, "font", None) or font_of(box.style)


def words_of(box: Any) -> list[str]:
    """Return the words and spaces of a text in turn.

    What was not planned, nor is spaced out, is all one word: Pango may have kerned letters with spaces. Most of it is
    on page after page: heads, folios, leaders.
    """
    text = box.pango_layout.text
    if not (getattr(box, "font", None) or getattr(box, "justification_spacing", 0)):
        return [text]
    return [word for word in SPACE_SIGNS.split(text) if word]


def letter_spacing(box: Any) -> float:
    """Return by how much the letters of a text are spaced, px."""
    spacing = box.style["letter_spacing"]
    return 0.0 if spacing == "normal" else float(spacing)


def show(stream: Any, box: Any, words: Sequence[str], line: Sequence[GlyphRun]) -> None:
    """Show a line of runs."""
    spacing, space = letter_spacing(box), float(getattr(box, "justification_spacing", 0))
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_font_size(line[0].font, round(line[0].size, 3))
    glyphs = spaced_out(words, line, space, spacing)
    text = f"1 0 0 -1 {number(box.position_x, 2)} {number(box.position_y + box.baseline, 2)} Tm\n[<{glyphs}>] TJ"
    stream.stream.append(f"{number(spacing, 3)} Tc\n{text}\n0 Tc" if spacing else text)
    stream.end_text()


def spaced_out(words: Sequence[str], line: Sequence[GlyphRun], space: float, spacing: float) -> str:
    """Return the glyphs of a line, with what moves each word to its place: spaces and letters are wider by so much, px.

    What is off by then is the runs' own, what the spacing of letters is rounded by, and that of letters without glyphs.
    Half of a space's widening is before it: readers take a wider gap behind one for another space, or another column.
    """
    em = line[0].size / 1000
    space, spacing, rounding = space / em, spacing / em, (round(spacing, 3) - spacing) / em
    half = round(space / 2)
    pieces, off, move = [], 0.0, 0
    for word, run in zip(words, line, strict=True):
        is_space = word in SPACES
        move -= half * is_space
        pieces.append(f">{move}<{run.hexadecimal}" if move else run.hexadecimal)
        off += run.off + run.letters * rounding - run.hidden * spacing - move - space * is_space
        move = round(off) if is_space else 0
    return "".join(pieces)


def number(value: float, digits: int) -> str:
    """Return a number as a PDF has it, rounded to so many digits."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
