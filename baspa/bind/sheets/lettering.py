"""Small letters on a printer's sheets, drawn as outlines of the house's type: nothing is to be embedded for them."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.formula.fonts import TEXT, font, glyph_outline, shaped

OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}  # ISO 32000-1, 8.5.2


def width_of(text: str, size: float) -> float:
    """Return the width of a text of a size, pt."""
    return sum(advance for _, advance, _, _ in shaped(TEXT, text)) * size / float(font(TEXT).face.upem)


def lettering(text: str, size: float, x: float, y: float) -> str:
    """Return the content that fills the outlines of a text of a size, its baseline beginning at x and y, pt."""
    return " ".join([*segments(text, size / font(TEXT).face.upem, x, y), "f"])


def segments(text: str, scale: float, x: float, y: float) -> Iterator[str]:
    """Yield the operators that draw the outlines of a text, `scale` being pt to the font's units."""
    for glyph, advance, across, up in shaped(TEXT, text):
        for command, points in glyph_outline(TEXT, glyph):
            at = (f"{x + scale * (across + px):.2f} {y + scale * (up + py):.2f} " for px, py in points)
            yield f"{''.join(at)}{OPERATORS[command]}"
        x += scale * advance
