"""Signs that the press composes: a no-break hyphen is the face's hyphen, a dash of two ems is two of its dashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baspa.house import house_path
from baspa.model.book import Font
from baspa.sorts.choice import COMPOSED, JOINED, PILED
from baspa.sorts.faces import TEXT_FACE
from baspa.sorts.font_files import FaceName, GlyphDrawing, Outlines, made_font

FAMILY = "Baspa Signs"
OVERLAP = 4  # units of an em of 1000 that joined dashes lie on each other: no hairline between them


def composed_fonts(signs: Iterable[str], own: Iterable[Font]) -> tuple[Font, ...]:
    """Return a font of some signs of COMPOSED for each weight and style of the text's family.

    `own` are the fonts of that family where it is the book's own; what they lack pieces for is composed of the house's.
    """
    wanted = "".join(signs)
    pieces = {piece for sign in wanted for piece in COMPOSED[sign]}
    sources = [(each.resource.data, each.weight, each.italic) for each in own if pieces <= each.letters]
    if not sources:
        house = ((house_path("styles", "fonts", file), style) for style, file in TEXT_FACE.styles.items())
        sources = [(path.read_bytes(), *style) for path, style in house]
    return tuple(composed_font(wanted, *source) for source in sources) if wanted else ()


def composed_font(signs: str, data: bytes, weight: int, italic: bool) -> Font:
    """Return a font of some signs of COMPOSED, of the outlines of another."""
    source = Outlines(data)
    file = f"baspa-signs-{weight}{'-italic' if italic else ''}.ttf"
    return made_font(FaceName(FAMILY, file, weight, italic), source, {sign: composed(sign, source) for sign in signs})


def composed(sign: str, source: Outlines) -> tuple[GlyphDrawing, float]:
    """Return a sign's drawing, and how wide it is."""
    drawing, end = GlyphDrawing(), 0.0
    for letter, right, up in placed(sign, source):
        drawing.letter(source, letter, (right, up, 1))
        end = max(end, right + source.advance(letter))
    return drawing, end


def placed(sign: str, source: Outlines) -> Iterator[tuple[str, float, float]]:
    """Yield the pieces of a sign, each with how far right and up it stands."""
    letters, right, up = COMPOSED[sign], 0.0, 0.0
    left, _, edge, _ = source.bounds(letters[0])
    for letter in letters:
        yield letter, right, up
        if sign in PILED:
            up += 0.27 * source.em
        elif sign in JOINED:
            right += edge - left - OVERLAP * source.em / 1000
        else:
            right += source.advance(letter)
