"""Bleed: what reaches the edge of a page has to reach beyond it, for no cut is exact to a hair."""

from __future__ import annotations

from collections.abc import Iterable

from baspa.model.paper_sizes import MM
from baspa.preflight.boxes import bleed_of
from baspa.preflight.geometry import Box, common_box, is_empty
from baspa.preflight.kinds import CUT_OFF, NO_BLEED, TOO_LITTLE
from baspa.preflight.limits import Limits
from baspa.preflight.marks import PaintedMark
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults
from baspa.preflight.scans import is_white_around

Edges = tuple[float, float, float, float]  # left, lower, right, upper

NONE = 0.1  # mm: no bleed was meant
NEAR = 0.3 * MM  # of the edge: what ends there is meant to reach it


def judged_bleed(page: PageBoxes, marks: Iterable[PaintedMark], limits: Limits) -> PrintFaults:
    """Yield what ends at the edge, or too near beyond it, of one page."""
    cut = [spot for mark in marks for spot in cut_at_edge(mark, page, limits)]
    yield from cut
    there = min(of_cut_edges(bleed_of(page), page, limits))
    if not cut and limits.house is not None and there < limits.bleed - 0.1:
        kind = NO_BLEED if there < NONE else TOO_LITTLE
        yield PrintFault(kind, page.number, value=max(there, 0.0), name=f"{limits.bleed:g}")


def cut_at_edge(mark: PaintedMark, page: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield a mark that reaches an edge and does not go on beyond it for as much as the bleed, mm."""
    if mark.kind in ("text", "group") or mark.colour.is_paper or is_empty(common_box(mark.box, page.trim)):
        return
    reached = of_cut_edges(reaches(common_box(mark.box, page.bleed), page.trim), page, limits)
    beyond = [reach for reach in reached if reach >= -NEAR]
    if beyond and min(beyond) < (limits.bleed - 0.1) * MM and not is_white_there(mark, max(*beyond, 0.0) + NEAR):
        yield PrintFault(CUT_OFF, page.number, mark.box, max(min(beyond), 0.0) / MM, f"{limits.bleed:g}")


def is_white_there(mark: PaintedMark, breadth: float) -> bool:
    """Tell whether a mark is a picture of which a strip of so many pt along its edges is white."""
    picture = mark.picture
    return picture is not None and picture.image is not None and is_white_around(picture.image, picture.dpi, breadth)


def of_cut_edges(values: Edges, page: PageBoxes, limits: Limits) -> list[float]:
    """Return those of the values of the four edges that are of an edge which is cut.

    Where the house wants no bleed at the spine, that is the one of left and right which has less: which of them it is
    depends on the page and on the way that the book reads.
    """
    left, lower, right, upper = values
    if limits.is_bled_inside:
        return [left, lower, right, upper]
    at_left, _, at_right, _ = bleed_of(page)
    return [lower, upper, right if at_left < at_right else left]


def reaches(box: Box, trim: Box) -> Edges:
    """Return how far a box reaches beyond each edge of the cut page, pt; below 0 where it ends before it."""
    return trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3]
