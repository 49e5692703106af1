"""Where a book cites, and what goes into one list: what the whole book cites, or what each chapter does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.apparatus.cite import listing
from baspa.model.book import Book, Chapter
from baspa.model.problem import Problem, Severity
from baspa.tree import citation as marks
from baspa.tree.notes import FOOTNOTES


@dataclass(frozen=True, slots=True)
class CitationMark:
    """A citation's element, where it was found."""

    element: ET.Element
    chapter: Chapter
    note: int  # number of the note in the book, from 1; 0: the running text

    @property
    def author_part(self) -> bool:
        """Whether it is no more than the author in the sentence, before the note that the rest stands in."""
        return self.element.get(marks.CITATION_PART) == marks.AUTHOR


@dataclass(frozen=True, slots=True)
class Scope:
    """Citations that are numbered together, and whose works stand in one list."""

    marks: tuple[CitationMark, ...]  # in the order of the text
    also: tuple[str, ...]  # keys of what is listed though nothing cites it
    chapter: Chapter | None  # whose list it is; None: the book's
    language: str  # BCP 47, of the words and the order of the list


def scopes(
    book: Book, found: Sequence[CitationMark], also: tuple[str, ...], trees: Mapping[str, ET.Element]
) -> Iterator[Scope]:
    """Yield what each list of a book is made of, as book.toml says."""
    if book.metadata.references.per == "book":
        yield Scope(tuple(found), also, None, book.metadata.language)
        return
    for chapter, group in itertools.groupby(found, key=lambda mark: mark.chapter):
        yield Scope(tuple(group), (), chapter, trees[chapter.id].get("lang", book.metadata.language))


def without_scope(book: Book, found: Sequence[CitationMark], trees: Mapping[str, ET.Element]) -> Iterator[Problem]:
    """Yield B114 for what is to be listed in no chapter that cites, where each has a list of its own."""
    if book.metadata.references.per == "book":
        return
    if book.metadata.uncited:
        said = 'works of `uncited` are in no list: `per = "chapter"` lists what each chapter cites'
        yield Problem(book.place("uncited"), "B114", said, 'cite them, or write `per = "book"`')
    citing = {mark.chapter.id for mark in found}
    for chapter in book.chapters:
        tree = trees.get(chapter.id)
        if tree is not None and chapter.id not in citing and tree.find(listing.DIVISION) is not None:
            place = chapter.headings[0].place if chapter.headings else chapter.place(chapter.line)
            said = "::: bibliography is empty: this chapter cites nothing, and each has a list of its own"
            hint = 'take the division out, or write `per = "book"` into [references]'
            yield Problem(place, "B114", said, hint, Severity.WARNING)


def in_order(book: Book, trees: Mapping[str, ET.Element]) -> Iterator[CitationMark]:
    """Yield the citations in the order of the text, those of a note at its first call."""
    numbers = itertools.count(1)
    for chapter in (chapter for chapter in book.chapters if chapter.id in trees):
        tree = trees[chapter.id]
        notes = {note.get("id", ""): note for note in tree.iter("aside")}
        for element, number in walk(tree, 0, notes, numbers):
            yield CitationMark(element, chapter, number)


def walk(
    element: ET.Element, number: int, notes: Mapping[str, ET.Element], numbers: Iterator[int]
) -> Iterator[tuple[ET.Element, int]]:
    """Yield the citations in an element and in the notes that are called there, with the number of their note."""
    if marks.is_citation(element):
        yield element, number
    elif element.get("role") == "doc-noteref" and element.get("id"):
        yield from walk(notes[element.get("href", "")[1:]], next(numbers), notes, numbers)
    for child in element if element.get("class") != FOOTNOTES else ():
        yield from walk(child, number, notes, numbers)
