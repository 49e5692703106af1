"""The picture of a page that is laid out: a PDF of that page alone, drawn by PDFium."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium

from baspa.bind.paper.known_ways import own_drawing, where_known
from baspa.layout import drawn
from baspa.layout.replacements_of_text import GLYPH_RUNS
from baspa.model.edition import Edition

POINTS = 72  # in an inch
QUICKLY = 1  # how hard a PNG is compressed: it is looked at once


def page_picture(document: Any, index: int, edition: Edition, dpi: float) -> bytes:
    """Return the PNG of a page of WeasyPrint's document, by its index there."""
    out = io.BytesIO()
    with drawn(edition), where_known(GLYPH_RUNS, own_drawing):
        document.copy([document.pages[index]]).write_pdf(out)
    with pdfium.PdfDocument(out.getvalue()) as pdf:
        picture = pdf[0].render(scale=dpi / POINTS).to_pil()
    png = io.BytesIO()
    picture.save(png, "PNG", compress_level=QUICKLY)
    return png.getvalue()
