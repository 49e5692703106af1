"""What book.toml says of the file for a printing house: a preset, and what is otherwise. A part of metadata.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from baspa.model.fields import says


@dataclass(frozen=True, kw_only=True)
class SpotInk:
    """An ink of its own, which the printing house mixes."""

    name: Annotated[
        str,
        says("What the printing house calls the ink.", min_length=1, pattern=r"\S", examples=["PANTONE 186 C"]),
    ]
    colour: Annotated[
        str, says("The colour of the book that it prints, #rrggbb.", pattern="^#[0-9a-fA-F]{6}$", examples=["#7a2e1d"])
    ]
    cmyk: Annotated[
        str,
        says(
            "What stands for it on screens and proofs: % of cyan, magenta, yellow and black.",
            pattern=r"^(\d\d?|100)( (\d\d?|100)){3}$",
            examples=["0 100 81 4"],
        ),
    ]

    @property
    def shares(self) -> tuple[float, ...]:
        """What stands for it: shares of cyan, magenta, yellow and black, 0 to 1."""
        return tuple(int(each) / 100 for each in self.cmyk.split())


@dataclass(frozen=True, kw_only=True)
class Printing:
    """The file for the printing house: docs/printing.md."""

    preset: Annotated[
        Literal["printer", "kdp", "lulu", "ingramspark"],
        says("Who prints it, which says all that the other keys do not: a plain printing house, or a service by name."),
    ] = "printer"
    standard: Annotated[Literal["X-4", "X-1a"], says("PDF/X-4, or PDF/X-1a:2003; the preset's when absent.")] | None = (
        None
    )
    bleed: (
        Annotated[
            float, says("What the file holds beyond the trimmed page, mm; the preset's when absent.", ge=0, le=10)
        ]
        | None
    ) = None
    marks: Annotated[bool, says("Crop marks and colour bars outside the bleed; the preset's when absent.")] | None = (
        None
    )
    colour: Annotated[
        Literal["colour", "grey"],
        says("What the inside is printed in: colours, or black alone; then photographs go grey."),
    ] = "colour"
    spots: Annotated[tuple[SpotInk, ...], says("Inks of their own, each for one colour of the book.")] = ()
