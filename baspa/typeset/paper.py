"""The paper face: chapters with their notes behind their calls, whence the layout floats them to the page's foot."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as ET

from baspa.anchors import is_outside, resolve
from baspa.language import Language
from baspa.model import Book, Chapter, Heading
from baspa.structure import front_matter, in_parts, opening, outline
from baspa.typeset.formulas import Drawn, place_pictures
from baspa.typeset.text import place_pages, point, set_text

DEPTH = 3  # of the contents
HEAD = 64  # letters of a running head: one line of the narrowest page that is common, A5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents."""

    heading: Heading
    depth: int  # in the book: 1 for parts and what belongs to none, 2 for the chapters of a part
    kind: str  # of its chapter
    front: bool  # before the text, where pages have roman numbers
    authors: str  # of the chapter, where it has its own


def contents(book: Book) -> tuple[Line, ...]:
    """Return the lines of the contents, down to the third depth; what stands before them is not listed."""
    before = {chapter.id for chapter in opening(book.chapters)}
    front = {chapter.id for chapter in front_matter(book.chapters)}
    return tuple(
        Line(heading, depth, c.kind, c.id in front, names(c) if heading is c.headings[0] else "")
        for c, heading, depth in outline(book.chapters)
        if depth <= DEPTH and c.id not in before
    )


def names(chapter: Chapter) -> str:
    """Return the names of a chapter's own authors."""
    return ", ".join(person.name for person in chapter.authors)


def paper_parts(book: Book, language: Language, drawn: Mapping[str, Drawn]) -> dict[str, tuple[str, ...]]:
    """Return the HTML of the chapters for print: before the contents, before the text, and the text.

    `drawn` are the formulas by their MathML.
    """
    authors = ", ".join(person.name for person in book.metadata.authors)
    inside = in_parts(book.chapters)
    made = tuple(
        paper_chapter(chapter, book.chapters, language, authors, drawn, chapter.id in inside)
        for chapter in book.chapters
    )
    before, text = len(opening(book.chapters)), len(front_matter(book.chapters))
    return {"opening": made[:before], "front": made[before:text], "chapters": made[text:]}


def paper_chapter(
    chapter: Chapter,
    chapters: Sequence[Chapter],
    language: Language,
    head: str,
    drawn: Mapping[str, Drawn],
    in_part: bool,
) -> str:
    """Return one chapter; links between chapters become links within the one document. `head` is its running head."""
    section = ET.fromstring(chapter.xhtml)  # noqa: S314 the tree is our own, made by read_chapter
    if in_part:
        section.set("class", f"{section.get('class')} in-part")
    point(section, chapter, partial(paper_link, chapter=chapter, chapters=chapters))
    place_pages(section, paper=True)
    place_pictures(section, drawn)
    set_text(section, language)
    titles = {heading.id: heading for heading in chapter.headings}
    for heading in (element for element in section.iter() if element.get("id") in titles):
        heading.set("data-author", names(chapter) or head)
        title = titles[heading.get("id", "")]
        heading.set("data-title", title.full)
        heading.set("data-head", textwrap.shorten(title.text, HEAD, placeholder="…"))
    for item in section.iter("ol"):
        if item.get("start"):
            item.set("style", f"counter-reset: list-item {int(item.get('start', '1')) - 1}")
    place_notes(section)
    return ET.tostring(section, encoding="unicode", method="html")


def paper_link(target: str, chapter: Chapter, chapters: Sequence[Chapter]) -> str:
    """Return the address within the one document; notes' own links are right already."""
    found = None if is_outside(target) else resolve(target, chapter, chapters)
    return f"#{found[1]}" if found else target


def place_notes(section: ET.Element) -> None:
    """Move each note into a span behind its first call; HTML allows no block inside a paragraph."""
    gathered = section.find("section[@class='footnotes']")
    if gathered is None:
        return
    section.remove(gathered)
    notes = {note.get("id", ""): note for note in gathered}
    for parent in list(section.iter()):
        for call in [c for c in parent if c.get("role") == "doc-noteref" and c.get("id")]:
            note = as_span(notes[call.get("href", "")[1:]])
            note.tail, call.tail = call.tail, None
            parent.insert(list(parent).index(call) + 1, note)


def as_span(note: ET.Element) -> ET.Element:
    """Return the note as spans, its paragraphs marked by a class."""
    for element in note.iter():
        if element.tag in ("aside", "p"):
            element.set("class", "footnote" if element.tag == "aside" else note_class(element))
            element.tag = "span"
    return note


def note_class(paragraph: ET.Element) -> str:
    """Return the classes of a note's paragraph, its own among them."""
    return " ".join(("note-paragraph", *paragraph.get("class", "").split()))
