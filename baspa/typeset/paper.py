"""The paper face: chapters with their notes behind their calls, whence the layout floats them to the page's foot."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from functools import partial
from xml.etree import ElementTree as ET

from baspa.anchors import is_outside, resolve
from baspa.language import Language
from baspa.model import Book, Chapter
from baspa.typeset.formulas import Drawn, place_pictures
from baspa.typeset.index import set_on_paper
from baspa.typeset.text import point, set_text

HEAD = 64  # letters of a running head: one line of the narrowest page that is common, A5


def paper_chapters(book: Book, language: Language, drawn: Mapping[str, Drawn]) -> tuple[str, ...]:
    """Return the HTML of each chapter for print; `drawn` are its formulas by their MathML."""
    authors = ", ".join(person.name for person in book.metadata.authors)
    return tuple(paper_chapter(chapter, book.chapters, language, authors, drawn) for chapter in book.chapters)


def paper_chapter(
    chapter: Chapter, chapters: Sequence[Chapter], language: Language, head: str, drawn: Mapping[str, Drawn]
) -> str:
    """Return one chapter; links between chapters become links within the one document. `head` is its running head."""
    section = ET.fromstring(chapter.xhtml)  # noqa: S314 the tree is our own, made by read_chapter
    point(section, chapter, partial(paper_link, chapter=chapter, chapters=chapters))
    set_on_paper(section)
    place_pictures(section, drawn)
    set_text(section, language)
    titles = {heading.id: heading.text for heading in chapter.headings}
    for heading in (element for element in section.iter() if element.get("id") in titles):
        heading.set("data-author", head)
        title = titles[heading.get("id", "")]
        heading.set("data-title", title)
        heading.set("data-head", textwrap.shorten(title, HEAD, placeholder="…"))
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
