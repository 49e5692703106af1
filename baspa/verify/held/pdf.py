"""Read a PDF back by its structure tree: pikepdf walks the tree, PDFium reads the text of its marked content.

ISO 32000-1, 14.7: a structure element names its content by page and marked-content identifier (MCID).
"""

from __future__ import annotations

import ctypes
import functools
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from baspa.verify.held.reading import FoundBlock

INLINE = frozenset(("/Span", "/Link", "/Code", "/NonStruct"))
SLACK = 1.0  # pt
Content = dict[tuple[int, int], str]  # (page index, MCID) -> text


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The text of a PDF's pages: by marked content, and all letters of each page."""

    marked: Content
    letters: tuple[str, ...]


def read_pdf(data: bytes) -> tuple[FoundBlock, ...]:
    """Return every block that has an /ID, in the order of the structure tree, its text without the blocks inside it."""
    text = marked_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
        return tuple(_Walk(text, pages).blocks(pdf.Root.StructTreeRoot.K[0]))


def marked_text(data: bytes) -> Content:
    """Return the text of each marked content sequence, as far as it is on its page."""
    return read_pages(data).marked


@functools.lru_cache(maxsize=1)  # a booklet is held against the PDF that was held a moment ago
def read_pages(data: bytes) -> PageTexts:
    """Return what PDFium reads on the pages."""
    found: Content = {}
    letters: list[str] = []
    document = pdfium.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            text, size = page.get_textpage(), page.get_mediabox()[2:]  # which bounds are in, though it be turned
            letters.append(sorted_letters(text.get_text_bounded()))
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=2):
                mcid = raw.FPDFPageObj_GetMarkedContentID(item.raw)
                if mcid >= 0 and on_page(item.get_bounds(), size):
                    found[index, mcid] = found.get((index, mcid), "") + object_text(item.raw, text.raw)
    finally:
        document.close()
    return PageTexts(found, tuple(letters))


def sorted_letters(text: str) -> str:
    """Return the letters and signs of a text in the order of their codes: what is the same however it is read."""
    return "".join(sorted("".join(text.split())))


def on_page(bounds: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    """Tell whether bounds (left, bottom, right, top, pt) lie within a page: what runs off it, nobody can read."""
    left, bottom, right, top = bounds
    return left >= -SLACK and bottom >= -SLACK and right <= size[0] + SLACK and top <= size[1] + SLACK


def object_text(item: object, page: object) -> str:
    """Return the text of one text object."""
    size = raw.FPDFTextObj_GetText(item, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


class _Walk:
    """One walk through a structure tree."""

    def __init__(self, text: Content, pages: dict[Any, int]) -> None:
        self.text, self.pages = text, pages

    def blocks(self, element: pikepdf.Object) -> Iterator[FoundBlock]:
        """Yield the named blocks at and below an element."""
        if "/ID" in element:
            yield FoundBlock(str(element.ID), "".join(self.own(element, True)), self.first_page(element))
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.blocks(kid)

    def own(self, element: pikepdf.Object, top: bool) -> Iterator[str]:
        """Yield the text of an element without that of named elements and labels inside it."""
        if not top and (element.S == "/Lbl" or ("/ID" in element and str(element.S) not in INLINE)):
            return
        if element.S == "/Formula":
            yield str(element.get("/Alt", ""))
        page = self.pages.get(element.Pg.objgen) if "/Pg" in element else None
        for kid in kids(element):
            if isinstance(kid, int):
                yield self.text.get((page if page is not None else -1, kid), "")
            elif "/S" in kid:
                yield from self.own(kid, False)

    def first_page(self, element: pikepdf.Object) -> int | None:
        """Return the index of the page that the content of an element begins on."""
        for kid in kids(element):
            if isinstance(kid, int):
                return self.pages.get(element.Pg.objgen) if "/Pg" in element else None
            if "/S" in kid and (page := self.first_page(kid)) is not None:
                return page
        return None


def kids(element: Any) -> list[Any]:
    """Return the kids of a structure element: elements, references to objects, or integers (MCIDs)."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, (pikepdf.Array, list)) else [found]
