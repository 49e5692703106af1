"""Text that was planned as lines, drawn from the runs of its words: nothing of it is shaped again for its line.

WeasyPrint has Pango shape each line anew when it is drawn, and writes a number for each letter that is spaced. Here
letters are spaced by Tc (ISO 32000-1, 9.3.2) and words by numbers between them, which take up what is off by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import draw

from baspa.bind.paper.glyph_runs import GlyphRun, GlyphRuns
from baspa.layout.guard import replacing
from baspa.layout.lines.widths import SPACE_SIGNS
from baspa.layout.replacements_of_text import GLYPH_RUNS

NO_BREAK = "\u00a0"  # behind which PDFium copies a space more where so much room follows it as behind a spaced one
SPACES = frozenset((" ", NO_BREAK))


@contextmanager
def text_from_runs() -> Iterator[None]:
    """Draw planned text from the runs of its words, and all other text as WeasyPrint does, while the context lasts."""
    original, runs = draw.draw_text, GlyphRuns()

    def draw_text(stream: Any, box: Any, offset_x: float, text_overflow: str, block_ellipsis: Any) -> None:
        line = runs_of(stream, box, runs) if is_plain(box) and (text_overflow, block_ellipsis) == PLAIN_ENDS else ()
        if line:
            show(stream, box, line)
        else:
            original(stream, box, offset_x, text_overflow, block_ellipsis)

    with replacing(GLYPH_RUNS, draw_text):
        yield


PLAIN_ENDS = ("clip", "none")  # a line without an ellipsis, by text-overflow or by block-ellipsis


def is_plain(box: Any) -> bool:
    """Tell whether a text box was planned, runs from left to right, and has nothing but letters to draw."""
    style = box.style
    return (
        getattr(box, "font", None) is not None
        and style["direction"] == "ltr"
        and style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
        and not style["word_spacing"]
        and bool(box.text.strip())
    )


def runs_of(stream: Any, box: Any, runs: GlyphRuns) -> list[GlyphRun]:
    """Return the runs of a text, its words and spaces in turn; none where one is no run, or is of another font."""
    known = runs.of(box.font, bool(letter_spacing(box)))
    found: list[GlyphRun] = []
    for word in words_of(box.text):
        run = known.run(word, stream)
        if run is None or run.font != (found or [run])[0].font:
            return []
        found.append(run)
    return found


def letter_spacing(box: Any) -> float:
    """Return by how much the letters of a text are spaced, px."""
    spacing = box.style["letter_spacing"]
    return 0.0 if spacing == "normal" else float(spacing)


def show(stream: Any, box: Any, line: list[GlyphRun]) -> None:
    """Show a line of runs."""
    spacing, em = letter_spacing(box), line[0].size / 1000
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_font_size(line[0].font, round(line[0].size, 3))
    rounding = round(spacing, 3) - spacing
    glyphs = spaced_out(words_of(box.text), line, getattr(box, "justification_spacing", 0) / em, rounding / em)
    text = f"1 0 0 -1 {number(box.position_x, 2)} {number(box.position_y + box.baseline, 2)} Tm\n[<{glyphs}>] TJ"
    stream.stream.append(f"{number(spacing, 3)} Tc\n{text}\n0 Tc" if spacing else text)
    stream.end_text()


def words_of(text: str) -> list[str]:
    """Return the words and spaces of a text in turn."""
    return [word for word in SPACE_SIGNS.split(text) if word]


def spaced_out(words: list[str], line: list[GlyphRun], space: float, rounding: float) -> str:
    """Return the glyphs of a line, with what moves each word to its place.

    In thousandths of an em, each space is wider by `space` than it is in the font, and each letter is shown too far to
    the right by the `rounding` of its spacing.
    """
    pieces, off, move = [], 0.0, 0
    for word, run in zip(words, line, strict=True):
        if word == NO_BREAK:
            move -= round(space / 2)
        pieces.append(f">{move}<{run.hexadecimal}" if move else run.hexadecimal)
        off += run.off + run.letters * rounding - move
        if word in SPACES:
            off -= space
        move = round(off) if word in SPACES else 0
    return "".join(pieces)


def number(value: float, digits: int) -> str:
    """Return a number as a PDF has it, rounded to so many digits."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
