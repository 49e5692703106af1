"""What a contact sheet shows: the pages of a book and the sides of its booklet, by number, and their sizes."""

from __future__ import annotations

from dataclasses import dataclass

PAGE, SIDE = "page", "side"  # what begins the name of a picture: page-1, side-1


@dataclass(frozen=True, slots=True)
class Contact:
    """The pages and the printed sides of a booklet; sizes are widths and heights in mm."""

    labels: tuple[str, ...]  # what each page is called: iv, 12
    page: tuple[int, int]
    sides: tuple[tuple[int, bool], ...]  # as they are printed: the number of the sheet of each, whether it is its back
    sheet: tuple[int, int]
    signatures: tuple[int, ...]  # sheets of each: one signature of all where all are folded together


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where a contact sheet leaves room for a picture, pt from the lower left corner of its page."""

    name: str
    left: float
    bottom: float
    width: float
