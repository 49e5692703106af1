"""The cover's picture: SVG drawn to PNG, with the fonts of the house and of the book, and no others."""

from __future__ import annotations

from collections.abc import Sequence

from baspa.model.book import Cover, Font
from baspa.model.problem import Failure, Place, Problem
from baspa.sorts.choice import sorts_of
from baspa.sorts.faces import own_letters
from baspa.untrusted.resvg import MEGABYTES, SECONDS, Canvas, drawn_svg

FONTS = ("Literata-Regular.ttf", "Literata-Italic.ttf", "Literata-SemiBold.ttf", "FiraMono-Regular.ttf")


# Apple's bound of a picture (https://itunespartner.apple.com/books/support/9-prepare-book, 2026-11-29).
MOST_PIXELS = 4_000_000


def cover_picture(own: Cover | None, svg: str, fonts: Sequence[Font]) -> bytes:
    """Return the cover of the e-book: the author's own, no larger than shops take, or else the drawn one, as PNG."""
    if own is None:
        return cover_png(svg, fonts)
    from baspa.untrusted.raster.covers import at_most

    return at_most(own.resource.data, own.resource.media_type, MOST_PIXELS)


def cover_png(svg: str, own: Sequence[Font] = ()) -> bytes:
    """Return the cover as PNG bytes, at the size that the SVG says, in px; `own` are the book's fonts.

    Typeset has held it against the list of what it may be; raises Failure (B183) where drawing it takes too long.
    """
    spare = sorts_of(svg, (), own_letters(own)).spare
    png = drawn_svg(svg, Canvas((*FONTS, *(file for file, _ in spare))), own)
    if not png:
        said = f"what it makes cannot be drawn within {SECONDS} s and {MEGABYTES} MB"
        hint = "leave shadows, transparency and shapes out of it, or make it smaller"
        raise Failure([Problem(Place("templates/epub/cover.svg"), "B183", said, hint)])
    return png
