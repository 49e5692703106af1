"""What a preflight hands on: the pages of a file, the spots on them that a house would refuse, and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baspa.model.paper_sizes import MM
from baspa.model.problem import Problem, Problems, Severity
from baspa.preflight.geometry import Box


@dataclass(frozen=True, slots=True, eq=False)
class FaultKind:
    """A kind of fault: its code, what is said of it, and the mend."""

    code: str
    severity: Severity
    says: str  # with {name} and {n}: what a spot names, and the least value
    hint: str
    digits: int = 0  # of the value, behind its point

    def said(self, name: str, value: float) -> str:
        """Return what is said of spots of one name."""
        return self.says.format(name=name, n=f"{abs(value):.{self.digits}f}")


@dataclass(frozen=True, slots=True)
class PrintFault:
    """A fault in one place. Those of one kind and name are told together."""

    kind: FaultKind
    page: int = 0  # from 1; 0: the file as a whole
    box: Box | None = None  # where on the page, pt; None: the page as a whole
    value: float = 0.0  # the lower the worse; where it is the higher, it is below 0
    name: str = ""


PrintFaults = Iterator[PrintFault]


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """A page of the file, with its boxes (ISO 32000-1, 14.11.2), pt."""

    number: int  # from 1
    media: Box
    trim: Box  # where it is cut: the crop box, then the media box, where none is named
    bleed: Box
    named: Mapping[str, Box]  # those boxes that the file names: "CropBox", "BleedBox", "TrimBox", "ArtBox"
    turned: int = 0  # /Rotate
    unit: float = 1.0  # /UserUnit, which is in the boxes already
    unread: tuple[str, ...] = ()  # entries that are no box, or no number

    @property
    def size(self) -> tuple[float, float]:
        """Width and height after cutting, mm."""
        left, bottom, right, top = self.trim
        return (right - left) / MM, (top - bottom) / MM

    def place(self, box: Box) -> tuple[float, float]:
        """Return how far a box, as much of it as is on the cut page, is from its left and its upper edge, mm."""
        return max(box[0] - self.trim[0], 0.0) / MM, max(self.trim[3] - box[3], 0.0) / MM


@dataclass(frozen=True, slots=True)
class PrintFinding:
    """What is told of a fault, and where it was seen."""

    problem: Problem
    spots: tuple[PrintFault, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a preflight has found in a file."""

    name: str  # of the file
    pages: tuple[PageBoxes, ...]
    findings: tuple[PrintFinding, ...]
    claimed: str = ""  # the standard that the file says it keeps
    is_endless: bool = False  # no program draws its pages in any time that people wait

    @property
    def problems(self) -> Problems:
        """Return the findings as they are told."""
        return tuple(each.problem for each in self.findings)
