"""A PDF of one page drawn to a PNG by PDFium."""

from __future__ import annotations

import io
from math import sqrt

import pypdfium2 as pdfium

SCALE = 100 / 72  # px to the pt: 100 dpi
MOST = 40_000_000  # px: a larger picture is drawn smaller


def png_of(data: bytes) -> bytes:
    """Return the first page of a PDF as PNG bytes."""
    with pdfium.PdfDocument(data) as pdf:
        width, height = pdf[0].get_size()
        picture = pdf[0].render(scale=min(SCALE, sqrt(MOST / (width * height)))).to_pil()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
