"""What leads through the e-book: contents, lists of figures and tables, landmarks (EPUB 3.3, 7.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.etree import ElementTree as ET

from baspa.language.model import Language
from baspa.model.book import Book, Chapter, Heading
from baspa.model.edition import ContentsLine, Landmark
from baspa.model.people import Person
from baspa.tree.blocks import contents_text
from baspa.tree.kinds import front_matter, headings_with_depth

# Kinds of chapters that reading systems have a key for, and the EPUB structural semantics of each.
LANDMARKS: Mapping[str, str] = {
    "dedication": "dedication",
    "epigraph": "epigraph",
    "foreword": "foreword",
    "preface": "preface",
    "acknowledgements": "acknowledgments",
    "figures": "loi",
    "tables": "lot",
    "introduction": "introduction",
    "prologue": "prologue",
    "conclusion": "conclusion",
    "epilogue": "epilogue",
    "afterword": "afterword",
    "appendix": "appendix",
    "notes": "endnotes",
    "glossary": "glossary",
    "bibliography": "bibliography",
    "index": "index",
}
LISTS = {"figcaptions": ("loi", "list.figures"), "captions": ("lot", "list.tables")}  # class of a list in a chapter

Typed = TypeVar("Typed", "ListOf", Landmark)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of figures or of tables, as the navigation document has it."""

    type: str  # loi, lot: EPUB structural semantics
    title: str
    lines: tuple[ContentsLine, ...]


def about(book: Book, language: Language) -> str:
    """Return the heading of the page about the author or authors."""
    return language.word("about.author" if len(known_authors(book)) == 1 else "about.authors")


def known_authors(book: Book) -> tuple[Person, ...]:
    """Return the authors of whom more is known than a name, whom the page about them tells of, where there is one."""
    people = book.metadata.authors if book.metadata.pages.about else ()
    return tuple(p for p in people if p.degree or p.rank or p.affiliation or p.biography or p.orcid or p.email)


def text_start(book: Book) -> Chapter:
    """Return the first chapter behind the front matter."""
    return book.chapters[len(front_matter(book.chapters))]


def file_of(chapter: Chapter) -> str:
    """Return the name of a chapter's document."""
    return f"{chapter.id}.xhtml"


def title_of(chapter: Chapter, language: Language) -> str:
    """Return what a chapter is called in the e-book."""
    return chapter.headings[0].full if chapter.headings else language.word(chapter.kind)


def entries(book: Book, language: Language) -> tuple[ContentsLine, ...]:
    """Return the table of contents as a tree of the headings, and the page about the authors where there is one."""
    flat = [
        (depth, with_names(c, heading), f"{file_of(c)}#{heading.id}")
        for c, heading, depth in headings_with_depth(book.chapters)
        if depth <= book.metadata.epub.contents
    ]
    back = (ContentsLine(about(book, language), "about.xhtml", ()),) if known_authors(book) else ()
    return (*nest(flat, 1), *back)


def with_names(chapter: Chapter, heading: Heading) -> str:
    """Return a heading as the contents have it: the title of a chapter with the names of its own authors."""
    names = ", ".join(person.name for person in chapter.authors) if heading is chapter.headings[0] else ""
    return f"{names}: {heading.full}" if names else heading.full


def nest(flat: Sequence[tuple[int, str, str]], level: int) -> Iterator[ContentsLine]:
    """Yield the entries of one level (depth, title, address), each with those that follow it on deeper levels."""
    index = 0
    while index < len(flat):
        _, title, href = flat[index]
        end = index + 1
        while end < len(flat) and flat[end][0] > level:
            end += 1
        yield ContentsLine(title, href, tuple(nest(flat[index + 1 : end], level + 1)))
        index = end


def lists(chapters: Sequence[tuple[Chapter, ET.Element]], language: Language) -> tuple[ListOf, ...]:
    """Return the lists of figures and tables that stand in chapters, whose links lead to documents by now."""
    found = []
    for chapter, tree in chapters:
        for made in tree.iter("ol"):
            name = made.get("class", "").removeprefix("list-of ")
            if name in LISTS:
                kind, word = LISTS[name]
                links = [link for link in made.iter("a") if link.get("href")]
                found.append(ListOf(kind, language.word(word), tuple(line_to(link, chapter) for link in links)))
    return first_of_each(found)


def line_to(link: ET.Element, chapter: Chapter) -> ContentsLine:
    """Return the line of a list; a link within its own document names none."""
    href = link.get("href", "")
    return ContentsLine(contents_text(link), file_of(chapter) + href if href.startswith("#") else href, ())


def landmarks(book: Book, language: Language) -> tuple[Landmark, ...]:
    """Return the places that a reader may want to go to at once, in reading order, the first of each kind."""
    made, start = book.metadata.pages, text_start(book)
    found = [Landmark("cover", language.word("cover"), "cover.xhtml")]
    found += [Landmark("titlepage", language.word("titlepage"), "titlepage.xhtml")] if made.title else []
    found += [Landmark("toc", language.word("toc.title"), "nav.xhtml#toc")]
    for chapter in book.chapters:
        found += [Landmark("bodymatter", language.word("body"), file_of(chapter))] if chapter is start else []
        if chapter.kind in LANDMARKS:
            found.append(Landmark(LANDMARKS[chapter.kind], title_of(chapter, language), file_of(chapter)))
    found += [Landmark("copyright-page", language.word("imprint"), "imprint.xhtml")] if made.imprint else []
    return first_of_each(found)


def first_of_each(found: Iterable[Typed]) -> tuple[Typed, ...]:
    """Return the first of each type."""
    first: dict[str, Typed] = {}
    for each in found:
        first.setdefault(each.type, each)
    return tuple(first.values())
