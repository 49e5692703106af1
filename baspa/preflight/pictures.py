"""Pictures of the pages of a PDF as PDFium draws them: all of the sheet, with bleed and marks, and unturned."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from baspa.preflight.model import PageBoxes
from baspa.preflight.reading import opened

FORMAT, QUALITY, QUICKLY = "WEBP", 50, 1  # a page of text takes 6 kB at 220 pixels


def page_pictures(file: Path, pages: Sequence[PageBoxes], longest: Sequence[int]) -> Iterator[bytes]:
    """Yield a WebP picture of each page; `longest` are the pixels of its longer side."""
    with pdfium.PdfDocument(whole_sheets(file, pages)) as pdf:
        for page, pixels in zip(pages, longest, strict=True):
            left, bottom, right, top = page.media
            scale = pixels / max(right - left, top - bottom, 1.0) * page.unit
            picture = pdf[page.number - 1].render(scale=scale).to_pil()
            out = io.BytesIO()
            picture.save(out, FORMAT, quality=QUALITY, method=QUICKLY)
            yield out.getvalue()


def whole_sheets(file: Path, pages: Sequence[PageBoxes]) -> bytes:
    """Return a PDF whose pages show all of their sheet, as the content has it."""
    out = io.BytesIO()
    with opened(file) as pdf:
        for page, facts in zip(pdf.pages, pages, strict=True):
            box = pikepdf.Array([side / facts.unit for side in facts.media])
            page.obj.MediaBox = page.obj.CropBox = box
            page.obj.Rotate = 0
            if "/UserUnit" in page.obj:
                del page.obj["/UserUnit"]
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, encryption=False)
    return out.getvalue()
