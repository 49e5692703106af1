"""A judge of pages: what a compositor would see in a finished PDF without reading it.

B190 overlap, B191 out of the type area, B192 a page that is not filled, B193 no folio, B194 a caption apart, B195 a
heading last on its page, B196 letters of one font on those of another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from baspa.kept.store import Store
from baspa.language.model import direction
from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.tree.chapter import parsed
from baspa.tree.divisions import PAGE_BREAK, behind_breaks
from baspa.verify.pages.layout import NOWHERE, BookPage, book_pages
from baspa.verify.pages.objects import PageObject, read_objects
from baspa.verify.pages.overlaps import SAME_LINE, deep, overlapping, wide
from baspa.verify.pages.tree import read_tree

ABOVE = 24  # pt at least that part a figure or a table from what stands above and below it
UNFILLED = "shorten the note or what stands next, a picture by {width=50%}, or let it break"
FILLED = 2 / 3  # of the type area's height
OUT = 9.0  # pt beyond the type area: signs that hang, a rule around a box
OFF = 1.0  # pt beyond the page: no more than the side of a letter
LEAN = 1.5  # pt that letters of one font may lean over those of another
BREAK = "break the line, or shorten it"
TABLE_CAPTION = re.compile(r'<caption\b[^<>]*?\sid="([^"]*)"')
SHOWN = 30  # letters of what is told
HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
AT_MARGIN = HEADINGS | {"Note"}
WHOLE = frozenset(("Figure", "Table"))  # what may have been too high for the room that was left


def judged(data: bytes, book: Book, format_name: str, store: Store) -> Problems:
    """Return what is wrong with the looks of a PDF's pages: overlaps are errors, all else warnings."""
    pages = book_pages(book, read_tree(data), read_objects(data, store))
    captions = {name: kind for chapter in book.chapters for name, kind in captions_of(chapter)}
    breaks = frozenset(
        name for chapter in book.chapters if PAGE_BREAK in chapter.xhtml for name in behind_breaks(parsed(chapter))
    )
    judge = _Judge(pages, format_name, captions, breaks, direction(book.metadata.language) == "rtl")
    rules = (judge.overlaps, judge.outside, judge.unfilled, judge.folios, judge.captions, judge.last_headings)
    return tuple(problem for rule in rules for problem in rule())


