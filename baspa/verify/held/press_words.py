"""Where the words of a PDF stand, as PDFium sees them: of a press PDF, on the page that is cut out of its sheet."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

BUFFER = 1024  # code units of UTF-16: few lines have more
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


class ShownText(NamedTuple):
    """A piece of text that is shown at once, and two corners of its bounds, pt from the trimmed page's lower left."""

    text: str
    x: float
    y: float
    across: float
    up: float


def shown_texts(data: bytes) -> Iterator[tuple[ShownText, ...]]:
    """Yield the texts of each page, in the order of drawing, where a reader who is shown the page upright sees them."""
    with pdfium.PdfDocument(data) as document:
        for page in document:
            reader = _Texts(page)
            yield tuple(reader.within(UPRIGHT, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw))
            page.close()


class _Texts:
    """One page while it is read."""

    def __init__(self, page: Any) -> None:
        self.textpage, self.turned = page.get_textpage(), page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_trimbox()
        self.buffer = (ctypes.c_ushort * BUFFER)()

    def within(self, matrix: Matrix, count: Any, get: Any, holder: Any) -> Iterator[ShownText]:
        """Yield the texts of a page or a form, whose space a matrix places on the page."""
        for number in range(count(holder)):
            item = get(holder, number)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                yield self.text(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                own = raw.FS_MATRIX()
                raw.FPDFPageObj_GetMatrix(item, own)
                placed = times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
                yield from self.within(placed, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item)

    def text(self, item: Any, matrix: Matrix) -> ShownText:
        """Return a text with its place."""
        edges = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(item, *edges)
        left, bottom, right, top = (each.value for each in edges)
        return ShownText(
            self.said(item), *self.upright(at(matrix, left, bottom)), *self.upright(at(matrix, right, top))
        )

    def said(self, item: Any) -> str:
        """Return what a text says, without spaces at its ends, which PDFium adds by what stands around it."""
        size = raw.FPDFTextObj_GetText(item, self.textpage.raw, self.buffer, ctypes.sizeof(self.buffer))
        if size > ctypes.sizeof(self.buffer):
            self.buffer = (ctypes.c_ushort * size)()
            raw.FPDFTextObj_GetText(item, self.textpage.raw, self.buffer, size)
        return ctypes.string_at(self.buffer, size).decode("utf-16-le").strip("\0 ")

    def upright(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return a point of the page from the corner that is the lower left one when it is shown (/Rotate)."""
        x, y = point[0] - self.left, point[1] - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        return {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[self.turned]


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does, and then the second (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    return (*along(second, a, b), *along(second, c, d), *at(second, e, f))


def along(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a way, turned and stretched by a matrix."""
    return matrix[0] * x + matrix[2] * y, matrix[1] * x + matrix[3] * y


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point, placed by a matrix."""
    across, up = along(matrix, x, y)
    return across + matrix[4], up + matrix[5]
