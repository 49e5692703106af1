"""What book.toml says of the cover wrap: its spine's width, and what is on spine and back. A part of metadata.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from baspa.model.fields import says


@dataclass(frozen=True, kw_only=True)
class Wrap:
    """The cover wrap: docs/printing.md."""

    spine: (
        Annotated[
            float,
            says(
                "Width of the spine, mm, as your printing house gives it; 0 for a cover that is folded once and "
                "stapled; counted from the pages when absent.",
                ge=0,
                le=100,
            ),
        ]
        | None
    ) = None
    paper: Annotated[
        str,
        says(
            "Paper of the pages, by its name in docs/printing.md; the first of the printing house's own when absent.",
            examples=["uncoated-80", "white"],
        ),
    ] = ""
    paper_weight: (
        Annotated[float, says("Weight of a paper that has no name there, g/m²; 80 when absent.", ge=30, le=600)] | None
    ) = None
    bulk: Annotated[float, says("Thickness of that paper: thousandths of a mm for each g/m².", ge=0.5, le=3)] = 1.25
    cover_weight: Annotated[float, says("Weight of the cover's card, g/m².", ge=80, le=600)] = 250
    spine_text: Annotated[
        Literal["by-language", "down", "up", "none"],
        says(
            "Which way authors and title run on the spine: as is the custom of the book's language, "
            "down from the head, up from the foot; or none."
        ),
    ] = "by-language"
    blurb: Annotated[
        str,
        says(
            "What the back says of the book; an empty line parts paragraphs. "
            "The annotation in the book's language when absent."
        ),
    ] = ""
    addon: Annotated[
        str,
        says(
            "Two or five digits beside the bar code of the ISBN, as for a price.",
            pattern=r"^(\d{2}|\d{5})?$",
            examples=["51299"],
        ),
    ] = ""
