"""The pages of a PDF as forms that can stand on sheets: upright, their lower left corner at 0, in pt.

A page may be turned (/Rotate), count in another unit (/UserUnit), and have boxes that begin anywhere (ISO 32000-1,
7.7.3 and 14.11.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from baspa.bind.sheets.placing import Matrix, Size

Box = tuple[float, float, float, float]  # left, bottom, right, top
LETTER: Box = (0, 0, 612, 792)  # what readers take for a page that says no size
LEAST = 1.0  # pt: a box that is narrower is none


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
    box, unit = seen_box(page), float(page.obj.get("/UserUnit", 1))
    turn = round(float(page.obj.get("/Rotate", 0)) / 90) % 4
    form = as_form(page)
    if (turn, unit) != (0, 1) or box[:2] != (0, 0) or box != box_of(form.BBox):
        form.BBox, form.Matrix = Array(box), Array(upright(box, turn, unit))
    width, height = unit * (box[2] - box[0]), unit * (box[3] - box[1])
    return SourcePage(form, (height, width) if turn % 2 else (width, height))


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
    try:
        xs, ys = sorted(map(float, (said[0], said[2]))), sorted(map(float, (said[1], said[3])))
    except (TypeError, ValueError):
        return None
    box = (xs[0], ys[0], xs[1], ys[1])
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