class _Judge:
    """The pages of one file, and how its problems are told."""

    def __init__(
        self, pages: Sequence[BookPage], name: str, captions: Mapping[str, str], breaks: frozenset[str], to_left: bool
    ) -> None:
        self.pages, self.name, self.are_captions, self.are_behind_breaks = pages, name, captions, breaks
        text = [page for page in pages if page.body and not page.is_turned]
        self.top = max((item.top for page in text for item in page.body), default=0.0)
        self.foot = min((item.bottom for page in text for item in page.all_text), default=0.0)
        sides = [sides_of([page for page in text if page.index % 2 == parity], to_left) for parity in (0, 1)]
        self.sides = [each for each in sides if each]

    def problem(self, code: str, page: BookPage, place: Place, said: str, hint: str) -> Problem:
        """Return a problem of a page."""
        severity = Severity.ERROR if code == "B190" else Severity.WARNING
        return Problem(place, code, f"the {self.name}, p. {page.label}: {said}", hint, severity)

    def overlaps(self) -> Iterator[Problem]:
        """Yield B190 for things that lie on each other, B196 for letters on those of another font in their line."""
        for page in self.pages:
            items = [item for item in page.drawn if counts(page, item)]
            accented = {(accent, letter) for letter, accent in pairwise(items) if is_accent(accent)}
            for one, other in overlapping(items):
                if all("Figure" in page.part(each).kinds for each in (one, other)):
                    continue  # what stands in a picture is its author's
                if (one, other) in accented or (other, one) in accented:
                    continue
                said = f"{shown(one)} and {shown(other)} lie on each other"
                hint = "look at the page: a style sheet may move things; if none does, report it to the press"
                yield self.problem("B190", page, page.place(one, other), said, hint)
                break
            lines = [item for item in page.drawn if item.is_text and item.text.strip()]
            for one, other in pairwise(lines):
                if one.handle != other.handle and deep(one, other) > SAME_LINE and LEAN < wide(one, other) <= 4.0:
                    said = f"{shown(one)} lies on {shown(other)}, which is in another font"
                    hint = "a font may lack these letters: give the text a font that has them"
                    yield self.problem("B196", page, page.place(one, other), said, hint)

    def outside(self) -> Iterator[Problem]:
        """Yield B191 for the first text of a page that leaves it, or its type area, but for tables (B118)."""
        for page in self.pages:
            for item in [item for item in page.drawn if counts(page, item) and is_off(page, item)][:1]:
                yield self.problem("B191", page, page.place(item), f"{shown(item)} runs off the page", BREAK)
        for page in [page for page in self.pages if not page.is_turned] if len(self.sides) == 2 else ():
            left, right = self.type_area(page)
            for item in page.all_text:
                out = item.text.strip() and not left - OUT < item.left < item.right < right + OUT
                if out and not page.part(item).kinds & WHOLE:
                    yield self.problem("B191", page, page.place(item), f"{shown(item)} runs into the margin", BREAK)
                    break

    def type_area(self, page: BookPage) -> tuple[float, float]:
        """Return the left and the right edge of the text of a page; the margins of facing pages are each other's."""
        (left, right), (first, last) = self.sides[page.index % 2], self.sides[1 - page.index % 2]
        return min(left, page.size.width - last), max(right, page.size.width - first)

    def unfilled(self) -> Iterator[Problem]:
        """Yield B192 for a page within a chapter that is filled below two thirds, without a reason."""
        height = self.top - self.foot
        for page, after in pairwise(self.pages):
            if not page.body or not after.body or page.is_turned or after.is_turned or height <= 0:
                continue
            gap = largest_gap(page, self.top, self.foot)
            if gap < (1 - FILLED) * height or not goes_on(page, after):
                continue
            if leading_height(after, self.are_captions) + ABOVE > gap:
                continue
            if all(page.part(item).kinds & WHOLE for item in page.body):
                continue
            if first_block(after) in self.are_behind_breaks:
                continue
            said = f"{gap / height:.0%} of it is empty, and the chapter goes on"
            yield self.problem("B192", page, page.place(*after.in_order), said, UNFILLED)

    def folios(self) -> Iterator[Problem]:
        """Yield B193 for a page without its number in a chapter most of whose pages have theirs."""
        chapters: dict[str, list[BookPage]] = {}
        for page in self.pages:
            if page.body:
                chapters.setdefault(page.part(page.body[0]).chapter, []).append(page)
        for pages in chapters.values():
            without = [page for page in pages if not has_folio(page)]
            if 2 * len(without) < len(pages):
                for page in without:
                    if page is not pages[0]:
                        hint = "look whether a style sheet takes it away"
                        yield self.problem("B193", page, page.place(*page.body), "the page has no number", hint)

    def captions(self) -> Iterator[Problem]:
        """Yield B194 for a caption on another page than the beginning of its table, or than its figure."""
        for page, after in pairwise(self.pages):
            for one, other in zip(page.in_order[-1:], after.in_order[:1], strict=False):
                before, behind = page.part(one), after.part(other)
                of_table = self.are_captions.get(before.block) == "Table" and "Table" in behind.kinds
                of_figure = self.are_captions.get(behind.block) == "Figure" and "Figure" in before.kinds
                if before.block != behind.block and (of_table or of_figure):
                    where, caption = (page, one) if of_table else (after, other)
                    said, hint = f'the caption "{beginning(caption)}" is apart', "both must fit on one page"
                    yield self.problem("B194", where, where.place(caption), said, hint)

    def last_headings(self) -> Iterator[Problem]:
        """Yield B195 for a heading that ends its page while its chapter goes on upon the next."""
        for page, after in pairwise(self.pages):
            last = page.in_order[-1:]
            if not last or not page.part(last[0]).kinds & HEADINGS or not goes_on(page, after):
                continue
            if page.part(last[0]).block != after.part(after.in_order[0]).block:
                said = f'the heading "{beginning(last[0])}" stands last on it'
                yield self.problem("B195", page, page.place(last[0]), said, "let text follow it, or less that is kept")


