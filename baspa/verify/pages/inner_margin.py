"""The inner margin of a finished PDF, measured, and held against what its binding asks for: B235."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from statistics import median

from baspa.kept.store import Store
from baspa.language.model import direction
from baspa.model.binding import least_inside
from baspa.model.book import Book
from baspa.model.paper_sizes import MM
from baspa.model.problem import Problem, Severity
from baspa.verify.pages.objects import ReadPage, read_objects

OFF = 0.5  # mm that signs may stand out into the margin


def narrow_inside(data: bytes, book: Book, store: Store) -> Iterator[Problem]:
    """Yield B235 where the text stands nearer to the fold than the binding of so many pages lets it."""
    binding, pages = book.metadata.design.binding, read_objects(data, store)
    wanted, found = least_inside(binding, len(pages)), inside_of(pages, direction(book.metadata.language) == "rtl")
    if found < wanted - OFF:
        said = f"a glued book of {len(pages)} pages wants an inner margin of {wanted:g} mm, not {found:.1f}"
        if binding == "sewn":
            said = f"a sewn book of {len(pages)} pages wants an inner margin of {wanted:g} mm, not {found:.1f}"
        hint = f"[design.margins] inside = {wanted:g}: lines become shorter, unless outside is as much less"
        yield Problem(book.place("design.margins.inside"), "B235", said, hint, Severity.WARNING)


def inside_of(pages: tuple[ReadPage, ...], to_left: bool) -> float:
    """Return how far the text of most pages is from the fold, mm; of books read to the left on the other side."""
    found = [apart for index, page in enumerate(pages) for apart in from_fold(page, (index % 2 == 0) != to_left)]
    return median(found) if found else inf


def from_fold(page: ReadPage, on_right: bool) -> Iterator[float]:
    """Yield how far the nearest text of a page is from the fold, mm; nothing for one that has none, or is turned."""
    lines = [item for item in page.objects if item.is_text and not item.within and item.text.strip()]
    if lines and not page.turned:
        left, _, right, _ = page.media
        yield min(item.left - left if on_right else right - item.right for item in lines) / MM
