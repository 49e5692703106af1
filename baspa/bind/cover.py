"""The cover's picture: SVG drawn to PNG by resvg, with the house's fonts and no others."""

from __future__ import annotations

import resvg_py

from baspa.house import house_path

FONTS = ("Literata-Regular.ttf", "Literata-Italic.ttf", "Literata-SemiBold.ttf")


def cover_png(svg: str) -> bytes:
    """Return the cover as PNG bytes, at the size that the SVG says, in px."""
    fonts = [str(house_path("styles", "fonts", name)) for name in FONTS]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=True))
