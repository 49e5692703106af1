"""Headings that their authors made of bold words, as in Word: they stand in no contents, and alone at a page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from baspa.model.as_text import placed
from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.chapter import parsed
from baspa.tree.names import HEADINGS

LEAST = 2  # in a file: one bold line may be anything
TITLE = re.compile(r"\w(?!\.)[^:?!]{1,58}[\w)]")  # ends as titles do, and not as a question or what leads to a list
BOLD = re.compile(r"<p [^<>]*><strong>")
INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")  # of a name, which no title begins with
HINT = (
    "write them with ##, as the headings around: then they stand in contents and bookmarks, and never alone at a "
    "page's foot"
)


def bold_headings(book: Book) -> Iterator[Problem]:
    """Yield B327, a note, for paragraphs of a file that are short and bold as a whole: they look like headings."""
    written = (chapter for chapter in book.chapters if chapter.path)
    for path, chapters in groupby(written, key=lambda chapter: chapter.path):
        found = [pair for chapter in chapters if BOLD.search(chapter.xhtml) for pair in bold_lines(chapter)]
        if len(found) >= LEAST:
            said = f"bold paragraphs look like headings, and stand in no contents: {placed(found)}"
            yield Problem(Place(path, found[0][0]), "B327", said, HINT, Severity.NOTE)


def bold_lines(chapter: Chapter) -> Iterator[tuple[int, str]]:
    """Yield the lines and texts of a chapter's paragraphs that look like headings."""
    lines = {block.id: block.place.line for block in chapter.blocks}
    for section in parsed(chapter).iter("section"):
        for before, element, behind in zip(section, list(section)[1:], list(section)[2:], strict=False):
            text = " ".join(own_text(element).split()) if is_bold(element) else ""
            between = before.tag != "h1" and behind.tag not in HEADINGS
            if between and TITLE.fullmatch(text) and not INITIAL.search(text):
                yield lines.get(element.get("id", ""), chapter.line), text


def is_bold(element: ET.Element) -> bool:
    """Tell whether an element is a paragraph in which all stands in bold."""
    alone = element.tag == "p" and [child.tag for child in element] == ["strong"]
    return alone and not (element.text or "").strip() and not (element[0].tail or "").strip()
