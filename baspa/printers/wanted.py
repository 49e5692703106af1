"""What the file for the printing house is to be: the preset that book.toml names, and what it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from baspa.model.metadata import Metadata
from baspa.model.printing import Printing, SpotInk
from baspa.printers import Preset, preset
from baspa.printers.case import TURN_IN, has_boards

Space = Literal["cmyk", "k", "grey", "srgb"]  # all inks; black of the four; no inks: grey, or colours of screens


@dataclass(frozen=True, slots=True)
class PressFile:
    """What is wanted of the file for the printing house."""

    standard: Literal["X-4", "X-1a", ""]
    marks: bool
    bleed: float  # mm
    bleed_inside: bool
    space: Space
    ink: float  # all inks of a place together, at most; 3 is 300 %
    dpi: int
    spots: tuple[SpotInk, ...]

    @property
    def has_inks(self) -> bool:
        """Whether its colours are inks."""
        return self.space in ("cmyk", "k")

    @property
    def may_be_transparent(self) -> bool:
        """Whether what is printed may be seen through."""
        return self.standard != "X-1a"


def press_file(printing: Printing) -> PressFile:
    """Return what book.toml wants. A standard that it names is one of inks, whatever the preset has."""
    house = preset(printing.preset)
    inks = house.colour == "cmyk" or printing.standard is not None
    grey = printing.colour == "grey"
    return PressFile(
        standard=printing.standard or house.standard,
        marks=house.marks if printing.marks is None else printing.marks,
        bleed=house.bleed if printing.bleed is None else printing.bleed,
        bleed_inside=house.bleed_inside,
        space=("k" if grey else "cmyk") if inks else ("grey" if grey else "srgb"),
        ink=house.ink / 100,
        dpi=house.dpi,
        spots=printing.spots if inks and not grey else (),
    )


def house_of(printing: Printing) -> Preset:
    """Return the printing house of a book, with what book.toml says otherwise of its files."""
    wanted = press_file(printing)
    return replace(
        preset(printing.preset),
        standard=wanted.standard,
        marks=wanted.marks,
        bleed=wanted.bleed,
        colour="cmyk" if wanted.has_inks else "srgb",
    )


def cover_file(metadata: Metadata) -> PressFile:
    """Return what is wanted of the cover: in colour, of four inks at most, with bleed on all sides in any case.

    The bleed of a hard cover is what is turned in.
    """
    printing = metadata.printing
    inside = press_file(replace(printing, colour="colour"))
    bleed = TURN_IN if has_boards(metadata) else printing.bleed or preset(printing.preset).bleed
    return replace(inside, bleed_inside=True, bleed=bleed, spots=())
