"""The pages of a PDF as forms that can stand on sheets: upright, their lower left corner at 0, in pt.

A page may be turned (/Rotate), count in another unit (/UserUnit), and have boxes that begin anywhere (ISO 32000-1,
7.7.3 and 14.11.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from baspa.bind.sheets.placing import Matrix, Size
from baspa.model.paper_sizes import MM

Box = tuple[float, float, float, float]  # left, bottom, right, top
LETTER: Box = (0, 0, 612, 792)  # what readers take for a page that says no size
LEAST = 1.0  # units: a box that is narrower is none
SMALLEST, LARGEST = 10 * MM, 14400.0  # pt, of a page as it is seen; the second is that of ISO 32000-1, annex C


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as a form, in its own PDF."""

    form: pikepdf.Object
    size: Size  # as it is seen


def source_pages(source: Pdf) -> list[SourcePage]:
    """Return the pages of a PDF as forms; what several of them share stays shared."""
    return [source_page(page) for page in source.pages]


def copy_layers(source: Pdf, sheets: Pdf) -> None:
    """Let what says which layers of a PDF are printed (8.11) say so of its pages on sheets."""
    if "/OCProperties" in source.Root:
        layers = source.Root.OCProperties
        sheets.Root.OCProperties = sheets.copy_foreign(layers if layers.is_indirect else source.make_indirect(layers))


def source_page(page: Page) -> SourcePage:
    """Return one page as a form."""
    box, unit, turn = seen_box(page), unit_of(page), turn_of(page)
    form = as_form(page)
    if (turn, unit) != (0, 1) or box[:2] != (0, 0) or box != box_of(form.BBox):
        form.BBox, form.Matrix = Array(box), Array(upright(box, turn, unit))
    return SourcePage(form, seen_size(page))


def seen_size(page: Page) -> Size:
    """Return width and height of a page as it is seen, pt."""
    box, unit = seen_box(page), unit_of(page)
    width, height = unit * (box[2] - box[0]), unit * (box[3] - box[1])
    return (height, width) if turn_of(page) % 2 else (width, height)


def says_size(page: Page) -> bool:
    """Tell whether a page says its size in a way that can be read."""
    return None not in (box_of(page.obj.get("/MediaBox")), number_of(page.obj.get("/UserUnit", 1)))


def has_size_of_paper(size: Size) -> bool:
    """Tell whether a page can have such a size."""
    return min(size) >= SMALLEST and max(size) <= LARGEST


def unit_of(page: Page) -> float:
    """Return how many pt a unit of a page is; 1 where what it says is no number."""
    unit = number_of(page.obj.get("/UserUnit", 1))
    return 1.0 if unit is None else unit


def turn_of(page: Page) -> int:
    """Return by how many right angles a page is turned clockwise: 0 where it says what is none, as readers take it."""
    turn = number_of(page.obj.get("/Rotate", 0)) or 0.0
    return round(turn / 90) % 4 if turn % 90 == 0 else 0


def number_of(said: Any) -> float | None:
    """Return a number that a PDF says; None for what is none."""
    try:
        number = float(said)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def as_form(page: Page) -> pikepdf.Object:
    """Return a page as a form (ISO 32000-1, 8.10), its content compressed as it was: to do that anew takes longest."""
    form, content = page.as_form_xobject(), page.obj.get("/Contents")
    if (
        isinstance(content, pikepdf.Stream)
        and content.get("/Filter") == Name.FlateDecode
        and "/DecodeParms" not in content
    ):
        form.write(content.read_raw_bytes(), filter=Name.FlateDecode)
    return form


def upright(box: Box, turn: int, unit: float) -> Matrix:
    """Return what moves a box, turned clockwise by so many right angles, to 0, in pt."""
    left, bottom, right, top = (unit * each for each in box)
    return (
        (unit, 0, 0, unit, -left, -bottom),
        (0, -unit, unit, 0, -bottom, right),
        (-unit, 0, 0, -unit, right, top),
        (0, unit, -unit, 0, top, -left),
    )[turn]


def seen_box(page: Page) -> Box:
    """Return what is left of a page when it is trimmed, within what is there of it.

    What is said above pages (7.7.3.4) QPDF has put into each.
    """
    media = box_of(page.obj.get("/MediaBox")) or LETTER
    crop = within(box_of(page.obj.get("/CropBox")), media) or media
    return within(box_of(page.obj.get("/TrimBox")), crop) or crop


def box_of(said: Any) -> Box | None:
    """Return a box by its lower left and upper right corners, whichever two it was said by (7.9.5); None for none."""
    if not isinstance(said, (Array, Sequence)) or len(said) != 4:
        return None
    edges = [number for each in said if (number := number_of(each)) is not None]
    if len(edges) != 4:
        return None
    (left, right), (bottom, top) = sorted(edges[::2]), sorted(edges[1::2])
    box = (left, bottom, right, top)
    return box if is_box(box) else None


def within(box: Box | None, outer: Box) -> Box | None:
    """Return the part of a box that is in another; None where there is none."""
    if box is None:
        return None
    inner = (max(box[0], outer[0]), max(box[1], outer[1]), min(box[2], outer[2]), min(box[3], outer[3]))
    return inner if is_box(inner) else None


def is_box(box: Box) -> bool:
    """Whether something could stand in it."""
    return box[2] - box[0] >= LEAST and box[3] - box[1] >= LEAST
