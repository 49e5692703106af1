"""Read a PDF back by its structure tree: pikepdf walks the tree, PDFium reads the text of its marked content.

ISO 32000-1, 14.7: a structure element names its content by page and marked-content identifier (MCID).
"""

from __future__ import annotations

import ctypes
import functools
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from baspa.verify.held.counted import Counted, plain
from baspa.verify.held.drawings import Drawings, drawings_on
from baspa.verify.held.reading import FoundBlock

INLINE = frozenset(("/Span", "/Link", "/Code", "/NonStruct"))
UNREAD = ("/Lbl", "/Figure")
WHOLE = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE)  # of which a piece is not enough; lines may be cut by a drawing
SLACK = 1.0  # pt
Content = dict[tuple[int, int], str]  # (page index, MCID) -> text


@dataclass(frozen=True, slots=True)
class PageTexts:
    """What is on a PDF's pages: the text by marked content, the marked content that is drawn, the letters of each."""

    marked: Content
    drawn: frozenset[tuple[int, int]]  # page index, MCID
    letters: tuple[str, ...]
    drawings: tuple[Drawings, ...]  # of each page


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What a PDF holds by its structure tree, in its order."""

    blocks: tuple[FoundBlock, ...]  # each that has an /ID, its text without the blocks inside it
    counted: tuple[Counted, ...]


def read_pdf(data: bytes) -> ReadPdf:
    """Return the blocks of a PDF, and what is counted in them."""
    read = read_pages(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk = _Walk(read, pdf)
        blocks = tuple(walk.blocks(pdf.Root.StructTreeRoot.K[0], ()))
        return ReadPdf(blocks, tuple(walk.counted))


def marked_text(data: bytes) -> Content:
    """Return the text of each marked content sequence, as far as it is on its page."""
    return read_pages(data).marked


@functools.lru_cache(maxsize=1)  # a booklet is held against the PDF that was held a moment ago
def read_pages(data: bytes) -> PageTexts:
    """Return what PDFium reads on the pages."""
    found: Content = {}
    drawn: set[tuple[int, int]] = set()
    letters: list[str] = []
    drawings: list[Drawings] = []
    document = pdfium.PdfDocument(data)
    try:
        for index in range(len(document)):
            page = document[index]
            text, size = page.get_textpage(), page.get_mediabox()[2:]  # which bounds are in, though it be turned
            letters.append(sorted_letters(text.get_text_bounded()))
            drawings.append(drawings_on(page.raw))
            for item in page.get_objects(max_depth=2):
                mcid = raw.FPDFPageObj_GetMarkedContentID(item.raw)
                if mcid < 0:
                    continue
                if item.type not in WHOLE and touches(item.get_bounds(), size):
                    drawn.add((index, mcid))
                elif item.type in WHOLE and on_page(item.get_bounds(), size):
                    drawn.add((index, mcid))
                    if item.type == raw.FPDF_PAGEOBJ_TEXT:
                        found[index, mcid] = found.get((index, mcid), "") + object_text(item.raw, text.raw)
    finally:
        document.close()
    return PageTexts(found, frozenset(drawn), tuple(letters), tuple(drawings))


def sorted_letters(text: str) -> str:
    """Return the letters and signs of a text in the order of their codes: what is the same however it is read."""
    return "".join(sorted("".join(text.split())))


def on_page(bounds: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    """Tell whether bounds (left, bottom, right, top, pt) lie within a page: what runs off it, nobody can read."""
    left, bottom, right, top = bounds
    return left >= -SLACK and bottom >= -SLACK and right <= size[0] + SLACK and top <= size[1] + SLACK


def touches(bounds: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    """Tell whether a piece of bounds lies within a page."""
    left, bottom, right, top = bounds
    return left < size[0] and bottom < size[1] and right > 0 and top > 0


def object_text(item: object, page: object) -> str:
    """Return the text of one text object."""
    size = raw.FPDFTextObj_GetText(item, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


class _Walk:
    """One walk through a structure tree."""

    def __init__(self, read: PageTexts, pdf: pikepdf.Pdf) -> None:
        self.text, self.drawn = read.marked, read.drawn
        self.pages: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
        self.annotations = {
            each.objgen for page in pdf.pages for each in cast(Iterable[pikepdf.Object], page.get("/Annots", ()))
        }
        self.goals = goals(pdf)
        self.counted: list[Counted] = []

    def blocks(self, element: pikepdf.Object, within: tuple[str, ...]) -> Iterator[FoundBlock]:
        """Yield the named blocks at and below an element."""
        self.counted += self.counts(element, within)
        if "/ID" in element:
            within = (str(element.ID), *within)
            yield FoundBlock(within[0], "".join(self.own(element, True)), self.first_page(element))
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.blocks(kid, within)

    def own(self, element: pikepdf.Object, top: bool) -> Iterator[str]:
        """Yield the text of an element without that of named elements, labels and pictures inside it."""
        if not top and (element.S in UNREAD or ("/ID" in element and str(element.S) not in INLINE)):
            return
        if element.S == "/Formula":
            yield str(element.get("/Alt", ""))
        page = self.page(element)
        for kid in kids(element):
            if isinstance(kid, int):
                yield self.text.get((page, kid), "")
            elif "/S" in kid:
                yield from self.own(kid, False)

    def first_page(self, element: pikepdf.Object) -> int | None:
        """Return the index of the page that the content of an element begins on."""
        for kid in kids(element):
            if isinstance(kid, int):
                return self.page(element)
            if "/S" in kid and (page := self.first_page(kid)) is not None:
                return page
        return None

    def page(self, element: pikepdf.Object) -> int:
        """Return the index of the page that an element says it is on; -1 for none."""
        return self.pages.get(element.Pg.objgen, -1) if "/Pg" in element else -1

    def counts(self, element: pikepdf.Object, within: tuple[str, ...]) -> Iterator[Counted]:
        """Yield what is counted, where an element is such."""
        kind = str(element.S)
        if kind in ("/Figure", "/NonStruct", "/Formula") and self.is_drawn(element):
            said = plain(str(element.get("/Alt", "")))
            yield Counted("formula" if kind == "/Formula" else "picture", said, within)
        elif kind == "/Link":
            for kid in kids(element):
                if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and kid.Obj.objgen in self.annotations:
                    yield Counted("link", self.goal(kid.Obj), within)
        elif kind == "/Table":
            yield Counted("table", " ".join(map(str, rows(element))), (*first_block(element), *within))

    def is_drawn(self, element: pikepdf.Object) -> bool:
        """Tell whether anything of an element itself is drawn."""
        page = self.page(element)
        mcids = [(page, kid) for kid in kids(element) if isinstance(kid, int)]
        return any(each in self.drawn for each in mcids)

    def goal(self, annotation: pikepdf.Object) -> str:
        """Return where a link's annotation leads: an address, or the name of a place that there is."""
        if "/A" in annotation:
            return str(annotation.A.get("/URI", ""))
        name = str(annotation.get("/Dest", ""))
        return name if name in self.goals else ""


def goals(pdf: pikepdf.Pdf) -> frozenset[str]:
    """Return the names of the places on the document's pages that links may lead to (ISO 32000-1, 12.3.2.3)."""
    pages = {page.objgen for page in pdf.pages}
    names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Dests" in pdf.Root.get("/Names", {}) else {}
    return frozenset(name for name, place in names.items() if place[0].objgen in pages)


def rows(element: pikepdf.Object) -> Iterator[int]:
    """Yield how many cells each row of a table has."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/TR":
                yield sum(cell.S in ("/TD", "/TH") for cell in kids(kid))
            elif kid.S in ("/THead", "/TBody", "/TFoot"):
                yield from rows(kid)


def first_block(element: pikepdf.Object) -> tuple[str, ...]:
    """Return the /ID of the first block in a table."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            own = (str(kid.ID),) if "/ID" in kid and str(kid.S) not in INLINE else ()
            if found := own or first_block(kid):
                return found
    return ()


def kids(element: Any) -> list[Any]:
    """Return the kids of a structure element: elements, references to objects, or integers (MCIDs)."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, (pikepdf.Array, list)) else [found]
