"""Headings right above what is turned go with it: before it they would stand last on their page."""

from __future__ import annotations

from itertools import zip_longest
from xml.etree import ElementTree as ET

from baspa.tree.names import HEADINGS, TURNED

UNDER = "under-head"  # the class of what begins no page of its own, for its heading has begun one


def turn_heads(parent: ET.Element) -> None:
    """Turn the headings right above what is turned, with all of a section; a chapter's title stays where it is."""
    for child, after in zip_longest(parent, parent[1:]):
        if child.tag in HEADINGS[1:] and (turned := right_below(after)):
            add_classes(child, TURNED)
            for element in turned:
                add_classes(element, TURNED, UNDER)
        elif not is_turned(child):
            turn_heads(child)


def right_below(element: ET.Element | None) -> list[ET.Element]:
    """Return what is turned, with the headings above it, if an element begins with that."""
    if element is None:
        return []
    if is_turned(element):
        return [element]
    if element.tag != "section" or not len(element) or element[0].tag not in HEADINGS:
        return []
    below = right_below(element[1] if len(element) > 1 else None)
    return [element[0], *below] if below else []


def add_classes(element: ET.Element, *names: str) -> None:
    """Give an element classes, those that it has once."""
    element.set("class", " ".join(dict.fromkeys((*element.get("class", "").split(), *names))))


def is_turned(element: ET.Element) -> bool:
    """Tell whether an element stands on a turned page of its own."""
    return TURNED in element.get("class", "").split()
