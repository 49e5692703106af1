"""The points of an SVG path, read in time that grows with their number.

WeasyPrint takes two numbers from the front of a text by a regular expression, asks the drawing for their units, and
keeps the rest: a drawing of half a million letters takes a quarter of a second. Few numbers of a path have a unit.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import PATH_POINTS


@contextmanager
def plain_points() -> Iterator[None]:
    """Let points of plain numbers be read as such while the context lasts."""
    original = pkgutil.resolve_name(PATH_POINTS.replacements[0].path)

    def point(svg: Any, string: str, font_size: float) -> tuple[float, float, str]:
        x, _, rest = string.partition(" ")
        y, _, rest = rest.partition(" ")
        try:
            return float(x), float(y), rest
        except ValueError:
            found: tuple[float, float, str] = original(svg, string, font_size)
            return found

    with replacing(PATH_POINTS, point):
        yield
