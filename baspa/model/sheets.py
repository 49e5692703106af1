"""What book.toml says of the booklet's sheets: how pages stand on them, and on what paper. A part of metadata.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from baspa.model.binding import INSIDE
from baspa.model.fields import says
from baspa.model.paper_sizes import PAPERS, SPELLED, size_of

CELLS = {  # columns and rows of pages on a side, by scheme
    "saddle": (2, 1),
    "signatures": (2, 1),
    "cut-and-stack": (2, 1),
    "cut-and-stack-4": (2, 2),
    "zine": (4, 2),
}


@dataclass(frozen=True, kw_only=True)
class Booklet:
    """The booklet's sheets: docs/printing.md."""

    scheme: Annotated[
        Literal["saddle", "signatures", "cut-and-stack", "cut-and-stack-4", "zine"],
        says(
            "How pages stand on the sheets: all folded into each other and stapled; folded by a few and sewn or glued; "
            "cut in two or four and stacked, for rings or glue; eight pages folded from one side of one sheet."
        ),
    ] = "saddle"
    paper: Annotated[
        str,
        says(
            f"The sheets' paper: {', '.join(PAPERS)}, or width x height, 320x450 in mm or 12x18in. "
            "Pages that do not fit are set smaller. When absent, sheets of as many pages as stand side by side.",
            extra={"spelling": SPELLED},
        ),
    ] = ""
    signature: Annotated[int, says('Sheets of a signature, at most; for "signatures".', ge=1, le=16)] = 4
    paper_weight: (
        Annotated[
            float,
            says(
                "Weight of the paper, g/m²: inner pages move towards the fold by the sheets' thickness.", ge=30, le=600
            ),
        ]
        | None
    ) = None
    bulk: Annotated[float, says("Thickness of the paper: thousandths of a mm for each g/m².", ge=0.5, le=3)] = 1.25
    creep: Annotated[float, says("How many times their thickness inner pages move.", ge=0, le=2)] = 1
    duplex: Annotated[
        Literal["short", "long", "by-hand"],
        says("The edge about which the printer turns the sheets; or who turns them: two files, fronts and backs."),
    ] = "short"
    marks: Annotated[
        tuple[Literal["fold", "cut", "signature", "collation", "staple"], ...],
        says(
            "Marks on the sheets: where to fold and to cut, number and letter of each signature's sheets, steps on the "
            "backs of signatures that show their order, where staples go. `fold_marks = false` in [design] takes those "
            "of the fold away."
        ),
    ] = ("fold",)

    @property
    def cells(self) -> tuple[int, int]:
        """Columns and rows of pages on a side."""
        return CELLS[self.scheme]

    @property
    def is_folded(self) -> bool:
        """Whether the sheets are folded in the middle, where two pages meet."""
        return self.scheme in ("saddle", "signatures")

    @property
    def is_cut(self) -> bool:
        """Whether leaves are cut from the sheets, and stacked."""
        return self.scheme in ("cut-and-stack", "cut-and-stack-4")

    def pushed(self, within: int) -> float:
        """Return how far the sheets around it, so many, push a sheet outwards, mm; 0 where no paper is told."""
        return within * self.creep * (self.paper_weight or 0) * self.bulk / 1000 if self.is_folded else 0

    def moved(self, within: int, inside: float = INSIDE) -> float:
        """Return how far the pages of a sheet within so many move towards the fold, mm: text stays clear of it.

        No page with an inner margin, as it is printed, moves by more than half of that.
        """
        return min(inside / 2, self.pushed(within))

    @property
    def paper_size(self) -> tuple[float, float] | None:
        """Width and height of the sheets' paper, mm; None where they are as large as their pages."""
        return size_of(self.paper) if self.paper else None
