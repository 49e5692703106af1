"""The paper face: the chapters as HTML, with running heads and pictures of formulas."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from baspa.language import Language
from baspa.model import Book, Chapter
from baspa.typeset.formulas import Drawn, place_pictures
from baspa.typeset.notes import gather_notes, place_notes
from baspa.typeset.text import pointed, set_text

HEAD = 64  # letters of a running head: one line of the narrowest page that is common, A5


def paper_chapters(book: Book, language: Language, drawn: Mapping[str, Drawn]) -> tuple[str, ...]:
    """Return the HTML of each chapter for print; `drawn` are its formulas by their MathML."""
    authors = ", ".join(person.name for person in book.metadata.authors)
    trees = [pointed(chapter, book.chapters) for chapter in book.chapters]
    gather_notes(trees)
    pairs = zip(book.chapters, trees, strict=True)
    return tuple(paper_chapter(chapter, tree, language, authors, drawn) for chapter, tree in pairs)


def paper_chapter(
    chapter: Chapter, section: ET.Element, language: Language, head: str, drawn: Mapping[str, Drawn]
) -> str:
    """Return one chapter, given its tree; `head` is its running head."""
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
