"""The cover's drawing held against the list of what an SVG may be, and against a size that can be made pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.untrusted.svg import svg_faults

PIXELS = re.compile(r"\s*(\d{1,5}(?:\.\d*)?)(?:px)?\s*", re.ASCII)
BOX = re.compile(r"\s*(?:[\d.+-]+[\s,]+){2}(\d{1,5}(?:\.\d*)?)[\s,]+(\d{1,5}(?:\.\d*)?)\s*", re.ASCII)
MOST = 16_000_000  # pixels: each layer of the drawing takes four bytes for every one of them


def cover_faults(svg: str) -> Iterator[str]:
    """Yield what keeps the SVG of a cover from being drawn: what svg_faults says of it, and a size that cannot be."""
    faults = list(svg_faults(svg.encode()))
    yield from faults
    if faults:
        return
    root = ET.fromstring(svg)  # noqa: S314  no entities: it has no faults
    size = _size(root)
    if size is None:
        yield "says no size in px: give its svg a width and a height, or a viewBox"
    elif not 0 < size[0] * size[1] <= MOST:
        yield f"is of {size[0]:g} by {size[1]:g} px; it can have {MOST // 1_000_000} million in all"


def drawn_size(svg: str) -> tuple[float, float] | None:
    """Return width and height of the SVG of a cover, which has no faults, in px."""
    return _size(ET.fromstring(svg))  # noqa: S314  no entities: it has no faults


def _size(root: ET.Element) -> tuple[float, float] | None:
    """Return width and height in px; None where one of them is not plainly said."""
    said = [PIXELS.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if said[0] and said[1]:
        return float(said[0][1]), float(said[1][1])
    box = BOX.fullmatch(root.get("viewBox", ""))
    if box and not {"width", "height"} & set(root.attrib):
        return float(box[1]), float(box[2])
    return None
