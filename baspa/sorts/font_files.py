"""Font files of a few glyphs that the press draws itself, of outlines of other fonts; as TrueType (OpenType 1.9.1)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from baspa.model.book import Font, Resource
from baspa.model.design import FONTS

NOTDEF = ".notdef"
Place = tuple[float, float, float]  # right, up, in units of the em; how large, 1 is the size of the font it is from
Bounds = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class FaceName:
    """What a font that is made says of itself."""

    family: str
    file: str
    weight: int
    italic: bool


class Outlines:
    """The outlines of a font, and how high its lines are. Lengths are in units of its em."""

    def __init__(self, data: bytes) -> None:
        self.font = TTFont(io.BytesIO(data), lazy=True)
        self.glyphs, self.names = self.font.getGlyphSet(), self.font.getBestCmap()
        self.em: int = self.font["head"].unitsPerEm
        self.ascent, self.descent = self.font["hhea"].ascent, self.font["hhea"].descent

    def advance(self, letter: str) -> float:
        """Return how wide a letter is."""
        return float(self.glyphs[self.names[ord(letter)]].width)

    def bounds(self, letter: str) -> Bounds:
        """Return the box of a letter's ink."""
        pen = BoundsPen(self.glyphs)
        self.glyphs[self.names[ord(letter)]].draw(pen)
        left, bottom, right, top = pen.bounds
        return left, bottom, right, top

    def draw(self, letter: str, pen: Any, place: Place) -> None:
        """Draw a letter with a pen of fontTools', at a place."""
        right, up, size = place
        whole = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[ord(letter)]].draw(whole)
        whole.replay(TransformPen(pen, (size, 0, 0, size, right, up)))


class GlyphDrawing:
    """A glyph that is being drawn: letters of a font, and boxes."""

    def __init__(self) -> None:
        self._made = TTGlyphPen(None)
        self.pen = Cu2QuPen(self._made, 1.0)

    def glyph(self) -> Any:
        """Return what was drawn, as fontTools has it."""
        return self._made.glyph()

    def letter(self, source: Outlines, letter: str, place: Place) -> None:
        """Draw a letter of another font."""
        source.draw(letter, self.pen, place)

    def box(self, bounds: Bounds, hole: bool = False) -> None:
        """Draw a box, or take one out of what it lies in."""
        left, bottom, right, top = bounds
        corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
        first, *others = reversed(corners) if hole else corners
        self.pen.moveTo(first)
        for corner in others:
            self.pen.lineTo(corner)
        self.pen.closePath()


def made_font(name: FaceName, like: Outlines, drawn: Mapping[str, tuple[GlyphDrawing, float]]) -> Font:
    """Return a font of some characters, each with its drawing and how wide it is.

    Its lines are as high as those of another font, and its space is as wide: Pango takes the space between two signs
    from their font.
    """
    whole = {" ": (GlyphDrawing(), like.advance(" ")), **drawn}
    glyphs = {letter: f"u{ord(letter):05X}" for letter in sorted(whole)}
    outlines = {NOTDEF: GlyphDrawing().glyph(), **{glyph: whole[letter][0].glyph() for letter, glyph in glyphs.items()}}
    widths = {NOTDEF: like.em // 2, **{glyph: round(whole[letter][1]) for letter, glyph in glyphs.items()}}
    builder = FontBuilder(like.em, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap({ord(letter): glyph for letter, glyph in glyphs.items()})
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(
        {glyph: (widths[glyph], getattr(outline, "xMin", 0)) for glyph, outline in outlines.items()}
    )
    builder.setupHorizontalHeader(ascent=like.ascent, descent=like.descent)
    builder.setupNameTable({"familyName": name.family, "styleName": "Italic" if name.italic else "Regular"})
    builder.updateHead(created=0, modified=0, macStyle=name.italic << 1)  # no clock
    lines = {"sTypoAscender": like.ascent, "sTypoDescender": like.descent}
    builder.setupOS2(usWeightClass=name.weight, fsSelection=int(name.italic), **lines)
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    resource = Resource(f"{FONTS}{name.file}", "font/ttf", file.getvalue())
    return Font(resource, name.file, name.family, name.weight, name.italic, frozenset(drawn))
