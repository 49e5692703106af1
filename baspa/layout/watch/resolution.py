"""How finely the images of a laid-out book are printed: their pixels against their size on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor
from posixpath import basename
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.layout.absolute import AbsolutePlaceholder

from baspa.model.problem import Place, Problem, Severity

INCH, PIXEL = 25.4, 96  # mm; CSS's px to the inch
FINE, COARSE = 300, 150  # dpi: what printers ask for halftones; below the other, eyes see it
SMALL = 60  # mm: narrower than this, figures and words in a plot cannot be read
WRITTEN_AT, PATH = "data-place", "data-path"  # of an image on paper: where it was written, file:line; which file it is


def coarse_images(pages: Sequence[Any]) -> tuple[Problem, ...]:
    """Return B116 for each image of pixels that is printed with fewer than FINE of them to the inch.

    A note; below COARSE a warning. `pages` are WeasyPrint's page boxes.
    """
    found = (coarse_image(box) for page in pages for box in images(page))
    return tuple(dict.fromkeys(one for one in found if one))


def images(box: Any) -> Iterator[Any]:
    """Yield the boxes of the manuscript's images of pixels."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    pixels = isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage)
    if pixels and box.element is not None and box.element.get(WRITTEN_AT):
        yield box
    for child in getattr(box, "children", ()):
        yield from images(child)


def coarse_image(box: Any) -> Problem | None:
    """Return what is to be said of one image; None where it is fine."""
    pixels = box.replacement.width
    dpi = floor(PIXEL * pixels / box.width) if box.width else FINE
    if dpi >= FINE:
        return None
    printed, most = round(box.width * INCH / PIXEL), floor(pixels * INCH / FINE)
    how = "far too coarse: its pixels will be seen" if dpi < COARSE else f"less than the {FINE} of fine printing"
    said = f'image "{basename(box.element.get(PATH))}" is printed {printed} mm wide with {dpi} dpi, {how}'
    needed, hint = ceil(box.width * FINE / PIXEL), f"it is fine at {most} mm, {{width={most}mm}}"
    if most < SMALL and dpi < COARSE:
        fair = floor(pixels * INCH / COARSE)
        hint = f"up to {fair} mm its pixels are hardly seen, {{width={fair}mm}}; a plot is better saved anew, as SVG"
    hint += f"; at {printed} mm it needs {needed} pixels across, not {pixels}"
    file, _, line = box.element.get(WRITTEN_AT).rpartition(":")
    return Problem(Place(file, int(line)), "B116", said, hint, Severity.WARNING if dpi < COARSE else Severity.NOTE)
