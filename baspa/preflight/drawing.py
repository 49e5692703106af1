"""What is drawn over the picture of a page: its boxes, and a frame around each place of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from baspa.model.problem import Severity
from baspa.preflight.geometry import Box, common_box, grown, is_empty
from baspa.preflight.model import PageBoxes, PrintFinding, Report

MOST = 200  # frames on a page
LEAST = 4.0  # pt that a frame is around its place, so that what is thin or small is seen
BOXES = ("BleedBox", "TrimBox", "ArtBox", "CropBox")


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle over the picture of a page, in points from its upper left corner."""

    kind: str  # the name of a box, or the severity of a finding
    x: float
    y: float
    width: float
    height: float
    finding: int = 0  # its number in the list of findings, from 1


@dataclass(slots=True)
class DrawnPage:
    """A page as the report shows it."""

    page: PageBoxes
    boxes: list[Frame] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    findings: dict[int, Severity] = field(default_factory=dict)  # numbers of those that it has
    undrawn: int = 0  # places beyond MOST

    @property
    def width(self) -> float:
        """Of the sheet, pt."""
        return self.page.media[2] - self.page.media[0]

    @property
    def height(self) -> float:
        """Of the sheet, pt."""
        return self.page.media[3] - self.page.media[1]


def drawn_pages(report: Report) -> tuple[DrawnPage, ...]:
    """Return what is drawn over each page of a report."""
    pages = [DrawnPage(page, list(boxes_of(page))) for page in report.pages]
    for number, finding in enumerate(report.findings, 1):
        add_finding(pages, number, finding)
    return tuple(pages)


def add_finding(pages: list[DrawnPage], number: int, finding: PrintFinding) -> None:
    """Draw a finding on each page that has it."""
    severity = finding.problem.severity
    for spot in finding.spots:
        if not spot.page:
            continue
        drawn = pages[spot.page - 1]
        drawn.findings[number] = severity
        seen = common_box(spot.box, drawn.page.media) if spot.box is not None else None
        if seen is None or is_empty(seen):
            continue
        if len(drawn.frames) < MOST:
            drawn.frames.append(frame_of(drawn.page, seen, severity.name.lower(), LEAST, number))
        else:
            drawn.undrawn += 1


def boxes_of(page: PageBoxes) -> Iterator[Frame]:
    """Yield the boxes that a page names; where it names none, that by which it is taken to be cut."""
    named: Mapping[str, Box] = page.named if "TrimBox" in page.named else {**page.named, "TrimBox": page.trim}
    for name in BOXES:
        left, bottom, right, top = box = named.get(name, page.media)
        if left < right and bottom < top and box != page.media:
            yield frame_of(page, box, name)


def frame_of(page: PageBoxes, box: Box, kind: str, around: float = 0.0, finding: int = 0) -> Frame:
    """Return a box as it is drawn, from the upper left corner of the sheet."""
    left, bottom, right, top = (round(side, 2) for side in grown(box, around))
    x, y = round(left - page.media[0], 2), round(page.media[3] - top, 2)
    return Frame(kind, x, y, round(right - left, 2), round(top - bottom, 2), finding)
