"""Pictures that are white all round, as scans of pages are: white prints nothing, so nothing of them is cut."""

from __future__ import annotations

import math
from typing import Any

import pikepdf
from PIL import Image

from baspa.preflight.hostile import HOSTILE

MOST = 40_000_000  # pixels of a picture that is looked at: A4 of one bit at 600 dpi has 35 million
WHITE = 250  # of 255: lighter greys have no dot on the plate
UNDECODED = (*HOSTILE, OSError, Image.DecompressionBombError)


def is_white_around(image: Any, dpi: float, breadth: float) -> bool:
    """Tell whether a strip of so many pt along all edges of a picture is white; not where it cannot be decoded."""
    try:
        if image.Width * image.Height > MOST or "/Decode" in image or "/SMask" in image or "/Mask" in image:
            return False
        pixels = pikepdf.PdfImage(image).as_pil_image().convert("L")
    except UNDECODED:
        return False
    return all(is_white_strip(pixels.crop(box)) for box in strips(pixels.size, math.ceil(breadth * dpi / 72)))


def strips(size: tuple[int, int], breadth: int) -> tuple[tuple[int, int, int, int], ...]:
    """Return the strips along the edges of a picture of a size, in pixels: left, upper, right, lower."""
    width, height = size
    across, down = min(max(breadth, 1), width), min(max(breadth, 1), height)
    return (
        (0, 0, width, down),
        (0, height - down, width, height),
        (0, 0, across, height),
        (width - across, 0, width, height),
    )


def is_white_strip(strip: Image.Image) -> bool:
    """Tell whether the darkest of the pixels is white."""
    darkest, _ = strip.getextrema()
    return not isinstance(darkest, tuple) and darkest >= WHITE
