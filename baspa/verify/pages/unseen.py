"""Text that is in a PDF and that nobody sees on its page, whatever hides it: its colour, its size, what lies on it.

Only books that change the house's looks are looked at (looked_for.py): their pages are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from baspa.kept.store import Store
from baspa.model.book import Book
from baspa.model.problem import Problem
from baspa.verify.contrast import LEAST, SMALLEST, contrast, luminance
from baspa.verify.looked_for import HINT, SHOWN
from baspa.verify.pages.layout import BookPage, book_pages
from baspa.verify.pages.objects import PageObject, read_objects
from baspa.verify.pages.tree import read_tree

COARSE, FINE = 0.5, 4.0  # pixels to a pt: to look over a page, and where nothing was seen
EDGE = 0.2  # of its height, or its width where it is turned: where the ground of a text may end
LETTERS, AROUND = 2, 1.0  # of so many the gaps are seen; pt


def unseen_on_paper(data: bytes, book: Book, format_name: str, store: Store) -> Iterator[Problem]:
    """Yield B185 for each block of a PDF with text that nobody sees on its page."""
    pages = book_pages(book, read_tree(data), read_objects(data, store))
    document = pdfium.PdfDocument(data)
    told: set[str] = set()
    try:
        for page in pages:
            for item, why in _unseen(page, document[page.index]):
                block = page.part(item).block
                if block not in told:
                    told.add(block)
                    said = f'the {format_name}, p. {page.label}: "{" ".join(item.text.split())[:SHOWN]}" {why}'
                    yield Problem(page.place(item), "B185", said, HINT)
    finally:
        document.close()


def _unseen(page: BookPage, drawn: pdfium.PdfPage) -> Iterator[tuple[PageObject, str]]:
    """Yield the texts of a page that nobody sees, and why; those within a drawing are its author's."""
    raw.FPDFPage_SetRotation(drawn.raw, 0)
    texts = [item for item in page.size.objects if item.is_text and item.mcid >= 0 and item.text.strip()]
    texts = [item for item in texts if "Figure" not in page.part(item).kinds]
    coarse = _Looked(drawn, COARSE) if texts else None
    fine = None
    for item in texts:
        if item.size < SMALLEST:
            yield item, f"is of {item.size:.2g} pt"
        elif coarse and coarse.contrast(item) < LEAST:
            fine = fine or _Looked(drawn, FINE)
            if fine.contrast(item) < LEAST:
                yield item, "is not to be seen"


class _Looked:
    """A page as it is drawn, in grey."""

    def __init__(self, page: pdfium.PdfPage, scale: float) -> None:
        self.image, self.scale = page.render(scale=scale, grayscale=True).to_pil(), scale
        self.left, _, _, self.top = page.get_mediabox()

    def contrast(self, item: PageObject) -> float:
        """Return the contrast of the lightest and the darkest point of an object, without its edges.

        No more goes at its ends, where its only words may stand, far apart. A single sign may be nothing but ink within
        its bounds, a dot or a bar: it is looked at with what is around it.
        """
        edge = EDGE * min(item.right - item.left, item.top - item.bottom)
        if sum(map(str.isalnum, item.text)) < LETTERS:
            edge = -AROUND
        left = floor((item.left - self.left + edge) * self.scale)
        right = ceil((item.right - self.left - edge) * self.scale)
        top = floor((self.top - item.top + edge) * self.scale)
        bottom = ceil((self.top - item.bottom - edge) * self.scale)
        box = (max(left, 0), max(top, 0), min(right, self.image.width), min(bottom, self.image.height))
        if box[0] >= box[2] or box[1] >= box[3]:
            return 1.0
        dark, light = (luminance(grey / 255, grey / 255, grey / 255) for grey in self.image.crop(box).getextrema())
        return contrast(dark, light)