def first_block(page: BookPage) -> str:
    """Return the id of the block that a page begins with; the mark of a list's item is in none."""
    return next((block for item in page.in_order if (block := page.part(item).block)), "")


def captions_of(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the id of each caption, and what it stands with: a table follows its own, a figure stands before."""
    of_tables = set(TABLE_CAPTION.findall(chapter.xhtml))
    for block in chapter.blocks:
        if block.kind == "caption":
            yield block.id, "Table" if block.id in of_tables else "Figure"


def usual(edges: Sequence[float]) -> float | None:
    """Return the edge that a third of some pages have, three at least; None where there is none."""
    edge, count = Counter(map(round, edges)).most_common(1)[0] if edges else (0, 0)
    return float(edge) if count >= max(3, len(edges) / 3) else None


def sides_of(pages: Sequence[BookPage], to_left: bool) -> tuple[float, float] | None:
    """Return the left and the right edge of the text of pages; None where they have none in common.

    Where most of what they have is set apart, as a box is or a table, headings and notes tell where lines begin.
    """
    left = usual([min(item.left for item in page.body) for page in pages])
    right = usual([max(item.right for item in page.body) for page in pages])
    if left is None or right is None:
        return None
    begin = [item for page in pages for item in page.all_text if page.part(item).kinds & AT_MARGIN]
    if to_left:
        return left, max([right, *(item.right for item in begin)])
    return min([left, *(item.left for item in begin)]), right


def shown(item: PageObject) -> str:
    """Return an object as a problem names it."""
    return f'the text "{beginning(item)}"' if item.is_text else "a figure"


def beginning(item: PageObject) -> str:
    """Return the first letters of a text."""
    return " ".join(item.text.split())[:SHOWN]


def counts(page: BookPage, item: PageObject) -> bool:
    """Tell whether nothing may lie on an object: a text, or a figure of a chapter."""
    return bool(item.text.strip()) if item.is_text else "Figure" in page.part(item).kinds


def is_accent(item: PageObject) -> bool:
    """Tell whether an object is no more than accents, which a font may set over the letter that is drawn before."""
    if not item.is_text or item.text.isascii():
        return False
    return all(unicodedata.combining(letter) for letter in item.text.strip())


def is_off(page: BookPage, item: PageObject) -> bool:
    """Tell whether a text leaves its page; what a figure shows is its author's."""
    left, bottom, right, top = page.size.media
    inside = left - OFF < item.left and item.right < right + OFF and bottom - OFF < item.bottom and item.top < top + OFF
    return item.is_text and not inside and "Figure" not in page.part(item).kinds


def goes_on(page: BookPage, after: BookPage) -> bool:
    """Tell whether the chapter with which a page ends begins the next page, without a heading of its own."""
    if not page.body or not after.body:
        return False
    first = after.part(after.in_order[0])
    return page.part(page.in_order[-1]).chapter == first.chapter and "H1" not in first.kinds


def largest_gap(page: BookPage, top: float, foot: float) -> float:
    """Return the height of the largest empty strip of a page, between what stands on it or below that, pt."""
    low, largest = top, 0.0
    for item in sorted(page.all_text, key=lambda item: -item.top):
        largest = max(largest, low - item.top)
        low = min(low, item.bottom)
    return max(largest, low - foot)


def leading_height(page: BookPage, captions: Container[str]) -> float:
    """Return how high a page's first figure or table is that may not break, with its caption and what is above, pt."""
    found = page.in_order
    first = next((n for n, item in enumerate(found) if not page.part(item).kinds & HEADINGS), 0)
    kind = page.part(found[first]).kinds & WHOLE
    if not kind:
        return 0.0
    own = (
        n <= first or (part := page.part(item)).kinds & kind or part.block in captions for n, item in enumerate(found)
    )
    kept = [item for item, is_own in zip(found, own, strict=True) if is_own]
    return max(item.top for item in kept) - min(item.bottom for item in kept)


def has_folio(page: BookPage) -> bool:
    """Tell whether the number of a page is printed on it, beside its text."""
    return any(page.label in re.split(r"\W+", item.text) for item in page.drawn if page.part(item) is NOWHERE)
