"""The boxes of a page (ISO 32000-1, 14.11.2): what they are, and whether a press can work with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pikepdf

from baspa.model.paper_sizes import MM
from baspa.preflight.geometry import Box, common_box, is_inside
from baspa.preflight.hostile import HOSTILE
from baspa.preflight.kinds import (
    BELOW_ZERO,
    NO_MEASURE,
    NO_TRIM,
    OTHER_SIZE,
    OTHER_UNIT,
    OUTSIDE,
    TWO_TRIMS,
    UPSIDE_DOWN,
)
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

Read = TypeVar("Read")
NAMES = ("CropBox", "BleedBox", "TrimBox", "ArtBox")
SHEET: Box = (0.0, 0.0, 612.0, 792.0)  # what is taken for a page that names no size, as readers do
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
SLACK = 0.05  # pt, for numbers that were rounded
LARGEST = 1e7  # pt: no page is of four kilometres
SAME = 0.5  # mm by which sizes of one book may differ


def facts_of(page: pikepdf.Page, number: int) -> PageBoxes:
    """Return the boxes of a page in points, each the right way round."""
    unread: list[str] = []
    unit = read_or(unread, "UserUnit", unit_of, page) or 1.0
    said = read_or(unread, "MediaBox", page_box, page, "MediaBox", unit) or SHEET
    media = said if has_area(ordered(said)) else SHEET
    read = {name: read_or(unread, name, page_box, page, name, unit) for name in NAMES}
    named = {name: box for name, box in read.items() if box}
    crop = within(named.get("CropBox", media), media)
    trim = within(named.get("TrimBox", named.get("ArtBox", crop)), media)
    bleed = within(named.get("BleedBox", crop), media)
    turned = read_or(unread, "Rotate", page_turn, page) or 0
    boxes = {"MediaBox": said, **named}
    return PageBoxes(number, ordered(media), trim, bleed, boxes, turned, unit, tuple(unread))


def read_or(unread: list[str], name: str, read: Callable[..., Read], *of: Any) -> Read | None:
    """Return what an entry of a page says; None where it makes no sense, which is noted."""
    try:
        return read(*of)
    except HOSTILE:
        unread.append(name)
        return None


def unit_of(page: pikepdf.Page) -> float:
    """Return the unit of a page, pt; raises ValueError for what is none."""
    found: Any = page.obj
    unit = float(found.get("/UserUnit", 1))
    if not 0 < unit < LARGEST:
        raise ValueError(unit)
    return unit


def page_turn(page: pikepdf.Page) -> int:
    """Return by how many degrees a page is turned as it is shown."""
    return int(page.rotation) if "/Rotate" in page.obj else 0


def page_box(page: pikepdf.Page, name: str, unit: float) -> Box | None:
    """Return a box of a page, pt; None where there is none."""
    return box_from(page.mediabox if name == "MediaBox" else entry(page, name), unit)


def entry(page: pikepdf.Page, name: str) -> Any:
    """Return a box that a page names itself, or inherits."""
    return page.obj.get(f"/{name}") if name != "CropBox" or f"/{name}" in page.obj else page.cropbox


def box_from(said: Any, unit: float) -> Box | None:
    """Return a box as a file says it, pt; None where it says none. Raises what HOSTILE lists for what is no box."""
    if said is None:
        return None
    left, bottom, right, top = (float(each) * unit for each in said)
    if not all(abs(each) < LARGEST for each in (left, bottom, right, top)):
        raise ValueError(said)
    return left, bottom, right, top


def ordered(box: Box) -> Box:
    """Return a box with its corners the right way round."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def within(box: Box, media: Box) -> Box:
    """Return a box as readers take it: the right way round, no larger than the page, and never empty."""
    found = common_box(ordered(box), ordered(media))
    return found if has_area(found) else ordered(media)


def has_area(box: Box) -> bool:
    """Tell whether a box is more than a line, or nothing."""
    return box[0] < box[2] and box[1] < box[3]


def judged_boxes(page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what is wrong with the boxes of one page."""
    yield from (PrintFault(NO_MEASURE, page.number, name=name) for name in page.unread)
    for name, box in page.named.items():
        if box[0] >= box[2] or box[1] >= box[3]:
            yield PrintFault(UPSIDE_DOWN, page.number, name=name)
        elif name == "MediaBox" and min(box) < -SLACK:
            yield PrintFault(BELOW_ZERO, page.number, name=name)
        elif not is_inside(box, page.media, SLACK):
            yield PrintFault(OUTSIDE, page.number, name=name)
    yield from judged_trim(page, limits)
    if page.unit != 1:
        yield PrintFault(OTHER_UNIT, page.number, value=page.unit)


def judged_trim(page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what a standard for printing asks of the box where the page is cut (ISO 15930-1, 6.9, and -7, 6.13)."""
    if {"TrimBox", "ArtBox"} <= set(page.named) and limits.standard:
        yield PrintFault(TWO_TRIMS, page.number)
    if not {"TrimBox", "ArtBox"} & set(page.named) and limits.standard:
        yield PrintFault(NO_TRIM, page.number)
    name = "TrimBox" if "TrimBox" in page.named else "ArtBox"
    around = ("BleedBox", "CropBox") if limits.standard in ("X-1a", "X-3") else ("BleedBox",)
    boxes = [page.named[each] for each in around if has_area(page.named.get(each, NOWHERE))]
    if name in page.named and not all(is_inside(page.named[name], box, SLACK) for box in boxes):
        yield PrintFault(OUTSIDE, page.number, name=name)


def judged_sizes(pages: Sequence[PageBoxes]) -> Iterator[PrintFault]:
    """Yield the pages that are cut to another size than the first; a page that is turned counts as it is shown."""
    width, height = shown_size(pages[0])
    for page in pages[1:]:
        here = shown_size(page)
        if abs(here[0] - width) > SAME or abs(here[1] - height) > SAME:
            yield PrintFault(OTHER_SIZE, page.number, name=f"{here[0]:.0f} × {here[1]:.0f}")


def shown_size(page: PageBoxes) -> tuple[float, float]:
    """Return width and height of a page as a reader shows it, mm."""
    width, height = page.size
    return (height, width) if page.turned % 180 else (width, height)


def bleed_of(page: PageBoxes) -> tuple[float, float, float, float]:
    """Return how far the bleed reaches beyond the cut on each side, mm: left, bottom, right, top."""
    trim, bleed = page.trim, page.bleed
    left, bottom = (trim[0] - bleed[0]) / MM, (trim[1] - bleed[1]) / MM
    return left, bottom, (bleed[2] - trim[2]) / MM, (bleed[3] - trim[3]) / MM
