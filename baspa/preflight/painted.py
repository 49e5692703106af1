"""What is judged of each mark by itself: its colour, pixels and thickness, whether it overprints or lets through."""

from __future__ import annotations

from baspa.preflight.geometry import common_box, is_empty
from baspa.preflight.kinds import (
    BESIDE,
    BROKEN_PICTURE,
    COARSE,
    FORBIDDEN_SPACE,
    FOREIGN_SPACE,
    MANY_INKS,
    ON_ALL_PLATES,
    SEE_THROUGH,
    THIN,
    TOO_COARSE,
    VANISHING,
)
from baspa.preflight.limits import Limits
from baspa.preflight.marks import PaintedMark
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

HAIRLINE = 0.25  # pt: thinner lines break up on the plate
LESS = 0.005  # pt, for numbers that were rounded
LEAST, BITONAL_LEAST, BITONAL = 150, 300, 600  # dpi: below which photographs and line art are refused; of good line art
NEARLY = 0.99  # of the pixels asked for
SMALL = 12.0  # pt: type whose inks need not lie on each other to a hair
FULL, TRACE = 0.85, 0.02  # of an ink: black, and what counts as an ink


def judged_mark(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what is wrong with one mark; what is cut off with its bleed prints nowhere."""
    if is_empty(common_box(mark.box, page.bleed)):
        if not limits.wants_marks:
            yield PrintFault(BESIDE, page.number, mark.box)
        return
    for rule in RULES:
        yield from rule(mark, page, limits)


def judged_space(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield a colour that the press has not: X-1a knows inks alone, X-4 lets profiles stand for them."""
    space = mark.colour.space
    foreign = space.family in ("rgb", "lab") or space.alternate in ("rgb", "lab")
    if mark.kind == "group" or not (foreign or (limits.standard == "X-1a" and not space.is_device)):
        return
    if limits.takes_rgb and not limits.standard:
        return
    label = space.label
    if space.alternate != "unknown":
        label = f"{label}, a spot colour made of RGB" if foreign else f"{label}, a spot colour made with a profile"
    if limits.standard in ("X-3", "X-4") and not space.is_device:
        return
    yield PrintFault(FORBIDDEN_SPACE if limits.standard else FOREIGN_SPACE, page.number, mark.box, name=label)


def judged_pixels(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield a picture that is too coarse; one of a single row of pixels is a flat or a gradient."""
    picture = mark.picture
    if picture is None or min(picture.pixels) < 2:
        return
    least, good = (BITONAL_LEAST, BITONAL) if picture.is_bitonal else (LEAST, limits.dpi)
    kind, wanted = (TOO_COARSE, least) if picture.dpi < least * NEARLY else (COARSE, good)
    if picture.dpi < wanted * NEARLY:
        yield PrintFault(kind, page.number, mark.box, picture.dpi, str(wanted))


def judged_decoding(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield a picture that cannot be drawn."""
    if mark.picture is not None and mark.picture.unread:
        yield PrintFault(BROKEN_PICTURE, page.number, mark.box, name=mark.picture.unread)


def judged_transparency(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield each thing that lets the ground show through, where the standard knows no such thing."""
    if limits.knows_transparency:
        return
    for reason in mark.transparency:
        yield PrintFault(SEE_THROUGH, page.number, mark.box, name=reason)


def judged_thickness(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield a line that is too thin, and an area that is no more than one; what is cut off, or is a dot, is none."""
    if mark.kind not in ("fill", "stroke") or mark.colour.is_paper or mark.thickness >= HAIRLINE - LESS:
        return
    left, bottom, right, top = mark.box
    if max(right - left, top - bottom) > 1 and not is_empty(common_box(mark.box, page.trim)):
        yield PrintFault(THIN, page.number, mark.box, mark.thickness)


def judged_overprint(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what is white and overprints: in CMYK an ink of 0 leaves what is below, with OPM 1."""
    leaves = mark.nonzero or mark.colour.space.family != "cmyk"
    if mark.overprints and mark.colour.is_paper and leaves:
        yield PrintFault(VANISHING, page.number, mark.box)


def judged_registration(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what prints on all plates where only marks beside the page may."""
    if mark.colour.space.family != "all" or mark.colour.is_paper:
        return
    left, bottom, right, top = common_box(mark.box, page.trim)
    if left < right and bottom < top:
        yield PrintFault(ON_ALL_PLATES, page.number, mark.box)


def judged_black(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield small type in a black of several inks."""
    colour = mark.colour
    if mark.kind != "text" or mark.thickness >= SMALL or colour.space.family != "cmyk" or len(colour.values) != 4:
        return
    if colour.values[3] >= FULL and max(colour.values[:3]) > TRACE:
        yield PrintFault(MANY_INKS, page.number, mark.box, mark.thickness)


RULES = (
    judged_space,
    judged_pixels,
    judged_decoding,
    judged_transparency,
    judged_thickness,
    judged_overprint,
    judged_registration,
    judged_black,
)
