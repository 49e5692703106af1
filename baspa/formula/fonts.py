"""Glyphs, their measures and outlines, by HarfBuzz: STIX Two Math for the formula, Literata for words in it.

Lengths are in em of the math font, which is larger than the text's em by SCALE.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import uharfbuzz as hb

from baspa.formula.boxes import Glyph, MathBox, PlacedMark
from baspa.house import house_path

MATH, TEXT = "STIXTwoMath-Regular.ttf", "Literata-Regular.ttf"
SCALE = 1.07  # makes the x of STIX Two Math (0.473 em) as tall as that of Literata (0.507 em)

Direction = Literal["ttb", "ltr"]
Corner = Literal["TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT", "BOTTOM_LEFT"]
Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]  # M, L, C or Z with its points


@cache
def font(name: str) -> Any:
    """Return the font styles/fonts/`name`, measured in its own units."""
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(house_path("styles", "fonts", name)))))


def em(name: str) -> float:
    """Return the units of a font in an em of the formula."""
    units = float(font(name).face.upem)
    return units if name == MATH else units * SCALE


def has(name: str, letter: str) -> bool:
    """Tell whether a font has a glyph of a letter."""
    return font(name).get_nominal_glyph(ord(letter)) is not None


@cache
def constant(name: str) -> float:
    """Return a constant of the MATH table (OpenType 1.9, MathConstants), em; percentages as a ratio."""
    value = float(font(MATH).get_math_constant(hb.OTMathConstant[name]))
    return value / (100 if "PERCENT" in name else em(MATH))


@cache
def glyph_id(letter: str, level: int = 0, dotless: bool = False) -> int:
    """Return the glyph of a letter of the math font: the one made for scripts of a level, the one without a dot."""
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    buffer.script = "Zmth"
    hb.shape(font(MATH), buffer, {"ssty": min(level, 2), "dtls": dotless})
    return int(buffer.glyph_infos[0].codepoint)


def glyph_box(glyph: int, size: float) -> MathBox:
    """Return a glyph of the math font as a box; its height and depth are those of its ink."""
    units, scale = font(MATH), size / em(MATH)
    ink = units.get_glyph_extents(glyph)
    attach = units.get_math_glyph_top_accent_attachment(glyph)
    return MathBox(
        units.get_glyph_h_advance(glyph) * scale,
        ink.y_bearing * scale,
        -(ink.y_bearing + ink.height) * scale,
        ((0.0, 0.0, Glyph(MATH, glyph, size)),),
        units.get_math_glyph_italics_correction(glyph) * scale,
        attach * scale,
        Glyph(MATH, glyph, size),
        plain=True,
    )


def ink_span(glyph: int, size: float) -> tuple[float, float]:
    """Return where the ink of a glyph of the math font begins and ends, em."""
    ink, scale = font(MATH).get_glyph_extents(glyph), size / em(MATH)
    return ink.x_bearing * scale, (ink.x_bearing + ink.width) * scale


def text_box(text: str, size: float) -> MathBox:
    """Set upright words with their kerning; a letter that Literata lacks comes from the math font."""
    marks: list[PlacedMark] = []
    x = height = depth = 0.0
    for name, run in runs(text):
        for glyph, advance, across, up in shaped(name, run):
            ink = font(name).get_glyph_extents(glyph)
            scale = size / em(name)
            marks.append((x + across * scale, up * scale, Glyph(name, glyph, size)))
            height = max(height, (ink.y_bearing + up) * scale)
            depth = max(depth, -(ink.y_bearing + ink.height + up) * scale)
            x += advance * scale
    return MathBox(x, height, depth, tuple(marks), plain=True)


def runs(text: str) -> list[tuple[str, str]]:
    """Return the text cut where its font changes."""
    found: list[tuple[str, str]] = []
    for letter in text:
        name = MATH if not has(TEXT, letter) and has(MATH, letter) else TEXT
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + letter)
        else:
            found.append((name, letter))
    return found


def shaped(name: str, text: str) -> list[tuple[int, float, float, float]]:
    """Return glyph, advance and offset (x, y) of each letter of a text, in units of the font."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(font(name), buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, at.x_advance, at.x_offset, at.y_offset) for info, at in pairs]


def variants(glyph: int, direction: Direction) -> list[tuple[int, float]]:
    """Return the larger forms of a glyph with their length at size 1, em, smallest first."""
    found = font(MATH).get_math_glyph_variants(glyph, direction)
    return [(each.glyph, each.advance / em(MATH)) for each in found]


def assembly(glyph: int, direction: Direction) -> Sequence[Any]:
    """Return the parts that any length of a glyph is put together from, in units of the font; or none."""
    parts: Sequence[Any] = font(MATH).get_math_glyph_assembly(glyph, direction)[0]
    return parts


def least_overlap() -> float:
    """Return by how much the parts of an assembly overlap at least, in units of the font."""
    return float(font(MATH).get_math_min_connector_overlap("ttb"))


def kern(glyph: Glyph | None, corner: Corner, height: float) -> float:
    """Return how far a script moves away at a corner of a letter (negative: nearer), at a height on it; em."""
    if glyph is None or glyph.font != MATH:
        return 0.0
    units = em(MATH) / glyph.size
    value = font(MATH).get_math_glyph_kerning(glyph.id, hb.OTMathKern[corner], round(height * units))
    return float(value) / units


def third(end: Point, control: Point) -> Point:
    """Return the control point of a cubic curve beside an end of a quadratic one."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


@cache
def glyph_outline(name: str, glyph: int) -> tuple[Segment, ...]:
    """Return the outline of a glyph in units of its font, y up."""
    pen = _Pen()
    font(name).draw_glyph_with_pen(glyph, pen)
    return tuple(pen.segments)


class _Pen:
    """Writes down what HarfBuzz draws, quadratic curves as cubic ones, which PDF has; the names are those it calls."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []

    def moveTo(self, point: Point) -> None:  # noqa: N802
        self.segments.append(("M", (point,)))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.segments.append(("L", (point,)))

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self.segments.append(("C", points))

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        start = self.segments[-1][1][-1]
        self.curveTo(*(third(point, control) for point in (start, end)), end)

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z", ()))

    endPath = closePath  # noqa: N815
