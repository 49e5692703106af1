"""The features of drawing that an edition wants: of what is painted, beside those of the layout."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from baspa.layout.addresses import BASE
from baspa.layout.features import InPlace
from baspa.layout.guard import Feature
from baspa.layout.replacements import FORMULA_COLOUR, PIXEL_DRAWINGS
from baspa.layout.replacements_of_text import TURNED_CODE
from baspa.layout.replacements_of_time import PATH_POINTS
from baspa.layout.replacements_of_writing import SHOWN_GLYPHS
from baspa.layout.side_by_side.part import BookPart
from baspa.model.edition import Edition


def _formula_colour(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.formula_colour import coloured

    return coloured(edition.drawings, BASE)


def _pixel_drawings(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pixel_drawings import as_pixels

    return as_pixels(edition)


def _turned_code(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.turned_code import turned_code

    return turned_code()


def _shown_glyphs(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.shown_glyphs import shown_glyphs

    return shown_glyphs()


def _path_points(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.path_points import plain_points

    return plain_points()


DRAWING: Mapping[Feature, InPlace] = {
    PIXEL_DRAWINGS: _pixel_drawings,
    FORMULA_COLOUR: _formula_colour,
    TURNED_CODE: _turned_code,
    PATH_POINTS: _path_points,
    SHOWN_GLYPHS: _shown_glyphs,
}
