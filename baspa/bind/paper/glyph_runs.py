"""Words as runs of glyphs: each shaped by Pango once in a font, and written as PDF shows text (ISO 32000-1, 9.4.3).

A run is a word or a space in which each letter is one glyph of one font that stands on the baseline, or nothing. What
is more (ligatures, accents that are set, letters of other fonts, coloured ones) is no run, and is WeasyPrint's to draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

THOUSANDTHS = 1000 * FROM_UNITS  # of a px, in one of Pango's units
LEAST = 1.0  # thousandths of an em: a glyph is not moved by less, which is no hundredth of a point in running text
# What Pango switches off where letters are spaced, by a property that spaces them.
NO_LIGATURES = tuple((feature, 0) for feature in ("liga", "clig", "dlig", "hlig"))


ShapedGlyph = tuple[int, float]  # its number, and its advance in thousandths of an em


class GlyphRun(NamedTuple):
    """A word as it is shown: `hexadecimal` is what stands between < and >."""

    font: str  # the name of its font in the PDF
    size: float  # px
    hexadecimal: str
    letters: int  # that have a glyph
    hidden: int  # that have none, as a word joiner
    off: float  # thousandths of an em by which its end is shown too far to the right
    glyphs: tuple[int, ...]


class GlyphRuns:
    """The runs of a PDF that is being written, by their font and word."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, bool], FontRuns] = {}
        self.of_pdf: Any = None  # the fonts of the PDF; pages of several chapters may each have their own

    def of(self, font: Any, is_spaced: bool, of_pdf: Any) -> FontRuns:
        """Return the runs in a MeasuredFont, for text whose letters are spaced or for other text."""
        if self.of_pdf is not of_pdf:
            self.of_pdf = of_pdf
            for each in self.fonts.values():
                each.told.clear()
        parted = is_spaced and not is_without_ligatures(font.style)
        key = id(font), parted
        if key not in self.fonts:
            self.fonts[key] = FontRuns(font, parted)
        return self.fonts[key]


class FontRuns:
    """The runs in one font, each shaped when it is first asked for."""

    def __init__(self, font: Any, parted: bool) -> None:
        self.font = font  # kept: its address is its name above
        style = font.style.copy()
        style["letter_spacing"] = "normal"
        if parted:
            own = style["font_feature_settings"]
            style["font_feature_settings"] = (*(() if own == "normal" else own), *NO_LIGATURES)
        self.layout = Layout(style)
        self.known: dict[str, GlyphRun | None] = {}
        self.told: dict[str, GlyphRun | None] = {}  # those whose glyphs the PDF's fonts know

    def line(self, words: Sequence[str], stream: Any) -> Sequence[GlyphRun]:
        """Return the runs of words, in a font that the stream's PDF then has; none where one is no run, or of another.

        Most words of a book have been shaped before.
        """
        told, found = self.told, list[GlyphRun]()
        for word in words:
            if word not in told:
                told[word] = self.tell(word, stream)
            run = told[word]
            if run is None or run.font != (found[0] if found else run).font:
                return ()
            found.append(run)
        return found

    def tell(self, word: str, stream: Any) -> GlyphRun | None:
        """Return the run of a word, whose glyphs are then known to the fonts of the stream's PDF."""
        run = self.known.get(word)
        if run is None or not knows(stream._fonts, run):
            run = self.known[word] = self.shaped(word, stream)
        return run

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
        for letter, (number, _) in glyphs.items():
            font.to_unicode.setdefault(number, word[letter])
            if number not in font.widths:
                font.widths[number] = round(extent(pango_font, number, stream) / size)
        numbers = tuple(number for number, _ in glyphs.values())
        hexadecimal, off = shown(glyphs.values(), font.widths)
        return GlyphRun(font.hash, size, hexadecimal, len(glyphs), len(word) - len(glyphs), off, numbers)


def knows(fonts: Mapping[int, Any], run: GlyphRun) -> bool:
    """Tell whether the fonts of a PDF know the glyphs of a run."""
    font = next((each for each in fonts.values() if each.hash == run.font), None)
    return font is not None and all(map(font.widths.__contains__, run.glyphs))


def is_without_ligatures(style: Any) -> bool:
    """Tell whether a style has no ligatures that the spacing of its letters could part."""
    usual: bool = (
        style["font_variant_ligatures"] == ("no-common-ligatures",) and style["font_feature_settings"] == "normal"
    )
    return usual


def plain_glyphs(item: Any, word: str, size: float) -> Mapping[int, ShapedGlyph]:
    """Return the glyphs of a piece of text, by the indexes of their letters; none where it is no run."""
    glyphs, clusters = item.glyphs.glyphs, item.glyphs.log_clusters
    if item.glyphs.num_glyphs != len(word) or item.item.analysis.level % 2:
        return {}
    found, place, unit = dict[int, ShapedGlyph](), 0, THOUSANDTHS / size
    for index, letter in enumerate(word):
        number, geometry = glyphs[index].glyph, glyphs[index].geometry
        hidden = number == pango.PANGO_GLYPH_EMPTY
        unknown = geometry.width if hidden else number & pango.PANGO_GLYPH_UNKNOWN_FLAG
        if unknown or clusters[index] != place or geometry.x_offset or geometry.y_offset:
            return {}
        if not hidden:
            found[index] = number, geometry.width * unit
        place += len(letter.encode())
    return found


def extent(font: Any, glyph: int, stream: Any) -> float:
    """Return how wide a glyph of a Pango font is by itself, thousandths of a px."""
    pango.pango_font_get_glyph_extents(font, glyph, stream.ink_rect, stream.logical_rect)
    return float(stream.logical_rect.width * THOUSANDTHS)


def shown(glyphs: Iterable[ShapedGlyph], widths: Mapping[int, int]) -> tuple[str, float]:
    """Return glyphs as they are shown, and how far their end is off.

    A PDF has widths in whole thousandths. What that is off adds up, and with it what a pair is kerned; where it is
    more than what is seen, the next glyph is moved.
    """
    pieces, off = [], 0.0
    for number, advance in glyphs:
        if abs(off) >= LEAST:
            pieces.append(f">{round(off)}<")
            off -= round(off)
        pieces.append(f"{number:04x}")
        off += widths[number] - advance
    return "".join(pieces), off
