"""Layers of a PDF: optional content (ISO 32000-1, 8.11), and which of it does not print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Name

from baspa.preflight.hostile import HOSTILE


class Layers:
    """The layers of a file by what its default configuration says of printing."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        properties: Any = pdf.Root.get("/OCProperties")
        self.are_there = properties is not None
        self.off: dict[Any, str] = {}
        self.are_sound = True
        try:
            self.off = unprinted_names(properties) if self.are_there else {}
        except HOSTILE:
            self.are_sound = False

    def hidden(self, content: Any) -> str | None:
        """Return the name of a layer that does not print, for a group or a membership; None for what prints."""
        if content is None or "/Type" not in content:
            return None
        if content.Type != Name.OCMD:
            return self.off.get(content.objgen)
        groups = members(content)
        off = [group.objgen in self.off for group in groups]
        shown = not off or POLICIES.get(str(content.get("/P", "/AnyOn")), any_on)(off)
        return None if shown else next((self.off[group.objgen] for group in groups if group.objgen in self.off), "")


def unprinted_names(properties: Any) -> dict[Any, str]:
    """Return the names of the groups that do not print."""
    groups = list(properties.get("/OCGs", ()))
    default = properties.get("/D", pikepdf.Dictionary())
    names = {group.objgen: str(group.get("/Name", "")) for group in groups}
    return {key: names.get(key, "") for key in unprinted(groups, default)}


def members(content: Any) -> list[Any]:
    """Return the groups of a membership."""
    groups = content.get("/OCGs", Array())
    return list(groups) if isinstance(groups, Array) else [groups]


def any_on(off: list[bool]) -> bool:
    """Tell whether content shows where one group that is on is enough."""
    return not all(off)


POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "/AllOn": lambda off: not any(off),
    "/AnyOn": any_on,
    "/AnyOff": any,
    "/AllOff": all,
}


def unprinted(groups: list[Any], default: Any) -> set[Any]:
    """Return the groups that do not print: off in the default configuration, unless their usage says that they print.

    ISO 32000-1, 8.11.4.4: what a group says of printing counts where the configuration lets it (`AS`); where it does
    not, printers heed it all the same, or do not, so what says that it does not print is told.
    """
    off = {group.objgen for group in default.get("/OFF", ())}
    if default.get("/BaseState") == Name.OFF:
        on = {group.objgen for group in default.get("/ON", ())}
        off |= {group.objgen for group in groups} - on
    for group in groups:
        said = group.get("/Usage", {}).get("/Print", {}).get("/PrintState")
        if said == Name.OFF:
            off.add(group.objgen)
        elif said == Name.ON and heeds_print(default):
            off.discard(group.objgen)
    return off


def heeds_print(default: Any) -> bool:
    """Tell whether a configuration lets layers be switched for the printer."""
    return any(each.get("/Event") == Name.Print for each in default.get("/AS", ()))
