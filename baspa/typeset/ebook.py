"""The e-book face: one XHTML document a chapter, the navigation document, and what is true of its accessibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from baspa.kept.store import Store
from baspa.language.model import Language
from baspa.later_half import LaterHalf
from baspa.model.book import Book, Chapter
from baspa.model.edition import ContentsLine, Section
from baspa.model.people import Person
from baspa.tree.chapter import written
from baspa.tree.kinds import front_matter, headings_with_depth, opening
from baspa.tree.links import Goals
from baspa.typeset.backlinks import citing_places, set_backlinks
from baspa.typeset.code import set_code
from baspa.typeset.formulas import set_formulas
from baspa.typeset.index import set_in_ebook
from baspa.typeset.landmarks import tell_landmarks_apart
from baspa.typeset.notes import gather_notes
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.tables import box_tables, name_formulas, scope
from baspa.typeset.templates import render
from baspa.typeset.text import place_pages, pointed, set_text

# DPUB-ARIA roles and the EPUB structural semantics that reading systems look for beside them.
SEMANTICS = {
    "doc-chapter": "chapter",
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-endnotes": "endnotes",
    "doc-backlink": "backlink",
    "doc-epigraph": "epigraph",
    "doc-abstract": "abstract",
    "doc-acknowledgments": "acknowledgments",
    "doc-afterword": "afterword",
    "doc-appendix": "appendix",
    "doc-conclusion": "conclusion",
    "doc-epilogue": "epilogue",
    "doc-foreword": "foreword",
    "doc-introduction": "introduction",
    "doc-part": "part",
    "doc-preface": "preface",
    "doc-prologue": "prologue",
    "doc-dedication": "dedication",
    "doc-glossary": "glossary",
    "note": "sidebar",
    "doc-tip": "tip",
    "doc-notice": "notice",
    "doc-bibliography": "bibliography",
    "doc-biblioref": "biblioref",
    "doc-index": "index",
}

Body = tuple[str, tuple[str, ...]]  # of a chapter's document, and the properties that what stands in it brings


def sections(
    book: Book, language: Language, env: Sandbox, values: dict[str, Any], store: Store, paper: Callable[[int], object]
) -> tuple[Section, ...]:
    """Return the documents of the e-book in reading order; what is made of a chapter's tree is kept in `store`.

    `paper` makes and keeps the chapters of the other face from one on, where another process makes the later half.
    """
    values = {**values, "entries": entries(book, language), "start": file_of(text_start(book))}
    title = book.metadata.title

    def page(name: str, heading: str, *properties: str) -> Section:
        xhtml = render(env, f"epub/{name}.xhtml", {**values, "heading": heading})
        return Section(f"{name}.xhtml", heading, xhtml, properties)

    made = book.metadata.pages
    front = [page("cover", language.word("cover")), *([page("titlepage", title)] if made.title else [])]
    nav = page("nav", language.word("toc.title"), "nav")
    before = len(opening(book.chapters))
    bodies = known_bodies(list(trees(book, language)), language, store, paper)
    chapters = [
        chapter_page(chapter, body, language, env, values) for chapter, body in zip(book.chapters, bodies, strict=True)
    ]
    back = [page("about", about(book, language))] if known_authors(book) else []
    back += [page("imprint", language.word("imprint"))] if made.imprint else []
    return (*front, *chapters[:before], nav, *chapters[before:], *back)


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


def trees(book: Book, language: Language) -> Iterator[tuple[Chapter, ET.Element]]:
    """Yield each chapter with its tree, the notes gathered and the links leading from document to document."""
    goals = Goals(book.chapters)
    found = [pointed(chapter, goals) for chapter in book.chapters]
    places = citing_places(book.chapters)
    for tree in found:
        place_pages(tree, None)
        set_backlinks(tree, places, language)
        set_code(tree)
        set_in_ebook(tree)
    gather_notes(found)
    lead_to_files(book.chapters, found)
    yield from zip(book.chapters, found, strict=True)


def lead_to_files(chapters: Sequence[Chapter], trees: Sequence[ET.Element]) -> None:
    """Let the links between chapters say the document that they lead to, in place; within one they say none."""
    pairs = list(zip(map(file_of, chapters), trees, strict=True))
    files = {f"#{e.get('id')}": file for file, tree in pairs for e in tree.iter() if e.get("id")}
    for file, tree in pairs:
        for link in tree.iter("a"):
            target = link.get("href", "")
            if files.get(target, file) != file:
                link.set("href", files[target] + target)


def title_of(chapter: Chapter, language: Language) -> str:
    """Return what a chapter is called in the e-book."""
    return chapter.headings[0].full if chapter.headings else language.word(chapter.kind)


def chapter_page(chapter: Chapter, body: Body, language: Language, env: Sandbox, values: dict[str, Any]) -> Section:
    """Return the document of one chapter, given its body with the properties that this brings."""
    title, (text, properties) = title_of(chapter, language), body
    xhtml = render(env, "epub/chapter.xhtml", {**values, "heading": title, "body": text})
    return Section(file_of(chapter), title, xhtml, properties)


def known_bodies(
    pairs: Sequence[tuple[Chapter, ET.Element]], language: Language, store: Store, paper: Callable[[int], object]
) -> Iterator[Body]:
    """Yield the bodies of chapters' documents, given their trees: what is kept, or made now."""

    def both_faces(first: int) -> None:
        for each in pairs[first:]:
            known_body(*each, language, store, chapter_body)
        paper(first)

    later = LaterHalf(store, lambda: [len(chapter.xhtml) for chapter, _ in pairs], both_faces)
    for index, each in enumerate(pairs):
        later.reached(index)
        yield known_body(*each, language, store, partial(later.making, index, chapter_body))


