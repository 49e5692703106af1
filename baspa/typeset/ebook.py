"""The e-book face: one XHTML document a chapter, and the navigation document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from baspa.kept.store import Store
from baspa.language.model import Language
from baspa.later_half import LaterHalf
from baspa.model.book import COVER, Book, Chapter
from baspa.model.ebook import Ebook
from baspa.model.edition import Section
from baspa.tree.chapter import written
from baspa.tree.kinds import opening
from baspa.tree.links import Goals
from baspa.typeset.backlinks import citing_places, set_backlinks
from baspa.typeset.code import set_code
from baspa.typeset.formulas import Drawn, folder_of, name_pictures, set_formulas
from baspa.typeset.index import heading_numbers, set_in_ebook
from baspa.typeset.landmarks import tell_landmarks_apart
from baspa.typeset.navigation import about, entries, file_of, known_authors, landmarks, lists, text_start, title_of
from baspa.typeset.notes import gather_notes
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.soft_hyphens import set_soft_hyphens
from baspa.typeset.tables import name_formulas, scope
from baspa.typeset.templates import render
from baspa.typeset.text import place_pages, pointed, set_text
from baspa.typeset.wide_tables import fit_tables

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
Paper = Callable[[int], object]


def sections(
    book: Book,
    language: Language,
    env: Sandbox,
    values: dict[str, Any],
    store: Store,
    drawn: Mapping[str, Drawn],
    paper: Paper,
) -> tuple[Section, ...]:
    """Return the documents of the e-book in reading order; what is made of a chapter's tree is kept in `store`.

    `drawn` are the formulas by their MathML. `paper` makes and keeps the chapters of the other face from one on, where
    another process makes the later half.
    """
    found = list(trees(book, language, drawn))
    leading: dict[str, Any] = {"entries": entries(book, language), "landmarks": landmarks(book, language)}
    leading["cover_file"] = book.cover.resource.path if book.cover else COVER
    values = {**values, **leading, "lists": lists(found, language), "start": file_of(text_start(book))}
    title = book.metadata.title

    def page(name: str, heading: str, *properties: str) -> Section:
        xhtml = render(env, f"epub/{name}.xhtml", {**values, "heading": heading})
        return Section(f"{name}.xhtml", heading, xhtml, properties)

    made = book.metadata.pages
    front = [page("cover", language.word("cover")), *([page("titlepage", title)] if made.title else [])]
    nav = page("nav", language.word("toc.title"), "nav")
    before = len(opening(book.chapters))
    chapters = [
        chapter_page(chapter, body, language, env, values)
        for chapter, body in zip(
            book.chapters, known_bodies(found, language, book.metadata.epub, store, paper), strict=True
        )
    ]
    back = [page("about", about(book, language))] if known_authors(book) else []
    back += [page("imprint", language.word("imprint"))] if made.imprint else []
    return (*front, *chapters[:before], nav, *chapters[before:], *back)


def trees(book: Book, language: Language, drawn: Mapping[str, Drawn]) -> Iterator[tuple[Chapter, ET.Element]]:
    """Yield each chapter with its tree, the notes gathered and the links leading from document to document."""
    goals, folder = Goals(book.chapters), folder_of(book.images)
    found = [pointed(chapter, goals) for chapter in book.chapters]
    places, numbers = citing_places(book.chapters), heading_numbers(found)
    for tree in found:
        place_pages(tree, None)
        set_backlinks(tree, places, language)
        set_code(tree)
        set_in_ebook(tree, numbers)
        name_pictures(tree, drawn, folder)
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


def chapter_page(chapter: Chapter, body: Body, language: Language, env: Sandbox, values: dict[str, Any]) -> Section:
    """Return the document of one chapter, given its body with the properties that this brings."""
    title, (text, properties) = title_of(chapter, language), body
    xhtml = render(env, "epub/chapter.xhtml", {**values, "heading": title, "body": text})
    return Section(file_of(chapter), title, xhtml, properties)


def known_bodies(
    pairs: Sequence[tuple[Chapter, ET.Element]], language: Language, wanted: Ebook, store: Store, paper: Paper
) -> Iterator[Body]:
    """Yield the bodies of chapters' documents, given their trees: what is kept, or made now."""

    def both_faces(first: int) -> None:
        for each in pairs[first:]:
            known_body(*each, language, wanted, store, chapter_body)
        paper(first)

    later = LaterHalf(store, lambda: [len(chapter.xhtml) for chapter, _ in pairs], both_faces)
    for index, each in enumerate(pairs):
        later.reached(index)
        yield known_body(*each, language, wanted, store, partial(later.making, index, chapter_body))


def known_body(
    chapter: Chapter,
    section: ET.Element,
    language: Language,
    wanted: Ebook,
    store: Store,
    make_body: Callable[..., Body],
) -> Body:
    """Return the body of a chapter's document, given its tree: what is kept, or made now."""
    label = "" if chapter.headings else title_of(chapter, language)

    def make(*_: object) -> Body:
        return make_body(section, language, label, wanted)

    return store.known("e-book chapter", make, written(section), language.code, label, wanted.soft_hyphens)


def chapter_body(section: ET.Element, language: Language, label: str, wanted: Ebook) -> Body:
    """Return the body of a chapter's document, and the properties that what stands in it brings.

    `label` names a chapter without a heading to those who do not see it; "" for others.
    """
    set_text(section, language)
    centre_dedications(section)
    part_lines(section)
    for element in section.iter():
        speak(element)
    scope(section)
    name_formulas(section)
    fit_tables(section)
    if wanted.soft_hyphens:
        set_soft_hyphens(section, language)
    properties = ("mathml",) if set_formulas(section) else ()
    if label:
        section.set("aria-label", label)
    tell_landmarks_apart(section)
    return written(section), properties


def centre_dedications(section: ET.Element) -> None:
    """Let the lines of a dedication be no paragraphs: a reader's own style for these would justify and indent them."""
    for dedication in section.findall(".//section[@class='dedication']"):
        for paragraph in dedication.iter("p"):
            paragraph.tag = "div"


def part_lines(section: ET.Element) -> None:
    """Let the lines of verse be parted by their style alone: for <br/> behind a block some readers leave a line."""
    for stanza in section.findall(".//p[@class='stanza']"):
        for line, after in zip(list(stanza), list(stanza)[1:], strict=False):
            if line.tag == "span" and after.tag == "br":
                line.tail = " "
                stanza.remove(after)


def speak(element: ET.Element) -> None:
    """Add epub:type beside role, and xml:lang beside lang: XHTML wants both (EPUB 3.3, 6.1.3; HTML 3.2.6.2)."""
    if element.get("role") in SEMANTICS:
        element.set("epub:type", SEMANTICS[element.get("role", "")])
    if element.get("class") == "endnote":  # its role would be that of the list's item (DPUB-ARIA 1.1, doc-endnote)
        element.set("epub:type", "endnote")
    if element.get("lang"):
        element.set("xml:lang", element.get("lang", ""))
