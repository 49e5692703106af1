"""Headings that their authors wrote above the notes of a file: the notes stand elsewhere, and below it is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from baspa.check.bold_headings import is_bold
from baspa.language.note_heads import says_notes
from baspa.model.as_text import placed
from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.chapter import parsed
from baspa.tree.names import HEADINGS
from baspa.tree.notes import FOOTNOTES

HINT = (
    'take it out: notes stand at the foot of their pages; print = "chapter" in [notes] of book.toml gathers them at '
    "the chapter's end, `::: notes` below the heading where you put it"
)


def headings_of_notes(book: Book) -> Iterator[Problem]:
    """Yield B322, a warning, for a file's headings of notes, `## Notes` or bold ones, with nothing below them."""
    having = (chapter for chapter in book.chapters if chapter.path and f'"{FOOTNOTES}"' in chapter.xhtml)
    for path, chapters in groupby(having, key=lambda chapter: chapter.path):
        found = [pair for chapter in chapters for pair in headings_above_nothing(chapter)]
        if found:
            said = f"a heading of notes has nothing below it: notes are not set where they are written: {placed(found)}"
            yield Problem(Place(path, found[0][0]), "B322", said, HINT, Severity.WARNING)


def headings_above_nothing(chapter: Chapter) -> Iterator[tuple[int, str]]:
    """Yield the lines and texts of headings, and of bold paragraphs, that say notes and end their section."""
    lines = {block.id: block.place.line for block in chapter.blocks}
    for section in parsed(chapter).iter("section"):
        own = [child for child in section if child.tag != "section"]
        last = own[-1] if own else section
        if not _is_followed(section, last) and (is_bold(last) or last.tag in HEADINGS) and says_notes(own_text(last)):
            yield lines.get(last.get("id", ""), chapter.line), own_text(last).strip()


def _is_followed(section: ET.Element, last: ET.Element) -> bool:
    """Tell whether a heading has sections below it; a bold line ends at the next heading."""
    below = [child for child in section if child.tag == "section" and child.get("class") != FOOTNOTES]
    return last.tag in HEADINGS and bool(below)
