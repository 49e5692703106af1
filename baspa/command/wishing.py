"""The switches of `preflight` read: which house, which binding, whose cover."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baspa.command.asked import Misused
from baspa.command.wishes import Wishes
from baspa.model.binding import GROWS
from baspa.model.problem import nearest

SWITCHES = ("for", "binding", "inside", "spine")
WIDEST = 150.0  # mm, of a spine


def with_wishes(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the switches of a command with those of `preflight` as one value; raises Misused where they are wrong."""
    if "for" not in given:
        return given
    others = {name: value for name, value in given.items() if name not in SWITCHES}
    return {**others, "wishes": wishes_of(*(given[name] or "" for name in SWITCHES))}


def wishes_of(house: str, binding: str, inside: str, spine: str) -> Wishes:
    """Return what the switches ask for; raises Misused where there is no such thing."""
    if house:
        hold_house(house)
    bound = next((each for each in GROWS if each == binding), None)
    if binding and not bound:
        raise Misused(f'no binding is called "{binding}": {", ".join(GROWS)}')
    if spine and not inside:
        raise Misused("--spine goes with --inside, which says whose cover it is")
    return Wishes(house, bound, Path(inside) if inside else None, width_of(spine) if spine else None)


def hold_house(house: str) -> None:
    """Raise Misused where no printing house has this name."""
    from baspa.printers import preset_names

    known = preset_names()
    if house not in known:
        near = nearest(house, known)
        said = f'did you mean "{near}"?' if near else f"there are {', '.join(known)}"
        raise Misused(f'no printing house is called "{house}": {said}')


def width_of(said: str) -> float:
    """Return the width of a spine, mm; raises Misused where it is none."""
    try:
        width = float(said.replace(",", "."))
    except ValueError:
        width = 0.0
    if not 0 < width <= WIDEST:
        raise Misused(f'"{said}" is no width of a spine in mm: write 12.5')
    return width
