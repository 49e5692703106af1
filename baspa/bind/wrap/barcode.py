"""The bar code of an ISBN, an EAN-13 with or without an add-on, as an SVG of black shapes: bars, outlines of digits.

Sizes are those of GS1 General Specifications, 5.2, at 100 %: a module of 0.33 mm, bars of 22.85 mm, quiet zones of 11
modules on the left and 7 on the right, of 12 before an add-on and 5 behind it. zint counts two units a module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import zint

from baspa.formula.fonts import font, glyph_outline

MODULE = 0.33  # mm
UNIT = MODULE / 2
DIGIT = 14.0  # units: the seven modules of a digit, within a half of the code; nine for each in the add-on
ADDON_DIGIT = 18.0
FACE = "FiraMono-Regular.ttf"  # all digits are of one width, and none is like another
SIZE = 21.0  # units, of its em: digits of 2.4 mm


@dataclass(frozen=True, slots=True)
class BarCode:
    """A bar code, and how large it is with its quiet zones."""

    svg: str
    width: float  # mm
    height: float


def bar_code(isbn: str, addon: str = "") -> BarCode:
    """Return the bar code of a valid ISBN of 10 or 13 digits, which may have signs between them."""
    symbol = zint.Symbol()
    symbol.symbology, symbol.output_options = zint.Symbology.ISBNX, zint.OutputOptions.COMPLIANT_HEIGHT
    symbol.encode("".join(filter(str.isalnum, isbn)).upper() + (f"+{addon}" if addon else ""))
    symbol.buffer_vector()
    drawn = symbol.vector
    width, height = drawn.width, drawn.height
    path = "".join((*bars(drawn), *digits(drawn)))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<path d="{path}" fill="#000"/></svg>'
    )
    return BarCode(svg, width * UNIT, height * UNIT)


def bars(drawn: zint.Vector) -> Iterator[str]:
    """Yield the bars, each as a piece of a path."""
    for bar in drawn.rectangles:
        yield f"M{bar.x:g} {bar.y:g}h{bar.width:g}v{bar.height:g}h{-bar.width:g}z"


def digits(drawn: zint.Vector) -> Iterator[str]:
    """Yield the digits, each as a piece of a path, in the middle of its modules."""
    for text in drawn.strings:
        step = ADDON_DIGIT if len(text.text) in (2, 5) else DIGIT
        left = text.x - step * (len(text.text) - 1) / 2 if text.halign == 0 else text.x - step / 2
        for at, digit in enumerate(text.text):
            yield digit_path(digit, left + at * step, text.y)


def digit_path(digit: str, middle: float, base: float) -> str:
    """Return the outline of a digit about a middle, on a base line."""
    face = font(FACE)
    glyph = face.get_nominal_glyph(ord(digit))
    scale = SIZE / face.face.upem
    left = middle - face.get_glyph_h_advance(glyph) * scale / 2
    place = partial(placed_point, left=left, base=base, scale=scale)
    return "".join(kind + " ".join(map(place, points)) for kind, points in glyph_outline(FACE, glyph))


def placed_point(point: tuple[float, float], left: float, base: float, scale: float) -> str:
    """Return a point of a glyph as a path has it."""
    return f"{left + point[0] * scale:.2f} {base - point[1] * scale:.2f}"
