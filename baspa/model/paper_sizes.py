"""Sizes of paper by name, or as a designer writes them: 152x229 in mm, 6x9in."""

from __future__ import annotations

NAMED = {  # mm; ISO 216, ANSI/ASME Y14.1
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B4": (250, 353),
    "B5": (176, 250),
    "B6": (125, 176),
    "letter": (216, 279),
    "legal": (216, 356),
    "tabloid": (279, 432),
}
INCH = 25.4  # mm
MM = 72 / INCH  # pt
# From 120 x 160 mm and 5 x 7 inches on: on smaller pages the house's margins leave a title no room.
MM_FORM = r"(?:1[2-9]\d|[2-4]\d\d)x(?:1[6-9]\d|[2-6]\d\d)"
INCH_FORM = r"(?:[5-9]|1\d)(?:\.\d{1,3})?x(?:[7-9]|1\d|2[0-7])(?:\.\d{1,3})?in"


def form(*names: str) -> str:
    """Return the pattern of a size that may have one of some names."""
    return f"^(?:{'|'.join(names)}|{MM_FORM}|{INCH_FORM})$"


def size_of(said: str) -> tuple[float, float]:
    """Return width and height, mm, of what `form` lets pass; inches to a tenth of a mm."""
    if said in NAMED:
        return NAMED[said]
    width, height = said.removesuffix("in").split("x")
    if said.endswith("in"):
        return round(float(width) * INCH, 1), round(float(height) * INCH, 1)
    return int(width), int(height)
