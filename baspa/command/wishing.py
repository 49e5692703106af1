"""The switch --for read, and those that go with it: which house, which binding, whose cover, which readers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baspa.command.asked import Misused
from baspa.command.wishes import Wishes
from baspa.model.bindings import GROWS
from baspa.model.file_names import SHOPS
from baspa.model.problem import nearest

SWITCHES = ("for", "binding", "inside", "spine")
ALL = "all"  # readers
WIDEST = 150.0  # mm, of a spine


def with_wishes(given: Mapping[str, Any], builds: bool) -> Mapping[str, Any]:
    """Return the switches of a command, those of `preflight` as one value; raises Misused where they are wrong.

    One that builds knows shops, others all readers.
    """
    if "for" not in given:
        return given
    if "binding" not in given:
        others = {name: value for name, value in given.items() if name != "for"}
        return {**others, "readers": readers_of(given["for"], builds)}
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


def readers_of(said: str | None, builds: bool) -> tuple[str, ...]:
    """Return the names of the readers that are meant; raises Misused where there is none of that name."""
    if said is None:
        return ()
    from baspa.readers.rules import reader_names

    known = SHOPS if builds else reader_names()
    if said not in (*known, ALL):
        there = ", ".join((*known, ALL))
        raise Misused(f'no shop is called "{said}": {there}' if builds else f'no reader is called "{said}": {there}')
    return known if said == ALL else (said,)


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
