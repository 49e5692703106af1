"""What a content stream places: forms, pictures, gradients, and patterns (ISO 32000-1, 8.7 to 8.10)."""

from __future__ import annotations

from typing import Any

from pikepdf import Name, Stream

from baspa.preflight.decoding import filters_of, jpeg2000_space, unread
from baspa.preflight.geometry import Box, common_box, moved_box, product, sides_of
from baspa.preflight.marks import Colour, GraphicsState, PlacedPicture
from baspa.preflight.spaces import GREY, ColourSpace
from baspa.preflight.walk import StreamRun

INCH = 72.0  # pt
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
AFRESH = {"fill_alpha": 1.0, "stroke_alpha": 1.0, "blend": "Normal", "has_soft_mask": False}


def place_object(on: StreamRun, operands: Any) -> None:
    """Do."""
    found = on.needed("/XObject", operands[0])
    if found is None:
        return
    layer = on.canvas.shared.layers.hidden(found.get("/OC"))
    if layer is not None:
        on.canvas.unprinted.setdefault(layer, moved_box(on.state.matrix, UNIT))
    elif found.get("/Subtype") == Name.Form:
        place_form(on, found)
    elif found.get("/Subtype") == Name.Image:
        place_picture(on, found)


def place_form(on: StreamRun, form: Any) -> None:
    """Carry out a form; a group of its own is told, since it may be all that is transparent."""
    a, b, c, d, e, f = map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    left, bottom, right, top = map(float, form.BBox)
    box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    is_group = form.get("/Group") is not None and form.Group.get("/S") == Name.Transparency
    if is_group:
        state = on.state
        reasons = (*state.transparency(state.fill_alpha), "a transparency group")
        on.mark(
            "group", moved_box(product((a, b, c, d, e, f), state.matrix), box), Colour(values=()), transparency=reasons
        )
    on.within(form, form.get("/Resources"), (a, b, c, d, e, f), box, **(AFRESH if is_group else {}))


def place_picture(on: StreamRun, image: Any) -> None:
    """Note a picture at the size at which it is printed."""
    space, bits, is_mask = pixels_of(on, image)
    has_mask = image.get("/SMask") is not None or int(image.get("/SMaskInData", 0)) > 0
    seen = image if space.family in ("grey", "rgb") and not is_mask else None
    known = on.canvas.shared.pictures
    if image.objgen not in known:
        known[image.objgen] = unread(image)
    size = int(image.Width), int(image.Height)
    note_picture(on, size, space, bits, is_mask, has_mask, seen, known[image.objgen])


def pixels_of(on: StreamRun, image: Any) -> tuple[ColourSpace, int, bool]:
    """Return the colour space of a picture, its bits for each colour, and whether it is a mask (8.9.5, table 89)."""
    if bool(image.get("/ImageMask", False)):
        return GREY, 1, True
    if "/ColorSpace" not in image and filters_of(image) == ["/JPXDecode"]:
        return jpeg2000_space(image), 8, False
    return on.space(image.get("/ColorSpace", Name.DeviceGray)), int(image.get("/BitsPerComponent", 8)), False


def note_picture(
    on: StreamRun,
    pixels: tuple[int, int],
    space: ColourSpace,
    bits: int,
    is_mask: bool,
    has_mask: bool,
    image: Any = None,
    broken: str = "",
) -> None:
    """Note a picture of so many pixels in the unit square of the matrix."""
    state = on.state
    width, height = sides_of(state.matrix)
    if not width or not height:
        return
    dpi = min(pixels[0] / width, pixels[1] / height) * INCH
    bitonal = bits == 1 and space.family == "grey"
    reasons = (*state.transparency(state.fill_alpha), *(("a soft mask",) if has_mask else ()))
    on.mark(
        "picture",
        moved_box(state.matrix, UNIT),
        state.fill if is_mask else Colour(space, ()),
        overprints=state.fill_overprints and is_mask,
        transparency=tuple(dict.fromkeys(reasons)),
        picture=PlacedPicture(dpi, bitonal, pixels, broken, image),
    )


def place_inline(on: StreamRun, operands: Any) -> None:
    """BI ... EI."""
    image = operands[0].obj
    space, bits, is_mask = pixels_of(on, image)
    note_picture(on, (int(image.Width), int(image.Height)), space, bits, is_mask, False)


def place_shading(on: StreamRun, operands: Any) -> None:
    """sh: a gradient over all that the clip lets through."""
    found = on.needed("/Shading", operands[0])
    if found is not None:
        note_shading(on, found, on.state.clip, on.state)


def note_shading(on: StreamRun, shading: Any, box: Box, state: GraphicsState) -> None:
    """Note a gradient."""
    colour = Colour(on.space(shading.ColorSpace), ())
    on.mark(
        "shading",
        box,
        colour,
        overprints=state.fill_overprints,
        transparency=state.transparency(state.fill_alpha),
    )


def paint_pattern(on: StreamRun, colour: Colour, box: Box) -> None:
    """Paint a box with a pattern: its tile, carried out once, or its gradient (ISO 32000-1, 8.7.3 and 8.7.4)."""
    pattern = colour.pattern
    if not isinstance(pattern, Stream):
        note_shading(on, pattern.Shading, box, on.state)
        return
    a, b, c, d, e, f = map(float, pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    is_uncoloured = int(pattern.get("/PaintType", 1)) == 2
    own = Colour(colour.space, colour.values) if is_uncoloured else Colour()
    matrix = product((a, b, c, d, e, f), on.base)
    tile = StreamRun(
        on.canvas,
        pattern.get("/Resources", on.resources),
        GraphicsState(matrix=matrix, fill=own, stroke=own),
        on.depth + 1,
        matrix,
        everywhere=common_box(box, on.state.clip),
        hidden=[on.is_hidden],
    )
    tile.run(pattern, pattern.objgen if pattern.is_indirect else None)
