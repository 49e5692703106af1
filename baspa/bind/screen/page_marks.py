"""The print book's pages in the e-book: a mark where each begins, and the list of them (EPUB 3.3, 7.4; DPUB-ARIA).

A mark holds no text, so that the e-book says what it says without it. It stands within a block, before a whole word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lxml import etree

from baspa.bind.screen.block_text import DRAWN, XHTML, BlockText
from baspa.language.model import Language
from baspa.model.edition import MADE_PAGES, PageStart, Section

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
BREAK = "doc-pagebreak"
NAV = "nav.xhtml"
# What holds blocks, and no words of its own; a mark would stand there on a line of its own, or not be allowed.
HOLDERS = {f"{XHTML}{name}" for name in ("ol", "ul", "dl", "table", "thead", "tbody", "tfoot", "tr", "section", "div")}
HOLD_PARAGRAPHS = {f"{XHTML}{name}" for name in ("li", "td", "th", "dd", "aside", "figcaption", "caption")}


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of the print book, and its place in the e-book."""

    label: str
    href: str  # c1.xhtml#c0-page-12


def with_pages(
    sections: Sequence[Section], starts: Sequence[PageStart], blocks: frozenset[str], language: Language
) -> tuple[tuple[Section, ...], tuple[PageMark, ...]]:
    """Return the documents with a mark at the beginning of each page, and the marks, in the order of the pages.

    A page that is blank begins where the next one does; at the book's end it has no place, and no mark. `blocks` are
    the ids of all Blocks.
    """
    if not starts:
        return tuple(sections), ()
    documents = _Documents(sections, blocks, language)
    marks = tuple(documents.marks(with_next(starts)))
    documents.list(marks)
    return tuple(documents.sections()), marks


def with_next(starts: Sequence[PageStart]) -> Sequence[PageStart]:
    """Return the pages, those without a text with the place of the next one that has any."""
    found: list[PageStart] = []
    for start in reversed(starts):
        here = found[-1] if found and not start.blocks else replace(start, pictures=0)
        found.append(replace(here, label=start.label, pictures=start.pictures + here.pictures))
    return found[::-1]


class _Documents:
    """The documents of an e-book while marks are put into them."""

    def __init__(self, given: Sequence[Section], blocks: frozenset[str], language: Language) -> None:
        self.given, self.blocks, self.language = given, blocks, language
        self.trees = {each.name: etree.fromstring(each.xhtml.encode()) for each in given}
        self.places = {e.get("id"): (name, e) for name, tree in self.trees.items() for e in tree.iter() if e.get("id")}

    @cached_property
    def order(self) -> dict[Any, tuple[int, str]]:
        """All elements in the order of the text, each with its number and its document."""
        every = ((name, element) for name, tree in self.trees.items() for element in tree.iter())
        return {element: (number, name) for number, (name, element) in enumerate(every)}

    def sections(self) -> Iterator[Section]:
        """Yield the documents as they are now."""
        for each in self.given:
            made = etree.tostring(self.trees[each.name].getroottree(), xml_declaration=True, encoding="utf-8")
            yield replace(each, xhtml=made.decode())

    def marks(self, starts: Sequence[PageStart]) -> Iterator[PageMark]:
        """Put a mark at the beginning of each page that the e-book has a place for, and yield it."""
        for start in starts:
            mark = self.mark(start.label)
            if name := self.document(start, mark):
                yield PageMark(start.label, f"{name}#{mark.get('id')}")

    def mark(self, label: str) -> Any:
        """Return the mark of a page; its id is none that an author can write."""
        found = etree.Element(f"{XHTML}span", {"id": f"c0-page-{label}", "role": BREAK})
        found.set(EPUB_TYPE, "pagebreak")
        found.set("aria-label", self.language.word("page.ref", n=label))
        return found

    def document(self, start: PageStart, mark: Any) -> str:
        """Put the mark of a page where that begins, and return the document that it is in; "" where none has it."""
        name = next((each for each in start.blocks if each in self.places or MADE_PAGES.get(each) in self.trees), "")
        if name in self.places:
            return self.place(name, start if name == start.blocks[0] else replace(start, letters=0, words=""), mark)
        if name:
            before_all(self.trees[MADE_PAGES[name]].find(f"{XHTML}body"), mark)
        return MADE_PAGES.get(name, "")

    def place(self, name: str, start: PageStart, mark: Any) -> str:
        """Put the mark of a page into a block, or before the pictures before it; return its document."""
        document, block = self.places[name]
        if start.letters and BlockText(block, self.blocks).mark(start, mark):
            return document
        if start.pictures and not start.letters and (picture := self.picture(block, start.pictures)) is not None:
            before_picture(picture, mark)
            return self.order[picture][1]
        first_in(block, mark)
        return document

    def picture(self, block: Any, count: int) -> Any:
        """Return the first of so many pictures outside of blocks that stand before one; None where there are fewer."""
        end = self.order[block][0]
        found = [each for each, (number, _) in self.order.items() if number < end and self.is_picture(each)]
        return found[-count] if len(found) >= count else None

    def is_picture(self, element: Any) -> bool:
        """Tell whether an element is a picture outside of blocks."""
        return element.tag in DRAWN and not any(each.get("id") in self.blocks for each in element.iterancestors())

    def list(self, marks: Sequence[PageMark]) -> None:
        """Put the list of pages into the navigation document, where reading systems look for it."""
        found = etree.SubElement(self.trees[NAV].find(f"{XHTML}body"), f"{XHTML}nav", {"role": "doc-pagelist"})
        found.set(EPUB_TYPE, "page-list")
        found.set("aria-label", self.language.word("page.list"))
        found.set("hidden", "hidden")
        lines = etree.SubElement(found, f"{XHTML}ol")
        for mark in marks:
            link = etree.SubElement(etree.SubElement(lines, f"{XHTML}li"), f"{XHTML}a", {"href": mark.href})
            link.text = mark.label


def before_all(body: Any, mark: Any) -> None:
    """Put a mark before what a document holds, behind the marks that are there already."""
    mark.tag = f"{XHTML}div"
    body.insert(leading(body), mark)


def before_picture(picture: Any, mark: Any) -> None:
    """Put a mark before a picture: in its figure, where it has one."""
    figure = next(picture.iterancestors(f"{XHTML}figure"), None)
    if figure is None or figure[0].tag == f"{XHTML}figcaption":
        picture.addprevious(mark)
    else:
        first_in(figure, mark)


def first_in(block: Any, mark: Any) -> None:
    """Put a mark before all that a block says, behind the marks that are there already."""
    while is_below(block):
        block = block[0]
    at = leading(block)
    if at:
        mark.tail, block[at - 1].tail = block[at - 1].tail, None
    else:
        mark.tail, block.text = block.text, None
    block.insert(at, mark)


def is_below(block: Any) -> bool:
    """Tell whether what a block says begins in another block within it."""
    if not len(block) or (block.text or "").strip():
        return False
    return block.tag in HOLDERS or (block.tag in HOLD_PARAGRAPHS and block[0].tag in {f"{XHTML}p", *HOLDERS})


def leading(element: Any) -> int:
    """Return how many marks of pages an element begins with."""
    if (element.text or "").strip():
        return 0
    count = 0
    while count < len(element) and element[count].get("role") == BREAK:
        count += 1
        if (element[count - 1].tail or "").strip():
            break
    return count
