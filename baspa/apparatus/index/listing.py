"""An index as XHTML: groups by letters, entries in the order of the language's alphabet, each with its places.

The structure is that of EPUB Indexes 1.0; its names are classes here, which the e-book's face makes epub:type of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from baspa.apparatus.index.entries import Index
from baspa.apparatus.index.model import WORDS, IndexEntry, Locator, Path
from baspa.language.collation import LETTER, order, sort_key
from baspa.language.model import Language
from baspa.model.book import PAGES, Block, BlockKind, Book, Chapter
from baspa.model.problem import Place
from baspa.tree.blocks import own_text
from baspa.tree.chapter import made_chapter
from baspa.tree.index_mark import INDEX_CLASS, LOCATOR_CLASS


class Listing:
    """One index while it is written out."""

    def __init__(self, index: Index, name: str, language: Language) -> None:
        """Give its entries ids that begin with `name`."""
        self.language, self.letters = language, order(language.code)
        self.entries = [list(group) for _, group in groupby(self.sorted(index), self.head)]
        self.name = name
        self.ids: dict[Path, str] = {}
        for number, entry in enumerate(self.in_order(e for group in self.entries for e in group), 1):
            self.ids[entry.path] = f"{name}.{number}"
        self.blocks: list[Block] = []

    def sorted(self, index: Index) -> list[IndexEntry]:
        """Return the entries of one level in the order of the alphabet."""
        return sorted(index.values(), key=lambda entry: sort_key(entry.path[-1], self.letters))

    def in_order(self, entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
        """Yield entries as they stand in the index, each before those below it."""
        for entry in entries:
            yield entry
            yield from self.in_order(self.sorted(entry.children))

    def head(self, entry: IndexEntry) -> str:
        """Return the letter that an entry stands below, "" for figures and signs."""
        primary = sort_key(entry.path[0], self.letters)[0]
        if not primary or primary[0][0] != LETTER:
            return ""
        _, at, stranger = primary[0]
        return (chr(stranger) if stranger else self.letters[at]).upper()

    def body(self) -> ET.Element:
        """Return the index, and leave its blocks in `blocks`."""
        made = ET.Element("div", {"class": "index-body"})
        for number, group in enumerate(self.entries, 1):
            part = ET.SubElement(made, "div", {"class": "index-group"})
            if letter := self.head(group[0]):
                head = ET.SubElement(part, "p", {"class": "index-letter", "id": f"{self.name}-letter.{number}"})
                head.text = letter
                self.block(head, Place("book.toml"), "paragraph")
            part.append(self.list(group))
        return made

    def list(self, entries: Iterable[IndexEntry]) -> ET.Element:
        """Return a list of entries."""
        made = ET.Element("ul", {"class": "index-entry-list"})
        for entry in entries:
            made.append(self.item(entry))
        return made

    def item(self, entry: IndexEntry) -> ET.Element:
        """Return an entry with those below it."""
        made = ET.Element("li", {"class": "index-entry", "id": self.ids[entry.path]})
        if entry.language and entry.language != self.language.code:
            made.set("lang", entry.language)
        ET.SubElement(made, "span", {"class": "index-term"}).text = entry.path[-1]
        for locator in entry.locators:
            made.append(located(locator))
        made.extend(self.references(entry))
        self.block(made, entry.place)
        if entry.children:
            made.append(self.list(self.sorted(entry.children)))
        return made

    def references(self, entry: IndexEntry) -> Iterator[ET.Element]:
        """Yield what leads to other entries."""
        kinds = (("index.see", entry.see, "preferred"), ("index.seealso", entry.also, "related"))
        for word, targets, kind in kinds:
            for number, target in enumerate(sorted(targets, key=lambda path: sort_key(" ".join(path), self.letters))):
                made = ET.Element("span", {"class": f"index-xref-{kind}"})
                made.text = "; " if number or entry.locators or (kind == "related" and entry.see) else ", "
                if not number:
                    said = ET.SubElement(made, "em")
                    said.text, said.tail = self.language.word(word), " "
                ET.SubElement(made, "a", {"href": f"#{self.ids[target]}"}).text = ", ".join(target)
                yield made

    def block(self, element: ET.Element, place: Place, kind: BlockKind = "entry") -> None:
        """Note a block of the index down."""
        language = element.get("lang", self.language.code)
        self.blocks.append(Block(element.get("id", ""), kind, place, own_text(element), language))


def located(locator: Locator) -> ET.Element:
    """Return a place of an entry; what it says is for the faces."""
    made = ET.Element("span", {"class": LOCATOR_CLASS})
    made.text = ", "
    given = {"data-chapter": locator.chapter, "data-begin": locator.id, "data-title": locator.title}
    given |= {"data-end": locator.end} if locator.end else {}
    ET.SubElement(made, "a", {**given, **({"class": "main"} if locator.main else {})}).text = PAGES
    return made


def own_chapter(book: Book, index: str, language: Language) -> tuple[Chapter, ET.Element]:
    """Return a chapter for an index at the book's end, and its tree, with the language's words for its title."""
    name = f"c{max(int(chapter.id[1:]) for chapter in book.chapters) + 1}"
    title, place = language.word(WORDS[index]), Place("book.toml")
    chapter, tree = made_chapter(name, "index", "doc-index", f"{name}-index", title, place, language.code)
    ET.SubElement(tree, "div", {"class": f"{INDEX_CLASS} {index}".strip()})
    return chapter, tree
