"""Book to Book: marks become anchors in the text, and the indexes stand where the author has a division for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.index.entries import Index, indexes
from baspa.apparatus.index.listing import Listing, own_chapter
from baspa.apparatus.index.model import WORDS, IndexMark
from baspa.apparatus.index.places import Gathering, unknown
from baspa.language import spoken
from baspa.model.book import Block, Book, Chapter
from baspa.model.problem import Problem, Problems, has_errors
from baspa.tree.chapter import parsed, renewed
from baspa.tree.index_mark import INDEX_CLASS, INDEX_ELEMENT, INDEX_LINE, MARK_PREFIX

Trees = dict[str, ET.Element]
Holder = tuple[Chapter, ET.Element]  # a chapter, and its division for an index


def indexed(book: Book) -> tuple[Book, Problems]:
    """Make the indexes of a book; return the faults of its marks, too. With errors no index is made."""
    trees = {c.id: parsed(c) for c in book.chapters if MARK_PREFIX in c.xhtml or INDEX_LINE in c.xhtml}
    if not trees:
        return book, ()
    gatherings = [Gathering(chapter, trees[chapter.id]) for chapter in book.chapters if chapter.id in trees]
    marks: list[IndexMark] = [mark for gathering in gatherings for mark in gathering.marks()]
    problems = [problem for gathering in gatherings for problem in gathering.problems]
    found, more = indexes(marks)
    holders, faults = divisions(book, trees)
    problems += (*more, *faults)
    if not has_errors(problems):
        problems += empty(holders, found)
    if not has_errors(problems):
        book = _Made(book, trees).book(found, holders)
    return book, tuple(problems)


def divisions(book: Book, trees: Trees) -> tuple[dict[str, Holder], list[Problem]]:
    """Return the divisions that authors have for indexes, by the names of these; B125 for others, B128 for a second."""
    found: dict[str, Holder] = {}
    problems: list[Problem] = []
    for chapter in (chapter for chapter in book.chapters if chapter.id in trees):
        for division in trees[chapter.id].iter(INDEX_ELEMENT):
            kind, *names = division.get("class", "").split() or [""]
            if kind != INDEX_CLASS:
                continue
            name, place = " ".join(names), chapter.place(int(division.get(INDEX_LINE, "0")))
            if name not in WORDS:
                problems.append(Problem(place, *unknown(name)))
            elif name in found:
                said = f"the book has a place for {called(name)} already"
                problems.append(Problem(place, "B128", said, "take one of the two divisions out"))
            found.setdefault(name, (chapter, division))
    return found, problems


def empty(holders: dict[str, Holder], found: dict[str, Index]) -> Iterator[Problem]:
    """Yield B124 for a division whose index has no entries."""
    for name, (chapter, division) in holders.items():
        if name not in found:
            place = chapter.place(int(division.get(INDEX_LINE, "0")))
            marked = f"[words]{{.index in={name}}}" if name else "[words]{.index}"
            hint = f"mark what it should hold, {marked}, or take the division out"
            yield Problem(place, "B124", f"nothing is marked for {called(name)}", hint)


def called(name: str) -> str:
    """Return what to call an index in a message."""
    return f'the index "{name}"' if name else "the index"


class _Made:
    """The trees of a book while its indexes are put in."""

    def __init__(self, book: Book, trees: Trees) -> None:
        self.before, self.trees = book, trees
        self.language = spoken(book.metadata.language, book.metadata.words)
        self.chapters = list(book.chapters)
        self.new: list[Block] = []

    def book(self, found: dict[str, Index], holders: dict[str, Holder]) -> Book:
        """Return the book with its indexes, in the order of WORDS where they stand at its end."""
        for name in (name for name in WORDS if name in found):
            self.put(name, found[name], holders.get(name))
        return replace(self.before, chapters=tuple(map(self.chapter, self.chapters)))

    def put(self, name: str, index: Index, holder: Holder | None) -> None:
        """Put an index into its division, or into a chapter of its own."""
        if holder is None:
            chapter, tree = own_chapter(replace(self.before, chapters=tuple(self.chapters)), name, self.language)
            self.chapters.append(chapter)
            self.trees[chapter.id] = tree
            division = tree[-1]
        else:
            chapter, division = holder
            division.attrib.pop(INDEX_LINE)
            division.attrib.update({"role": "doc-index", "aria-label": self.language.word(WORDS[name])})
        listing = Listing(index, f"{chapter.id}-entry{f'-{name}' if name else ''}", self.language)
        division.append(listing.body())
        self.new += listing.blocks

    def chapter(self, chapter: Chapter) -> Chapter:
        """Return a chapter as its tree is now."""
        tree = self.trees.get(chapter.id)
        return chapter if tree is None else renewed(chapter, tree, self.new)
