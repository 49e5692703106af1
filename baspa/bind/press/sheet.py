"""The sheet of a page: its boxes, and what is printed outside of them for who cuts and looks at the colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baspa.model.paper_sizes import MM
from baspa.printers.wanted import PressFile

Box = tuple[float, float, float, float]  # left, bottom, right, top, pt
Size = tuple[float, float]  # width and height, pt
AWAY = 1.0 * MM  # from the bleed to the marks
LONG = 5.0 * MM  # a crop mark
BAR = 4.0 * MM  # a field of the colour bar
THIN = 0.25  # pt, a crop mark
SHARES = (1, 0.75, 0.5, 0.25)  # of black in the colour bar
INKS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "1 1 0 0", "1 0 1 0", "0 1 1 0")
ALL = "/BaspaAll"  # name of the space of all inks


@dataclass(frozen=True, slots=True)
class PressSheet:
    """The boxes of a page (ISO 32000-1, 14.11.2): none begins below 0."""

    media: Box
    bleed: Box
    trim: Box


def sheet_of(page: Size, wanted: PressFile, spine: str) -> PressSheet:
    """Return the boxes of a page; `spine` is the side at which it is bound, "left" or "right"."""
    bleed = wanted.bleed * MM
    left, right = (0 if side == spine and not wanted.bleed_inside else bleed for side in ("left", "right"))
    slug = AWAY + LONG if wanted.marks else 0
    x, y = left + slug, bleed + slug
    width, height = page
    trim = (x, y, x + width, y + height)
    bled = (slug, slug, trim[2] + right, trim[3] + bleed)
    return PressSheet((0, 0, bled[2] + slug, bled[3] + slug), bled, trim)


def marks_of(sheet: PressSheet, wanted: PressFile) -> str:
    """Return the content that draws crop marks in all inks, and a colour bar at the head; nothing inside the bleed.

    Of an inside that is printed in black alone they are black.
    """
    if not wanted.marks:
        return ""
    setting = f"{ALL} CS 1 SCN" if wanted.space == "cmyk" else "0 0 0 1 K" if wanted.has_inks else "0 G"
    lines = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S\n" for a, b, c, d in crop_marks(sheet))
    return f"q {setting} {THIN} w\n{lines}{' '.join(colour_bar(sheet, wanted))}\nQ\n"


def crop_marks(sheet: PressSheet) -> Iterator[Box]:
    """Yield the ends of the lines along which the page is cut."""
    left, bottom, right, top = sheet.bleed
    for x in (sheet.trim[0], sheet.trim[2]):
        yield x, bottom - AWAY, x, bottom - AWAY - LONG
        yield x, top + AWAY, x, top + AWAY + LONG
    for y in (sheet.trim[1], sheet.trim[3]):
        yield left - AWAY, y, left - AWAY - LONG, y
        yield right + AWAY, y, right + AWAY + LONG, y


def colour_bar(sheet: PressSheet, wanted: PressFile) -> Iterator[str]:
    """Yield the fields of the colour bar: each ink and two by two, where there are four, and steps of black.

    They stand to the right of the middle, where covers are folded.
    """
    black = [f"0 0 0 {share} k" if wanted.has_inks else f"{1 - share} g" for share in SHARES]
    fields = [f"{ink} k" for ink in INKS if wanted.space == "cmyk"] + black
    x = (sheet.trim[0] + 3 * sheet.trim[2]) / 4 - len(fields) * BAR / 2
    y = sheet.bleed[3] + AWAY + (LONG - BAR) / 2
    for number, setting in enumerate(fields):
        yield f"{setting} {x + number * BAR:.3f} {y:.3f} {BAR:.3f} {BAR:.3f} re f"
