"""The e-book face: one XHTML document a chapter, the navigation document, and what is true of its accessibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

import jinja2

from baspa.anchors import is_outside, resolve
from baspa.language import Language
from baspa.metadata import Person
from baspa.model import Book, Chapter, Entry, Heading, Section
from baspa.typeset.formulas import set_formulas
from baspa.typeset.index import set_in_ebook
from baspa.typeset.templates import render
from baspa.typeset.text import point, set_text

# DPUB-ARIA roles and the EPUB structural semantics that reading systems look for beside them.
SEMANTICS = {
    "doc-chapter": "chapter",
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-backlink": "backlink",
    "doc-epigraph": "epigraph",
    "doc-abstract": "abstract",
    "doc-dedication": "dedication",
    "doc-glossary": "glossary",
    "note": "sidebar",
    "doc-bibliography": "bibliography",
    "doc-biblioref": "biblioref",
    "doc-index": "index",
}


def sections(book: Book, language: Language, env: jinja2.Environment, values: dict[str, Any]) -> tuple[Section, ...]:
    """Return the documents of the e-book in reading order."""
    values = {**values, "entries": entries(book, language), "start": file_of(book.chapters[0])}
    title = book.metadata.title

    def page(name: str, heading: str, *properties: str) -> Section:
        xhtml = render(env, f"epub/{name}.xhtml", {**values, "heading": heading})
        return Section(f"{name}.xhtml", heading, xhtml, properties)

    front = [page("cover", language.word("cover")), page("titlepage", title)]
    nav = page("nav", language.word("toc.title"), "nav")
    chapters = [chapter_page(c, book.chapters, language, env, values) for c in book.chapters]
    back = [page("about", about(book, language))] if known(book) else []
    return (*front, nav, *chapters, *back, page("imprint", language.word("imprint")))


def about(book: Book, language: Language) -> str:
    """Return the heading of the page about the author or authors."""
    return language.word("about.author" if len(known(book)) == 1 else "about.authors")


def known(book: Book) -> tuple[Person, ...]:
    """Return the authors of whom more is known than a name: those that the page about them can tell of."""
    return tuple(
        p for p in book.metadata.authors if p.degree or p.rank or p.affiliation or p.biography or p.orcid or p.email
    )


def file_of(chapter: Chapter) -> str:
    """Return the name of a chapter's document."""
    return f"{chapter.id}.xhtml"


def chapter_page(
    chapter: Chapter, chapters: Sequence[Chapter], language: Language, env: jinja2.Environment, values: dict[str, Any]
) -> Section:
    """Return the document of one chapter."""
    section = ET.fromstring(chapter.xhtml)  # noqa: S314 the tree is our own, made by read_chapter
    point(section, chapter, partial(ebook_link, chapter=chapter, chapters=chapters))
    set_text(section, language)
    set_in_ebook(section, chapter)
    for element in section.iter():
        speak(element)
    for table in section.iter("table"):
        scope(table)
    properties = ("mathml",) if set_formulas(section) else ()
    body = ET.tostring(section, encoding="unicode")
    xhtml = render(env, "epub/chapter.xhtml", {**values, "heading": chapter.title, "body": body})
    return Section(file_of(chapter), chapter.title, xhtml, properties)


def ebook_link(target: str, chapter: Chapter, chapters: Sequence[Chapter]) -> str:
    """Return the address from one document of the e-book to another."""
    found = None if is_outside(target) else resolve(target, chapter, chapters)
    if not found:
        return target
    other, name = found
    return f"#{name}" if other.id == chapter.id else f"{file_of(other)}#{name}"


def speak(element: ET.Element) -> None:
    """Add epub:type beside role, and xml:lang beside lang: XHTML wants both (EPUB 3.3, 6.1.3; HTML 3.2.6.2)."""
    if element.get("role") in SEMANTICS:
        element.set("epub:type", SEMANTICS[element.get("role", "")])
    if element.get("lang"):
        element.set("xml:lang", element.get("lang", ""))


def scope(table: ET.Element) -> None:
    """Say that the header cells of the first row head their columns."""
    for cell in table.iter("th"):
        cell.set("scope", "col")


def entries(book: Book, language: Language) -> tuple[Entry, ...]:
    """Return the table of contents as a tree of the headings, and the page about the authors where there is one."""
    flat = [(heading, f"{file_of(c)}#{heading.id}") for c in book.chapters for heading in c.headings]
    back = (Entry(about(book, language), "about.xhtml", ()),) if known(book) else ()
    return (*nest(flat, 1), *back)


def nest(flat: Sequence[tuple[Heading, str]], level: int) -> Iterator[Entry]:
    """Yield the entries of one level, each with those that follow it on deeper levels."""
    index = 0
    while index < len(flat):
        heading, href = flat[index]
        end = index + 1
        while end < len(flat) and flat[end][0].level > level:
            end += 1
        yield Entry(heading.text, href, tuple(nest(flat[index + 1 : end], level + 1)))
        index = end


def accessibility(book: Book, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties (EPUB Accessibility 1.1, 2.2) that are true of this very book."""
    pictures = [p for c in book.chapters for p in c.pictures]
    described = all(p.alt or p.decorative for p in pictures)
    moving = any(r.media_type == "image/gif" for r in book.images)
    found = [("accessMode", "textual")]
    found += [("accessMode", "visual")] if pictures else []
    found += [("accessModeSufficient", "textual")] if described else []
    found += [("accessibilityFeature", name) for name in ("tableOfContents", "readingOrder", "displayTransformability")]
    found += [("accessibilityFeature", "structuralNavigation")] if book.chapters else []
    found += [("accessibilityFeature", "index")] if any('role="doc-index"' in c.xhtml for c in book.chapters) else []
    found += [("accessibilityFeature", "alternativeText")] if any(p.alt for p in pictures) and described else []
    found += [("accessibilityFeature", "MathML")] if any("<math" in c.xhtml for c in book.chapters) else []
    found += [("accessibilityHazard", "unknown" if moving else "none")]
    summary = book.metadata.accessibility.summary or language.word("epub.summary.text")
    return (*found, ("accessibilitySummary", summary))
