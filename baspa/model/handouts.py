"""What book.toml says of the handout: how many pages stand on a side, and where there is room to write beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from baspa.model.fields import says
from baspa.model.paper_sizes import PAPERS, SPELLED


@dataclass(frozen=True, kw_only=True)
class Handout:
    """The handout's sides: docs/printing.md."""

    pages: Annotated[
        Literal[2, 3, 4, 6, 8, 9],
        says("Pages on a side, in rows and columns, and on paper upright or lying, as they come out largest."),
    ] = 2
    paper: Annotated[
        str,
        says(
            f"The paper: {', '.join(PAPERS)}, or width x height, 320x450 in mm or 12x18in. Pages that do not fit are "
            "set smaller.",
            extra={"spelling": SPELLED},
        ),
    ] = "A4"
    notes: Annotated[
        Literal["none", "beside", "below"], says("Ruled room for notes, beside each page or below it.")
    ] = "none"
