"""Words as runs of glyphs: each shaped by Pango once in a font, and written as PDF shows text (ISO 32000-1, 9.4.3).

A run is a word or a space in which each letter is one glyph of one font that stands on the baseline. What is more than
that (ligatures, accents that are set, letters of another font, coloured ones) is no run, and is WeasyPrint's to draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

LEAST = 1.0  # thousandths of an em: a glyph is not moved by less, which is no hundredth of a point in running text
# What Pango switches off where letters are spaced, by a property that spaces them.
NO_LIGATURES = tuple((feature, 0) for feature in ("liga", "clig", "dlig", "hlig"))


class ShapedGlyph(NamedTuple):
    """A glyph of a word, and its advance in thousandths of an em."""

    number: int
    advance: float


class GlyphRun(NamedTuple):
    """A word as it is shown: `hexadecimal` is what stands between < and >."""

    font: str  # the name of its font in the PDF
    size: float  # px
    hexadecimal: str
    letters: int
    off: float  # thousandths of an em by which its end is shown too far to the right


class GlyphRuns:
    """The runs of a PDF that is being written, by their font and word."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, bool], FontRuns] = {}

    def of(self, font: Any, is_spaced: bool) -> FontRuns:
        """Return the runs in a MeasuredFont, for text whose letters are spaced or for other text."""
        key = id(font), is_spaced
        if key not in self.fonts:
            self.fonts[key] = FontRuns(font, is_spaced)
        return self.fonts[key]


class FontRuns:
    """The runs in one font, each shaped when it is first asked for."""

    def __init__(self, font: Any, is_spaced: bool) -> None:
        self.font = font  # kept: its address is its name above
        style = font.style.copy()
        style["letter_spacing"] = "normal"
        if is_spaced:
            own = style["font_feature_settings"]
            style["font_feature_settings"] = (*(() if own == "normal" else own), *NO_LIGATURES)
        self.layout = Layout(style)
        self.known: dict[str, GlyphRun | None] = {}

    def run(self, word: str, stream: Any) -> GlyphRun | None:
        """Return the run of a word, in a font that the stream's PDF then has; None where it is no run."""
        if word not in self.known:
            self.known[word] = self.shaped(word, stream)
        return self.known[word]

    def shaped(self, word: str, stream: Any) -> GlyphRun | None:
        """Shape a word."""
        self.layout.set_text(word)
        line, _ = self.layout.get_first_line()
        item = line.runs.data  # the first: a word of several has letters that it has no glyphs for
        pango_font = item.item.analysis.font
        font, size = stream.add_font(pango_font)
        glyphs = plain_glyphs(item, word, size)
        if not glyphs or font.bitmap or font.svg or font.png or font.colr:
            return None
        for glyph, letter in zip(glyphs, word, strict=True):
            font.to_unicode.setdefault(glyph.number, letter)
            if glyph.number not in font.widths:
                font.widths[glyph.number] = round(extent(pango_font, glyph.number, stream) / size)
        return GlyphRun(font.hash, size, *shown(glyphs, font.widths))


def plain_glyphs(item: Any, word: str, size: float) -> Sequence[ShapedGlyph]:
    """Return the glyphs of a piece of text where each is one of its letters, beside the one before; else none."""
    glyphs, clusters = item.glyphs.glyphs, item.glyphs.log_clusters
    if item.glyphs.num_glyphs != len(word) or item.item.analysis.level % 2:
        return ()
    found, place = [], 0
    for index, letter in enumerate(word):
        number, geometry = glyphs[index].glyph, glyphs[index].geometry
        drawn = number != pango.PANGO_GLYPH_EMPTY and not number & pango.PANGO_GLYPH_UNKNOWN_FLAG
        if not drawn or clusters[index] != place or geometry.x_offset or geometry.y_offset:
            return ()
        found.append(ShapedGlyph(number, thousandths(geometry.width) / size))
        place += len(letter.encode())
    return found


def extent(font: Any, glyph: int, stream: Any) -> float:
    """Return how wide a glyph of a Pango font is by itself, thousandths of a px."""
    pango.pango_font_get_glyph_extents(font, glyph, stream.ink_rect, stream.logical_rect)
    return thousandths(stream.logical_rect.width)


def thousandths(units: int) -> float:
    """Return Pango's units in thousandths of a px."""
    return float(units * 1000 * FROM_UNITS)


def shown(glyphs: Sequence[ShapedGlyph], widths: dict[int, int]) -> tuple[str, int, float]:
    """Return glyphs as they are shown, how many they are, and how far their end is off.

    A PDF has widths in whole thousandths. What that is off adds up, and with it what a pair is kerned; where it is
    more than what is seen, the next glyph is moved.
    """
    pieces, off = [], 0.0
    for glyph in glyphs:
        if abs(off) >= LEAST:
            pieces.append(f">{round(off)}<")
            off -= round(off)
        pieces.append(f"{glyph.number:04x}")
        off += widths[glyph.number] - glyph.advance
    return "".join(pieces), len(glyphs), off
