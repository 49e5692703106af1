"""What is seen through on the pages of a PDF: whether it lies on bare paper, where a colour mixed with white is it.

Bounds are PDFium's. Where they overlap, what is below is drawn, and looked at. Of what stands in forms, as drawings do,
the bounds are enough: a page may be held to be covered that is not, and never to be bare where it is not.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Box = tuple[float, float, float, float]  # left, bottom, right, top, pt
WHOLE = 255  # of a channel
WHITE = (WHOLE, WHOLE, WHOLE, WHOLE)
FINE = 2  # dots to the pt
TOUCH = 0.05  # pt by which bounds may overlap


@dataclass(frozen=True, slots=True)
class Covered:
    """Pages, from 0, on which what may be seen through lies on anything but paper."""

    by_colours: frozenset[int] = frozenset()
    by_images: frozenset[int] = frozenset()


def covered_pages(data: bytes) -> Covered:
    """Return the pages of a PDF on which something that may be seen through lies on something else."""
    with pdfium.PdfDocument(data) as document:
        grounds = [_Ground(page) for page in document]
    colours = frozenset(number for number, each in enumerate(grounds) if each.has_colours)
    return Covered(colours, frozenset(number for number, each in enumerate(grounds) if each.has_images))


class _Ground:
    """What is drawn on a page, and whether colours or images that may be seen through lie on any of it."""

    def __init__(self, page: Any) -> None:
        self.page, self.drawn = page, list[Box]()
        self.has_colours = self.has_images = False
        self.doubtful: dict[int, tuple[Box, bool]] = {}  # objects of the page, by index: bounds, whether an image
        self.look(raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw, pdfium.PdfMatrix(), within=False)
        self.look_below()
        page.close()

    def look(self, count: Any, get: Any, holder: Any, matrix: pdfium.PdfMatrix, within: bool) -> None:
        """Look at the objects of a page or a form, in the order of drawing."""
        for number in range(count(holder)):
            item = get(holder, number)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
                self.has_colours |= colour_of(item)[3] != WHOLE
                own = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(item, own)
                placed = pdfium.PdfMatrix.from_raw(own).multiply(matrix)
                self.look(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, placed, within=True)
            elif not is_white(item):
                self.add(item, matrix, None if within else number)

    def add(self, item: Any, matrix: pdfium.PdfMatrix, index: int | None) -> None:
        """Add what is drawn; an image may have a mask, and so counts as seen through."""
        edges = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(item, *edges)
        box = matrix.on_rect(*(each.value for each in edges))
        is_image = raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE
        may_show = is_image or raw.FPDFPageObj_HasTransparency(item)
        if may_show and any(overlap(box, other) for other in self.drawn):
            if index is None:
                self.has_colours = True
            else:
                self.doubtful[index] = box, is_image
        self.drawn.append(box)

    def look_below(self) -> None:
        """Look what is below the objects whose bounds overlap others: a frame around an image is not."""
        self.page.set_rotation(0)
        for index in reversed(range(raw.FPDFPage_CountObjects(self.page.raw) if self.doubtful else 0)):
            item = raw.FPDFPage_GetObject(self.page.raw, index)
            raw.FPDFPage_RemoveObject(self.page.raw, item)
            raw.FPDFPageObj_Destroy(item)
            box, is_image = self.doubtful.get(index, (None, False))
            if box and not self.is_bare(box):
                self.has_images |= is_image
                self.has_colours |= not is_image

    def is_bare(self, box: Box) -> bool:
        """Tell whether nothing is drawn in a box, but for its edges."""
        left, bottom, right, top = box
        x, _, _, y = self.page.get_cropbox()
        shown = self.page.render(scale=FINE).to_pil().convert("L")
        inner = [round(FINE * each) for each in (left - x, y - top, right - x, y - bottom)]
        inner = [max(0, inner[0] + 1), max(0, inner[1] + 1), inner[2] - 1, inner[3] - 1]
        is_seen = inner[0] < inner[2] and inner[1] < inner[3]
        return not is_seen or bool(shown.crop(inner).getextrema()[0] == WHOLE)


def colour_of(item: Any) -> tuple[int, ...]:
    """Return red, green and blue that an object is filled with, and how opaque it is, 0 to WHOLE."""
    channels = [ctypes.c_uint(WHOLE) for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *channels)
    return tuple(each.value for each in channels)


def is_white(item: Any) -> bool:
    """Tell whether a path leaves paper bare: it is filled with white, or with nothing."""
    fills, strokes = ctypes.c_int(), ctypes.c_int()
    is_path = raw.FPDFPath_GetDrawMode(item, fills, strokes)
    return bool(is_path and not strokes.value and (not fills.value or colour_of(item) == WHITE))


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > TOUCH and min(one[3], other[3]) - max(one[1], other[1]) > TOUCH
