"""Texts of a content stream (ISO 32000-1, 9): each look that text has on a page is a mark, where it comes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Name, Stream, String

from baspa.preflight.fonts import name_of
from baspa.preflight.geometry import IDENTITY, Box, moved_box, product, scale_of
from baspa.preflight.objects import paint_pattern
from baspa.preflight.walk import StreamRun

INVISIBLE, OUTLINED = 3, 1  # ways to render text (ISO 32000-1, 9.3.6); 7 is a clip alone
NO_GLYPH = b"\0\0"
ROUGHLY = 0.5  # em, of the width of what begins with a text's first letter


def begin(on: StreamRun, operands: Any) -> None:
    """Begin a text: BT."""
    on.text = IDENTITY


def place(on: StreamRun, operands: Any) -> None:
    """Place what follows: Tm."""
    a, b, c, d, e, f = map(float, operands)
    on.text = (a, b, c, d, e, f)


def move(on: StreamRun, operands: Any) -> None:
    """Go to another line: Td."""
    on.text = product((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), on.text)


def move_with_leading(on: StreamRun, operands: Any) -> None:
    """Go to another line, and let all lines be as far apart: TD."""
    on.state.leading = -float(operands[1])
    move(on, operands)


def leading(on: StreamRun, operands: Any) -> None:
    """Set how far apart lines are: TL."""
    on.state.leading = float(operands[0])


def next_line(on: StreamRun, operands: Any = ()) -> None:
    """Go to the next line: T*."""
    move(on, (0.0, -on.state.leading))


def font(on: StreamRun, operands: Any) -> None:
    """Set the font and its size: Tf."""
    on.state.font, on.state.size = on.needed("/Font", operands[0]), float(operands[1])


def rendering(on: StreamRun, operands: Any) -> None:
    """Set whether letters are filled, outlined or not seen: Tr."""
    on.state.rendering = int(operands[0])


def show(on: StreamRun, operands: Any) -> None:
    """Note a text where it is the first of its look on the page: Tj, TJ."""
    state = on.state
    if state.rendering in (INVISIBLE, 7) or on.is_hidden or is_nothing(operands[0]):
        return
    outlined = state.rendering == OUTLINED
    colour, alpha = (state.stroke, state.stroke_alpha) if outlined else (state.fill, state.fill_alpha)
    overprints = state.stroke_overprints if outlined else state.fill_overprints
    matrix = product(on.text, state.matrix)
    size = round(abs(state.size) * scale_of(matrix), 1)
    box = moved_box(matrix, (0.0, 0.0, ROUGHLY * state.size, 0.7 * state.size))
    transparency = state.transparency(alpha)
    look = (
        colour.space,
        colour.values,
        colour.pattern.objgen if colour.pattern is not None else None,
        overprints,
        state.nonzero,
        size,
        state.font.objgen if state.font is not None else None,
        transparency,
        is_within(box, on),
    )
    note_lacking(on, operands[0], box)
    if look in on.canvas.texts:
        return
    on.canvas.texts.add(look)
    draw_glyphs(on, box)
    if colour.pattern is not None:
        paint_pattern(on, colour, box)
    on.mark("text", box, colour, overprints=overprints, thickness=size, transparency=transparency, font=state.font)


def is_nothing(said: Any) -> bool:
    """Tell whether a string, or an array of strings and distances, has no letter."""
    return not (len(said) if isinstance(said, Array) else bytes(said))


def note_lacking(on: StreamRun, said: Any, box: Box) -> None:
    """Note where text first has glyph 0 of its font, which programs write for a letter that it does not have."""
    found = on.state.font
    if found is None or found.objgen in on.canvas.lacking:
        return
    known = on.canvas.shared.numbered
    if found.objgen not in known:
        known[found.objgen] = is_numbered(found)
    if not known[found.objgen]:
        return
    for each in said if isinstance(said, Array) else (said,):
        if isinstance(each, String) and NO_GLYPH in (code := bytes(each)) and NO_GLYPH in pairs_of(code):
            on.canvas.lacking[found.objgen] = name_of(found), box
            return


def is_numbered(font: Any) -> bool:
    """Tell whether the codes of a text are the numbers of glyphs, in two bytes (ISO 32000-1, 9.7.4.2)."""
    if font.get("/Encoding") not in (Name("/Identity-H"), Name("/Identity-V")):
        return False
    return all(isinstance(each.get("/CIDToGIDMap", Name.Identity), Name) for each in font.get("/DescendantFonts", ()))


def pairs_of(code: bytes) -> list[bytes]:
    """Return the codes of a text of two bytes each."""
    return [code[at : at + 2] for at in range(0, len(code), 2)]


def is_within(box: Box, on: StreamRun) -> bool:
    """Tell whether a text begins within the cut page."""
    left, bottom, right, top = on.canvas.page.trim
    return bool(left <= box[0] <= right and bottom <= box[1] <= top)


def draw_glyphs(on: StreamRun, box: Box) -> None:
    """Walk over the glyphs of a Type 3 font, which are streams of their own, once a page (ISO 32000-1, 9.6.5)."""
    found = on.state.font
    if found is None or found.get("/Subtype") != Name.Type3 or found.objgen in on.canvas.glyphs:
        return
    on.canvas.glyphs.add(found.objgen)
    a, b, c, d, e, f = map(float, found.get("/FontMatrix", (0.001, 0, 0, 0.001, 0, 0)))
    scaled = product((on.state.size, 0.0, 0.0, on.state.size, 0.0, 0.0), on.text)
    for glyph in found.get("/CharProcs", {}).values():
        if isinstance(glyph, Stream):
            on.within(glyph, found.get("/Resources"), product((a, b, c, d, e, f), scaled), None)


def show_on_next_line(on: StreamRun, operands: Any) -> None:
    """Note a text of the next line: an apostrophe, or a straight quote."""
    next_line(on)
    show(on, [operands[-1]])


TEXTS: dict[str, Callable[[StreamRun, Any], None]] = {
    "BT": begin,
    "Tm": place,
    "Td": move,
    "TD": move_with_leading,
    "TL": leading,
    "T*": next_line,
    "Tf": font,
    "Tr": rendering,
    **dict.fromkeys(("Tj", "TJ"), show),
    **dict.fromkeys(("'", '"'), show_on_next_line),
}
