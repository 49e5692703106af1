"""What is drawn on a page beside its text: lines, images and groups of both, so that two pages can be held alike.

PDFium gives each with its bounds (ISO 32000-1, 8.2); an image is known by its bytes as well.
"""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as raw

Drawing = tuple[int, tuple[int, int, int, int], int]  # PDFium's type, bounds in tenths of pt, checksum of an image
Drawings = tuple[Drawing, ...]
TENTHS = 10


def drawings_on(page: Any) -> Drawings:
    """Return what is drawn on a page, PDFium's own; in its order."""
    return tuple(drawings(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject))


def drawings_by_half(page: Any, width: float) -> tuple[Drawings, Drawings]:
    """Return what is drawn in the forms on the left and on the right half of a side that is `width` pt wide.

    The bounds are those that a form, which is a page, has them in.
    """
    found: tuple[list[Drawing], list[Drawing]] = ([], [])
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, matrix)
            inner = drawings(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
            found[matrix.e > width / 4].extend(inner)
    return tuple(found[0]), tuple(found[1])


def drawings(holder: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any]) -> Iterator[Drawing]:
    """Yield what is drawn in a page or a form."""
    for index in range(count(holder)):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            yield kind, bounds(item), checksum(item) if kind == raw.FPDF_PAGEOBJ_IMAGE else 0


def bounds(item: Any) -> tuple[int, int, int, int]:
    """Return left, bottom, right and top."""
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *edges)
    left, bottom, right, top = (round(TENTHS * edge.value) for edge in edges)
    return left, bottom, right, top


def checksum(image: Any) -> int:
    """Return the checksum of an image's bytes as they are in the file."""
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(image, buffer, size)
    return zlib.crc32(buffer.raw)
