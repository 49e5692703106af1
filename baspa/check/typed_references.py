"""Lists of references that their authors typed in a book that cites: the press makes one as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.language.reference_heads import says_references
from baspa.model.as_text import placed
from baspa.model.book import Book
from baspa.model.problem import Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.chapter import parsed
from baspa.tree.names import HEADINGS

LISTED = 'class="references'
HINT = (
    "take the typed list out: what [@key] cites is listed by itself, and `uncited` in book.toml lists other works of "
    "the file of references"
)
LEAST = 2  # works of a list
# What a work has: a year, and initials, the two strokes before a journal, a number of pages or an address.
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
WORK = re.compile(r"[^\W\d_]\.(?:\s|,|\Z)|//|https?:|\bdoi\b", re.IGNORECASE)


def typed_references(book: Book) -> Iterator[Problem]:
    """Yield B252, a warning, for the works that a chapter lists by hand where the press lists those that are cited."""
    listed = {chapter.id for chapter in book.chapters if LISTED in chapter.xhtml}
    per_chapter = book.metadata.references.per == "chapter"
    for chapter in book.chapters:
        of_press = chapter.id in listed if per_chapter else bool(listed)
        if of_press and chapter.path and any(says_references(each.text) for each in chapter.headings):
            names = set(typed_works(parsed(chapter)))
            found = [block for block in chapter.blocks if block.id in names]
            if found:
                said = placed((block.place.line, block.text.strip()) for block in found)
                message = f"works are listed by hand, and the press makes a list as well: {said}"
                yield Problem(found[0].place, "B252", message, HINT, Severity.WARNING)


def typed_works(tree: ET.Element) -> Iterator[str]:
    """Yield the ids of what looks like works below a heading of references, where most of what is there does."""
    for section in tree.iter():
        heading = next((child for child in section if child.tag in HEADINGS), None)
        if heading is not None and says_references(own_text(heading)):
            inside = [each for child in section if child.tag in ("p", "ol", "ul") for each in child.iter()]
            lines = [each for each in inside if each.tag in ("p", "li") and each.get("class") != "entry"]
            works = [each for each in lines if YEAR.search(own_text(each)) and WORK.search(own_text(each))]
            if len(works) >= LEAST and 2 * len(works) >= len(lines):
                yield from (each.get("id", "") for each in works)
