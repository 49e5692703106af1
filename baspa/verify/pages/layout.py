"""The pages of a finished PDF with what each of their objects is part of: its block, its chapter, its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from baspa.model.book import Book
from baspa.model.problem import Place
from baspa.verify.pages.objects import PageObject, ReadPage
from baspa.verify.pages.tree import Mark, ReadTree, TreeElement

KINDS = frozenset(("Note", "Figure", "Table", "Caption", "TOC", "Index", "H1", "H2", "H3", "H4", "H5", "H6"))


class PartOf(NamedTuple):
    """What some marked content is part of."""

    order: int  # of the marked content, in reading order
    chapter: str  # id; "" outside of the chapters
    block: str  # id of the nearest block; "" for none
    kinds: frozenset[str]  # of the structure elements around it, those of KINDS


NOWHERE = PartOf(-1, "", "", frozenset())


@dataclass(frozen=True)
class BookPage:
    """A page: its number in the file, its label, its objects, and what they are part of."""

    index: int
    label: str
    size: ReadPage
    parts: Mapping[int, PartOf]  # by MCID
    places: Mapping[str, Place]  # of the blocks of the whole book

    def part(self, item: PageObject) -> PartOf:
        """Return what an object is part of."""
        return self.parts.get(item.mcid, NOWHERE)

    def place(self, *items: PageObject) -> Place:
        """Return where the first of some objects was written that was written in a chapter."""
        found = (self.places[name] for item in items if (name := self.part(item).block) in self.places)
        return next(found, Place("book.toml"))

    @cached_property
    def drawn(self) -> list[PageObject]:
        """Return what stands on the page itself, within no other object."""
        return [item for item in self.size.objects if not item.within]

    @cached_property
    def all_text(self) -> list[PageObject]:
        """Return what belongs to a chapter, notes among it."""
        return [item for item in self.drawn if self.part(item).chapter]

    @cached_property
    def body(self) -> list[PageObject]:
        """Return what belongs to a chapter, notes left out."""
        return [item for item in self.all_text if "Note" not in self.part(item).kinds]

    @cached_property
    def in_order(self) -> list[PageObject]:
        """Return what belongs to a chapter, notes left out, in the order of reading."""
        return sorted(self.body, key=lambda item: self.part(item).order)

    @cached_property
    def is_turned(self) -> bool:
        """Tell whether most of its lines run from its foot upward."""
        lines = [item for item in self.body if item.is_text]
        return sum(item.top - item.bottom for item in lines) > sum(item.right - item.left for item in lines)


def book_pages(book: Book, tree: ReadTree, pages: tuple[ReadPage, ...]) -> list[BookPage]:
    """Return the pages of a PDF of a book."""
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    chapters = frozenset(chapter.id for chapter in book.chapters)
    parts: list[dict[int, PartOf]] = [{} for _ in pages]
    for (index, mcid), part in parts_of(tree.root, chapters, places):
        if 0 <= index < len(parts):
            parts[index][mcid] = part._replace(order=len(parts[index]))
    return [BookPage(index, tree.labels[index], page, parts[index], places) for index, page in enumerate(pages)]


def parts_of(root: TreeElement, chapters: frozenset[str], places: Mapping[str, Place]) -> Iterator[tuple[Mark, PartOf]]:
    """Yield each marked content with what it is part of, in reading order."""
    waiting: list[tuple[TreeElement | Mark, PartOf]] = [(root, PartOf(0, "", "", frozenset()))]
    while waiting:
        kid, part = waiting.pop()
        if isinstance(kid, TreeElement):
            inner = PartOf(
                0,
                kid.id if kid.id in chapters else part.chapter,
                kid.id if kid.id in places else part.block,
                part.kinds | {kid.kind} if kid.kind in KINDS else part.kinds,
            )
            waiting += [(each, inner) for each in reversed(kid.kids)]
        else:
            yield kid, part
