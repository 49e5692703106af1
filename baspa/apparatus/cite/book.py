"""Book to Book: the marked citations of all chapters become what the style says, and the bibliography is made.

The semantics follow DPUB-ARIA 1.1: a citation's link is a doc-biblioref, the list a doc-bibliography.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.cite import listing
from baspa.apparatus.cite.scopes import CitationMark, Scope, in_order, scopes, without_scope
from baspa.apparatus.cite.unprinted import unprinted
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.model.book import Block, Book, Chapter, Sources
from baspa.model.problem import Failure, Meant, Place, Problem, Problems, has_errors
from baspa.model.reference import Reference, Style
from baspa.references.model import Citation, Cited, Cluster, Entry
from baspa.tree import citation as marks
from baspa.tree.blocks import AUTHOR_IN_TEXT, contents_text
from baspa.tree.chapter import parsed, renewed

LAST_STOP = re.compile(r"\.((?:</\w+>)*)$")
KEYS = re.compile(r"@\w+\s*[{(]\s*([^\s,{}()]+)\s*,|\"id\"\s*:\s*\"([^\"]+)\"")  # as BibTeX and CSL-JSON have them
ALL = "*"  # in `uncited`
POINTS = (".", ",", ";", ":", "!", "?", ")")


def cited(book: Book, store: Store = NOTHING_KEPT) -> tuple[Book, Problems]:
    """Resolve a book's citations; what the processor makes of them is kept in `store`.

    Faults: B108 (no such reference), B107 (the style cannot be used), B114 (what is in no chapter's list),
    B119 (what the style has no place for).

    With faults the book is returned as it was; so is one with a fault in its references. Of that one keys are told that
    its files name nowhere: what is missing is told at once with what is broken.
    """
    if book.sources is None:
        return book, ()
    if has_errors(book.sources.problems):
        return book, tuple(named_nowhere(book, book.sources))
    return resolved(book, book.sources, store)


def named_nowhere(book: Book, sources: Sources) -> Iterator[Problem]:
    """Yield B108 for each key of a citation that stands in no file of references, whatever faults these have."""
    read = {file.path: file.data for file in sources.files}
    if not all(posixpath.normpath(entry) in read for entry in book.metadata.bibliography):
        return
    texts = (unicodedata.normalize("NFC", data.decode("utf-8", "replace")) for data in read.values())
    names = dict.fromkeys(key for text in texts for found in KEYS.findall(text) for key in found if key)
    trees = {c.id: parsed(c) for c in book.chapters if marks.CITATION_ITEMS in c.xhtml}
    meant = Meant()
    for mark in in_order(book, trees):
        yield from unknown(mark, names, meant)


def resolved(book: Book, sources: Sources, store: Store) -> tuple[Book, Problems]:
    """Resolve the citations of a book by what it can cite."""
    trees = {c.id: parsed(c) for c in book.chapters if "bibliography" in c.xhtml or marks.CITATION_ITEMS in c.xhtml}
    found = list(in_order(book, trees))
    by_key = {reference.key: reference for reference in sources.references}
    also = uncited(book, tuple(by_key))
    meant = Meant()
    problems = tuple(problem for mark in found for problem in unknown(mark, by_key, meant))
    problems += tuple(unknown_uncited(book, by_key, meant))
    empty = tuple(without_scope(book, found, trees))
    if not (found or also) or has_errors(problems + empty) or sources.style is None:
        return book, problems + empty
    done = _Resolved(book, trees, by_key)
    try:
        for scope in scopes(book, found, also, trees):
            done.add(scope, formatted(sources, sources.style, scope, store), sources.style)
    except Failure as failure:
        return book, failure.problems
    return done.book(), (*empty, *unprinted(done.listed, by_key))


def unknown(mark: CitationMark, references: Collection[str], near: Meant) -> Iterator[Problem]:
    """Yield B108 for each key of a citation that no reference has."""
    for item in () if mark.author_part else marks.items(mark.element):
        if item.key not in references:
            meant = near.nearest(item.key, lambda: references)
            hint = (
                f'did you mean "{meant}"?' if meant else "add it to the file of references; \\@ keeps the sign as text"
            )
            place = Place(mark.chapter.path, int(mark.element.get(marks.CITATION_LINE, "0")))
            yield Problem(place, "B108", f'no reference has the key "{item.key}"', hint)


def uncited(book: Book, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that the bibliography lists though nothing cites them."""
    named = book.metadata.uncited
    return keys if ALL in named else named


def unknown_uncited(book: Book, references: Mapping[str, Reference], near: Meant) -> Iterator[Problem]:
    """Yield B108 for each key of `uncited` that no reference has."""
    for number, key in enumerate(book.metadata.uncited):
        if key not in references and key != ALL:
            meant = near.nearest(key, lambda: references)
            hint = f'did you mean "{meant}"?' if meant else f'add it to the file of references; "{ALL}" names all'
            yield Problem(book.place(f"uncited.{number}"), "B108", f'no reference has the key "{key}"', hint)


def formatted(sources: Sources, style: Style, scope: Scope, store: Store) -> Cited:
    """Return the citations of a scope as they are formatted."""
    whole = [mark for mark in scope.marks if not mark.author_part]
    clusters = tuple(Cluster(marks.items(mark.element), mark.note) for mark in whole)
    return store.known("citations", processed, sources.references, style, scope.language, clusters, scope.also)


def processed(
    references: Sequence[Reference], style: Style, language: str, clusters: Sequence[Cluster], also: Sequence[str]
) -> Cited:
    """Have the processor format the citations; only here is it loaded."""
    from baspa.references.processor import cite

    return cite(references, style, language, clusters, also)


class _Resolved:
    """The trees of a book while its citations are put in."""

    def __init__(self, book: Book, trees: dict[str, ET.Element], references: Mapping[str, Reference]) -> None:
        self.before, self.trees, self.references = book, trees, references
        self.chapters = list(book.chapters)
        self.entries: dict[str, str] = {}  # key -> id of its entry in the list at hand
        self.new: list[Block] = []
        self.listed: list[Entry] = []  # of all lists

    def add(self, scope: Scope, cited: Cited, style: Style) -> None:
        """Put in the citations of a scope, and its list."""
        self.entries = {}
        self.listed += cited.bibliography
        if cited.bibliography:
            self.list(scope, cited)
        later, citation = reversed(cited.citations), Citation("")
        for mark in reversed(scope.marks):  # so that an author in a sentence comes after the note with the rest
            citation = citation if mark.author_part else next(later)
            self.fill(mark.element, citation, style.notes)

    def book(self) -> Book:
        """Return the book with all that was added."""
        return replace(self.before, chapters=tuple(map(self.chapter, self.chapters)))

    def list(self, scope: Scope, cited: Cited) -> None:
        """Put a list where the author has a division for it, else at the end of its chapter or in one of its own."""
        home, division = self.division(scope)
        if self.trees[home].get("role") != "doc-bibliography":
            division.set("role", "doc-bibliography")
        spoken = listing.languages(self.references, scope.language)
        made = listing.listed(home, cited, spoken, scope.language)
        division.append(made)
        self.new += listing.blocks(made, self.references, cited, scope.language)
        self.entries = {entry.key: listing.entry_id(home, entry.key) for entry in cited.bibliography}

    def division(self, scope: Scope) -> tuple[str, ET.Element]:
        """Return the id of the chapter in which a list stands, and the division for it."""
        if scope.chapter:
            listing.take_unheaded(self.trees[scope.chapter.id], scope.language, self.before)
        for chapter in [scope.chapter] if scope.chapter else self.chapters:
            division = self.trees[chapter.id].find(listing.DIVISION) if chapter.id in self.trees else None
            if division is not None:
                return chapter.id, division
        if not scope.chapter and (titled := listing.headed_chapter(self.chapters, self.before)):
            tree = self.trees.setdefault(titled.id, parsed(titled))
            self.chapters[self.chapters.index(titled)], home = listing.as_home(titled, tree)
            return titled.id, home
        last = scope.chapter or self.chapters[-1]
        tree = self.trees[last.id] if last.id in self.trees else parsed(last)
        headed = listing.below_heading(tree, tree.get("lang", scope.language), self.before)
        if headed is not None:
            self.trees[last.id] = tree
            return last.id, headed
        if scope.chapter:
            at = self.chapters.index(scope.chapter)
            self.chapters[at], head, division = listing.own_section(scope.chapter, tree, scope.language, self.before)
            self.new.append(head)
            return scope.chapter.id, division
        chapter, tree = listing.own_chapter(self.before)
        self.chapters.append(chapter)
        self.trees[chapter.id] = tree
        return chapter.id, tree[-1]

    def fill(self, element: ET.Element, citation: Citation, notes: bool) -> None:
        """Put what the style says into a citation's element."""
        markup = shown(citation, element.get(marks.CITATION_PART, ""), element.tail or "", notes)
        inside, author = markup_tree(markup), "".join(markup_tree(citation.author).itertext())
        element.attrib.clear()
        element.attrib.update({"class": "citation", AUTHOR_IN_TEXT: author})
        element.text, element[:] = inside.text, list(inside)
        for link in [link for link in element.iter("a") if link.get("href", "").startswith("#")]:
            name = self.entries.get(link.get("href", "")[1:])
            link.attrib.clear()
            link.attrib.update({"role": "doc-biblioref", "href": f"#{name}"} if name else {})
            link.tag = "a" if name else "span"

    def chapter(self, chapter: Chapter) -> Chapter:
        """Return a chapter as its tree is now."""
        tree = self.trees.get(chapter.id)
        if tree is None:
            return chapter
        changed = {
            e.get("id"): e for e in tree.iter() if e.get("id") and e.find(".//span[@class='citation']") is not None
        }
        headings = tuple(
            replace(heading, text=contents_text(changed[heading.id])) if heading.id in changed else heading
            for heading in chapter.headings
        )
        for span in tree.iter("span"):
            span.attrib.pop(AUTHOR_IN_TEXT, None)
        return replace(renewed(chapter, tree, self.new), headings=headings)


def shown(citation: Citation, part: str, tail: str, notes: bool) -> str:
    """Return what stands in the place of a citation, as markup; `tail` is the text behind it."""
    if part == marks.AUTHOR:
        return citation.author
    if part == marks.NOTE:
        return citation.linked
    if not notes:
        return f"{citation.author} {citation.linked}".strip()
    stopless = LAST_STOP.sub(r"\1", citation.linked)
    if citation.author:
        return f"{citation.author} ({stopless})"
    return stopless if tail.startswith(POINTS) else citation.linked


def markup_tree(markup: str) -> ET.Element:
    """Return markup of the processor, which references/markup.py has cleaned, as an element."""
    return ET.fromstring(f"<span>{markup}</span>")  # noqa: S314
