"""What stands on paper for a sign of phones: one of the same shape that the house's face for signs has.

As with boxes, it is a glyph of the sign itself, so that who copies or searches the text gets that.
"""

from __future__ import annotations

from collections.abc import Iterable

from baspa.house import house_path
from baspa.model.book import Font
from baspa.sorts.choice import ALIKE
from baspa.sorts.faces import SIGNS_FILE
from baspa.sorts.font_files import FaceName, GlyphDrawing, Outlines, made_font

FAMILY = "Baspa Likenesses"


def likenesses(signs: Iterable[str]) -> tuple[Font, ...]:
    """Return a font of some signs of ALIKE; none for none."""
    wanted = "".join(signs)
    if not wanted:
        return ()
    source = Outlines(house_path("styles", "fonts", SIGNS_FILE).read_bytes())
    name = FaceName(FAMILY, "baspa-likenesses.ttf", 400, False)
    return (made_font(name, source, {sign: likeness(ALIKE[sign], source) for sign in wanted}),)


def likeness(letter: str, source: Outlines) -> tuple[GlyphDrawing, float]:
    """Return a sign's drawing, and how wide it is."""
    drawing = GlyphDrawing()
    drawing.letter(source, letter, (0, 0, 1))
    return drawing, source.advance(letter)
