"""The pages of a finished PDF with what each of their objects is part of: its block, its chapter, its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baspa.model.book import Book
from baspa.model.problem import Place
from baspa.verify.pages.objects import PageObject, ReadPage
from baspa.verify.pages.tree import Mark, ReadTree, TreeElement

KINDS = frozenset(("Note", "Figure", "Table", "Caption", "TOC", "Index", "H1", "H2", "H3", "H4", "H5", "H6"))


@dataclass(frozen=True, slots=True)
class PartOf:
    """What some marked content is part of."""

    order: int  # of the marked content, in reading order
    chapter: str  # id; "" outside of the chapters
    block: str  # id of the nearest block; "" for none
    kinds: frozenset[str]  # of the structure elements around it, those of KINDS


NOWHERE = PartOf(-1, "", "", frozenset())


@dataclass(frozen=True, slots=True)
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

    @property
    def drawn(self) -> Iterator[PageObject]:
        """Yield what stands on the page itself, within no other object."""
        return (item for item in self.size.objects if not item.within)

    @property
    def all_text(self) -> list[PageObject]:
        """Return what belongs to a chapter, notes among it."""
        return [item for item in self.drawn if self.part(item).chapter]

    @property
    def body(self) -> list[PageObject]:
        """Return what belongs to a chapter, notes left out."""
        return [item for item in self.drawn if (part := self.part(item)).chapter and "Note" not in part.kinds]

    @property
    def is_turned(self) -> bool:
        """Tell whether most of its lines run from its foot upward."""
        lines = [item for item in self.body if item.is_text]
        return sum(item.top - item.bottom for item in lines) > sum(item.right - item.left for item in lines)


def book_pages(book: Book, tree: ReadTree, pages: tuple[ReadPage, ...]) -> list[BookPage]:
    """Return the pages of a PDF of a book."""
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    chapters = frozenset(chapter.id for chapter in book.chapters)
    parts: list[dict[int, PartOf]] = [{} for _ in pages]
    for (index, mcid), part in parts_of(tree.root, "", "", frozenset(), chapters, places):
        if 0 <= index < len(parts):
            parts[index][mcid] = PartOf(len(parts[index]), part.chapter, part.block, part.kinds)
    return [BookPage(index, tree.labels[index], page, parts[index], places) for index, page in enumerate(pages)]


def parts_of(
    element: TreeElement,
    chapter: str,
    block: str,
    kinds: frozenset[str],
    chapters: frozenset[str],
    places: Mapping[str, Place],
) -> Iterator[tuple[Mark, PartOf]]:
    """Yield each marked content with what it is part of, in reading order."""
    chapter = element.id if element.id in chapters else chapter
    block = element.id if element.id in places else block
    kinds = kinds | {element.kind} if element.kind in KINDS else kinds
    part = PartOf(0, chapter, block, kinds)
    for kid in element.kids:
        if isinstance(kid, TreeElement):
            yield from parts_of(kid, chapter, block, kinds, chapters, places)
        else:
            yield kid, part