def known_body(
    chapter: Chapter, section: ET.Element, language: Language, store: Store, make_body: Callable[..., Body]
) -> Body:
    """Return the body of a chapter's document, given its tree: what is kept, or made now."""
    label = "" if chapter.headings else title_of(chapter, language)

    def make(*_: object) -> Body:
        return make_body(section, language, label)

    return store.known("e-book chapter", make, written(section), language.code, label)


def chapter_body(section: ET.Element, language: Language, label: str) -> Body:
    """Return the body of a chapter's document, and the properties that what stands in it brings.

    `label` names a chapter without a heading to those who do not see it; "" for others.
    """
    set_text(section, language)
    for element in section.iter():
        speak(element)
    scope(section)
    name_formulas(section)
    box_tables(section, False)
    properties = ("mathml",) if set_formulas(section) else ()
    if label:
        section.set("aria-label", label)
    tell_landmarks_apart(section)
    return written(section), properties


def speak(element: ET.Element) -> None:
    """Add epub:type beside role, and xml:lang beside lang: XHTML wants both (EPUB 3.3, 6.1.3; HTML 3.2.6.2)."""
    if element.get("role") in SEMANTICS:
        element.set("epub:type", SEMANTICS[element.get("role", "")])
    if element.get("class") == "endnote":  # its role would be that of the list's item (DPUB-ARIA 1.1, doc-endnote)
        element.set("epub:type", "endnote")
    if element.get("lang"):
        element.set("xml:lang", element.get("lang", ""))


def entries(book: Book, language: Language) -> tuple[ContentsLine, ...]:
    """Return the table of contents as a tree of the headings, and the page about the authors where there is one."""
    flat = [
        (depth, heading.full, f"{file_of(c)}#{heading.id}") for c, heading, depth in headings_with_depth(book.chapters)
    ]
    back = (ContentsLine(about(book, language), "about.xhtml", ()),) if known_authors(book) else ()
    return (*nest(flat, 1), *back)


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


def accessibility(book: Book, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the schema.org properties (EPUB Accessibility 1.1, 2.2) that are true of this very book."""
    pictures = [p for c in book.chapters for p in c.pictures]
    described = all(p.alt or p.decorative for p in pictures)
    moving = any(image.moves for image in book.images)
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
