"""Pictures, tables and texts that stand side by side, and the groups that they make under one caption and name."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from xml.etree import ElementTree as ET

from baspa.tree.names import HEADINGS
from baspa.tree.side_by_side import (
    GROUP_CAPTION,
    GROUP_CAPTIONS,
    GROUPED,
    GROUPS,
    LAYOUTS,
    MOST,
    ROW,
    SIDE_BY_SIDE,
    in_rows,
)

NAME = re.compile(r"(?i:(fig)|tbl|tab)[-:].")
SHARE = re.compile(r"width:(\d+(?:\.\d+)?)%")


def set_side_by_side(body: ET.Element, lines: MutableMapping[ET.Element, int]) -> None:
    """Put the divisions of a chapter into rows and groups; `lines` has the line of each element."""
    for division in list(body.iter("div")):
        for name in GROUP_CAPTIONS:
            if words := division.attrib.pop(f"data-{name}", ""):
                caption = ET.SubElement(division, "p")
                caption.text, lines[caption] = words, lines.get(division, 0)
        held = set_group(division)
        row = division.attrib.pop(ROW, "")
        said = {name: value for name in LAYOUTS if (value := division.attrib.pop(f"data-{name}", ""))}
        for name, value in list(said.items())[:1] or [("layout-ncol", row)] * bool(row):
            put_in_rows(division, held, name, value)
        if row and not said:
            widen([image for each in held for image in each.iter("img")], int(row))


def set_group(division: ET.Element) -> Sequence[ET.Element]:
    """Make a group of a named division that ends with a caption, but of one figure or table; return what it holds."""
    held = [each for each in division if each.tag not in HEADINGS]
    match = NAME.match(division.get("id", ""))
    kind = division.attrib.pop(GROUPED, "") or (("figure" if match[1] else "table") if match else "")
    named = [each for each in held if each.tag == kind]
    others = len(named) != 1 and any(each.tag != "p" for each in held)
    if kind and others and held[-1].tag == "p":
        add_class(division, next(name for name, of in GROUPS.items() if of == kind))
        add_class(held[-1], GROUP_CAPTION)
        return held[:-1]
    return held if not (kind and held and held[-1].tag == "p") else held[:-1]


def put_in_rows(division: ET.Element, held: Sequence[ET.Element], name: str, value: str) -> None:
    """Tell each element that a division holds how many stand in its row."""
    counts = [min(count, MOST, len(held)) for count in in_rows(name, value, len(held))]
    if any(count > 1 for count in counts):
        add_class(division, SIDE_BY_SIDE)
        for each, count in zip(held, counts, strict=True):
            add_class(place_of(each, division), f"one-of-{count}")


def place_of(element: ET.Element, division: ET.Element) -> ET.Element:
    """Return what is as wide as a place in a row: a table stands in a division, for its caption's sake."""
    if element.tag != "table":
        return element
    place = ET.Element("div")
    place.append(element)
    division[list(division).index(element)] = place
    return place


def widen(images: Sequence[ET.Element], row: int) -> None:
    """Let shares of the measure be shares of the place that a picture has in its row."""
    for image in images:
        if match := SHARE.fullmatch(image.get("style", "")):
            image.set("style", f"width:{min(100.0, float(match[1]) * row):g}%")


def add_class(element: ET.Element, name: str) -> None:
    """Add a class to those of an element."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
