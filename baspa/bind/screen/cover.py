"""The cover's picture: SVG drawn to PNG by resvg, with the fonts of the house and of the book, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import resvg_py

from baspa.house import house_path
from baspa.model.book import Font
from baspa.model.design import CODE_FAMILY, TEXT_FAMILY

FONTS = ("Literata-Regular.ttf", "Literata-Italic.ttf", "Literata-SemiBold.ttf", "FiraMono-Regular.ttf")


def cover_png(svg: str, own: Sequence[Font] = ()) -> bytes:
    """Return the cover as PNG bytes, at the size that the SVG says, in px; `own` are the book's fonts.

    resvg would open any file that the SVG names: typeset has held it against the list of what it may be.
    """
    fonts = [str(house_path("styles", "fonts", name)) for name in FONTS]
    with TemporaryDirectory(prefix="baspa-") as folder:  # resvg reads fonts from files alone
        for number, face in enumerate(own):
            path = Path(folder) / f"{number}.ttf"
            path.write_bytes(face.resource.data)
            fonts.append(str(path))
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                font_files=fonts,
                skip_system_fonts=True,
                font_family=TEXT_FAMILY,  # what resvg has for a family that is not there
                serif_family=TEXT_FAMILY,
                sans_serif_family=TEXT_FAMILY,
                cursive_family=TEXT_FAMILY,
                fantasy_family=TEXT_FAMILY,
                monospace_family=CODE_FAMILY,
            )
        )
