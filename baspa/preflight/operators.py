"""What each operator of a content stream does (ISO 32000-1, annex A), as far as a preflight asks for it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from pikepdf import Dictionary, Name

from baspa.preflight.geometry import product
from baspa.preflight.marks import Colour
from baspa.preflight.objects import place_inline, place_object, place_shading
from baspa.preflight.paths import PATHS
from baspa.preflight.spaces import ColourSpace
from baspa.preflight.texts import TEXTS
from baspa.preflight.walk import StreamRun

Operator = Callable[[StreamRun, Any], None]
FIRST = {"grey": (0.0,), "rgb": (0.0, 0.0, 0.0), "cmyk": (0.0, 0.0, 0.0, 1.0), "spot": (1.0,), "all": (1.0,)}


def save(on: StreamRun, operands: Any) -> None:
    """Keep the graphics state: q."""
    on.stack.append(copy.copy(on.state))


def restore(on: StreamRun, operands: Any) -> None:
    """Take the state back that was kept last: Q."""
    if on.stack:
        on.state = on.stack.pop()


def transform(on: StreamRun, operands: Any) -> None:
    """Move, turn or stretch all that follows: cm."""
    a, b, c, d, e, f = map(float, operands)
    on.state.matrix = product((a, b, c, d, e, f), on.state.matrix)


def line_width(on: StreamRun, operands: Any) -> None:
    """Set the width of lines: w."""
    on.state.width = float(operands[0])


def graphics_state(on: StreamRun, operands: Any) -> None:
    """Take over what a dictionary of the resources says, entry by entry: gs (ISO 32000-1, 8.4.5)."""
    found = on.needed("/ExtGState", operands[0])
    for name, value in (found or {}).items():
        if name in PARAMETERS:
            PARAMETERS[name](on, value)
    if found is not None and "/OP" in found and "/op" not in found:
        on.state.fill_overprints = bool(found.OP)


def soft_mask(on: StreamRun, value: Any) -> None:
    """Set or unset a soft mask."""
    on.state.has_soft_mask = value != Name("/None")


def blend_mode(on: StreamRun, value: Any) -> None:
    """Set the blend mode: a name, or the first of a list."""
    on.state.blend = str(value if isinstance(value, Name) else value[0])[1:]


def graphics_font(on: StreamRun, value: Any) -> None:
    """Set the font."""
    on.state.font, on.state.size = value[0], float(value[1])


def setter(name: str, kind: Callable[[Any], Any]) -> Operator:
    """Return what sets one parameter of the graphics state."""

    def of_state(on: StreamRun, value: Any) -> None:
        setattr(on.state, name, kind(value))

    return of_state


PARAMETERS: dict[str, Operator] = {
    "/LW": setter("width", float),
    "/OP": setter("stroke_overprints", bool),
    "/op": setter("fill_overprints", bool),
    "/OPM": setter("nonzero", bool),
    "/CA": setter("stroke_alpha", float),
    "/ca": setter("fill_alpha", float),
    "/SMask": soft_mask,
    "/BM": blend_mode,
    "/Font": graphics_font,
}


def device(which: str, name: str) -> Operator:
    """Return what sets a colour of a device: g, rg, k and, for lines, G, RG, K."""

    def colour(on: StreamRun, operands: Any) -> None:
        setattr(on.state, which, Colour(on.space(Name(name)), tuple(map(float, operands))))

    return colour


def space_operator(which: str) -> Operator:
    """Return cs or CS, which also set the space's first colour (ISO 32000-1, 8.6.5.1)."""

    def colour_space(on: StreamRun, operands: Any) -> None:
        space = on.space(operands[0])
        setattr(on.state, which, Colour(space, FIRST.get(space.family, ())))

    return colour_space


def colour_operator(which: str) -> Operator:
    """Return sc, scn, SC or SCN."""

    def colour(on: StreamRun, operands: Any) -> None:
        space: ColourSpace = getattr(on.state, which).space
        values = tuple(float(each) for each in operands if not isinstance(each, Name))
        named = operands[-1] if len(operands) and isinstance(operands[-1], Name) else None
        pattern = on.needed("/Pattern", named) if named is not None else None
        setattr(on.state, which, Colour(space, values, pattern))

    return colour


def begin_marked(on: StreamRun, operands: Any) -> None:
    """Begin content that may be of a layer: BDC."""
    said = operands[1] if str(operands[0]) == "/OC" else None
    content = said if isinstance(said, Dictionary) else on.resource("/Properties", said) if said is not None else None
    name = on.canvas.shared.layers.hidden(content)
    on.hidden.append(name is not None)
    if name is not None:
        on.canvas.unprinted.setdefault(name, None)


def begin_plain(on: StreamRun, operands: Any) -> None:
    """Begin content that is of no layer: BMC."""
    on.hidden.append(False)


def end_marked(on: StreamRun, operands: Any) -> None:
    """End what was begun last: EMC."""
    if len(on.hidden) > 1 or (on.hidden and on.depth == 0):
        on.hidden.pop()


OPERATORS: dict[str, Operator] = {
    "q": save,
    "Q": restore,
    "cm": transform,
    "w": line_width,
    "gs": graphics_state,
    "g": device("fill", "/DeviceGray"),
    "G": device("stroke", "/DeviceGray"),
    "rg": device("fill", "/DeviceRGB"),
    "RG": device("stroke", "/DeviceRGB"),
    "k": device("fill", "/DeviceCMYK"),
    "K": device("stroke", "/DeviceCMYK"),
    "cs": space_operator("fill"),
    "CS": space_operator("stroke"),
    **dict.fromkeys(("sc", "scn"), colour_operator("fill")),
    **dict.fromkeys(("SC", "SCN"), colour_operator("stroke")),
    "sh": place_shading,
    "Do": place_object,
    "INLINE IMAGE": place_inline,
    "BDC": begin_marked,
    "BMC": begin_plain,
    "EMC": end_marked,
    **PATHS,
    **TEXTS,
}
