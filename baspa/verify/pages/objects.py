"""What stands on the pages of a PDF, as PDFium sees it: text objects, and what is drawn as part of the text.

Read by PDFium's plain functions: its Python objects, one for each of a book's lines, take longer than the reading.
"""

from __future__ import annotations

import ctypes
import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from baspa.apart import Apart
from baspa.kept.content import digest_of
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.together import cores

BUFFER = 1024  # code units of UTF-16: few lines have more
TEXT, IMAGE, PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH
FORM = raw.FPDF_PAGEOBJ_FORM
Bounds = tuple[float, float, float, float]  # left, bottom, right, top, pt
TOGETHER = 8  # pages that are kept in one file
APART = 10  # times as many pages that are read in another process: with fewer, to begin it takes longer than it saves
KIND = "read pages"
NO_WIDTH = 0.01  # pt, by which two lines of the same glyphs may differ


class PageObject(NamedTuple):
    """An object of a page: its bounds, pt, and the marked content that it belongs to. There is one for each line."""

    left: float
    bottom: float
    right: float
    top: float
    mcid: int  # -1: of none
    is_text: bool
    is_image: bool
    text: str
    handle: int  # of its font, counted on its page from 1; 0 for none
    within: bool  # in a form: its bounds are the form's own
    size: float  # of its letters, pt; 0 for none


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page: its sheet as its content counts, pt, and its objects in the order of drawing."""

    media: Bounds
    turned: bool  # shown turned by /Rotate
    objects: tuple[PageObject, ...]

    @property
    def width(self) -> float:
        """Return how wide the sheet is, pt."""
        return self.media[2] - self.media[0]

    @property
    def height(self) -> float:
        """Return how high the sheet is, pt."""
        return self.media[3] - self.media[1]


@functools.lru_cache(maxsize=1)  # several hold the same file against the book, one after the other
def read_objects(data: bytes, store: Store = NOTHING_KEPT) -> tuple[ReadPage, ...]:
    """Return what stands on each page of a PDF; of pages that are drawn from the same it is kept in `store`.

    Of a long PDF another process reads the second half, where it is not known and there is a core for it.
    """
    groups = tuple(_groups(data, store))
    middle = len(groups) // 2
    if middle < APART or cores() == 1 or store.get(KIND, digest_of((groups[middle].digests,))) is not None:
        return _read(data, groups, store)
    with Apart(lambda: _read(data, groups[middle:], store)) as other:
        other.give()
        return _read(data, groups[:middle], store) + other.result()


class _Pages(NamedTuple):
    """Pages that are kept in one file: a file for each of them would be too many."""

    first: int  # index
    digests: tuple[str, ...]


def _groups(data: bytes, store: Store) -> Iterator[_Pages]:
    """Yield the pages of a PDF, some at a time."""
    from baspa.verify.pages.digests import digests_of_pages

    if store.folder:
        digests = digests_of_pages(data)
    else:
        with pdfium.PdfDocument(data) as document:
            digests = ("",) * len(document)
    for first in range(0, len(digests), TOGETHER):
        yield _Pages(first, digests[first : first + TOGETHER])


def _read(data: bytes, groups: Sequence[_Pages], store: Store) -> tuple[ReadPage, ...]:
    """Return what stands on some pages."""
    with pdfium.PdfDocument(data) as document:

        def known(group: _Pages) -> tuple[ReadPage, ...]:
            numbers = range(group.first, group.first + len(group.digests))
            return store.known(KIND, lambda _: tuple(_PageReader(document[n]).read() for n in numbers), group.digests)

        return tuple(chain.from_iterable(map(known, groups)))


class _PageReader:
    """One page while it is read."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page, self.textpage = page, page.get_textpage()
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.matrix = raw.FS_MATRIX()
        self.buffer = (ctypes.c_ushort * BUFFER)()
        self.fonts: dict[int, int] = {}
        self.above = PageObject(0, 0, 0, 0, -1, True, False, "", 0, False, 0)  # the text object before

    def read(self) -> ReadPage:
        page = self.page
        count = raw.FPDFPage_CountObjects(page.raw)
        found = (each for n in range(count) for each in self.objects(raw.FPDFPage_GetObject(page.raw, n), False))
        return ReadPage(page.get_mediabox(), page.get_rotation() != 0, tuple(found))

    def objects(self, item: Any, within: bool) -> Iterator[PageObject]:
        """Yield an object with those in it; lines and backgrounds that are no part of the text are left out."""
        kind = raw.FPDFPageObj_GetType(item)
        mcid = raw.FPDFPageObj_GetMarkedContentID(item)
        if kind == PATH and (mcid < 0 or within):
            return
        if raw.FPDFPageObj_GetBounds(item, *self.edges):
            left, bottom, right, top = self.clipped(item) if kind not in (TEXT, IMAGE) else self.bounds()
            text = self.text(item) if kind == TEXT else ""
            font = self.font(item) if kind == TEXT else 0
            size = self.size(item) if kind == TEXT else 0.0
            made = PageObject(left, bottom, right, top, mcid, kind == TEXT, kind == IMAGE, text, font, within, size)
            yield self.with_text(self.without_blank(item, made)) if kind == TEXT else made
        if kind == FORM and not within:
            for number in range(raw.FPDFFormObj_CountObjects(item)):
                yield from self.objects(raw.FPDFFormObj_GetObject(item, number), True)

    def without_blank(self, item: Any, made: PageObject) -> PageObject:
        """Return a text object with the bounds of its letters, where it leaves the page and has a blank at its end.

        WeasyPrint draws the blank at which a line was broken, and as wide as the others of a justified line.
        """
        edge, _, other_edge, _ = self.page.get_mediabox()
        letters = made.text.rstrip()
        if not letters or letters == made.text or (made.left >= edge and made.right <= other_edge):
            return made
        boxes = [self.textpage.get_charbox(number) for number in self.characters(item)]
        return made._replace(left=min(box[0] for box in boxes), right=max(box[2] for box in boxes))

    def characters(self, item: Any) -> Iterator[int]:
        """Yield the numbers of the characters of a text object that are no blanks."""
        wanted = ctypes.cast(item, ctypes.c_void_p).value
        for number in range(self.textpage.count_chars()):
            found = ctypes.cast(raw.FPDFText_GetTextObject(self.textpage.raw, number), ctypes.c_void_p).value
            if found == wanted and not chr(raw.FPDFText_GetUnicode(self.textpage.raw, number)).isspace():
                yield number

    def bounds(self) -> Bounds:
        """Return left, bottom, right and top of the object that was asked for last."""
        left, bottom, right, top = (edge.value for edge in self.edges)
        return left, bottom, right, top

    def clipped(self, item: Any) -> Bounds:
        """Return the bounds of what is seen of an object: PDFium's own do not know what clips it."""
        left, bottom, right, top = self.bounds()
        clip, x, y = raw.FPDFPageObj_GetClipPath(item), ctypes.c_float(), ctypes.c_float()
        for path in range(raw.FPDFClipPath_CountPaths(clip)):
            points = []
            for number in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
                points.append((x.value, y.value))
            xs, ys = [at for at, _ in points], [at for _, at in points]
            left, right = max(left, min(xs, default=left)), min(right, max(xs, default=right))
            bottom, top = max(bottom, min(ys, default=bottom)), min(top, max(ys, default=top))
        return left, bottom, right, top

    def font(self, item: Any) -> int:
        """Return the number of a text object's font; 0 where it has none."""
        handle = ctypes.cast(raw.FPDFTextObj_GetFont(item), ctypes.c_void_p).value
        return self.fonts.setdefault(handle, len(self.fonts) + 1) if handle else 0

    def size(self, item: Any) -> float:
        """Return how large the letters of a text object are on the page."""
        raw.FPDFTextObj_GetFontSize(item, self.edges[0])
        raw.FPDFPageObj_GetMatrix(item, self.matrix)
        return self.edges[0].value * math.sqrt(abs(self.matrix.a * self.matrix.d - self.matrix.b * self.matrix.c))

    def with_text(self, item: PageObject) -> PageObject:
        """Return a text object with the text that PDFium took for drawn twice: that of a line like the one above it.

        CPDF_TextPage::IsSameTextObject passes over a second object of the same glyphs that touches the first and is no
        farther from it than an eighth of its width: two full lines of 90 letters alike, in an index.
        """
        above = self.above
        alike = above.handle == item.handle and all(
            abs(one - other) < NO_WIDTH
            for one, other in ((above.left, item.left), (above.right - above.left, item.right - item.left))
        )
        lower = (above.top - above.bottom) / 2 < above.bottom - item.bottom
        self.above = item._replace(text=above.text) if not item.text and alike and lower else item
        return self.above

    def text(self, item: Any) -> str:
        """Return the text of a text object."""
        size = raw.FPDFTextObj_GetText(item, self.textpage.raw, self.buffer, ctypes.sizeof(self.buffer))
        buffer = self.buffer
        if size > ctypes.sizeof(buffer):
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFTextObj_GetText(item, self.textpage.raw, buffer, size)
        return ctypes.string_at(buffer, size).decode("utf-16-le").rstrip("\0")
