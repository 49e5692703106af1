"""Lists of references that their authors typed, or gave no more than a title, beside those that the press makes."""

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
from baspa.tree.citation import CITATION_ITEMS
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


def lists_of_references(book: Book) -> Iterator[Problem]:
    """Yield B020 for titles of a list of references that none comes to, B233 for two lists of one title: warnings."""
    waiting = (each for each in book.chapters if each.path and len(each.blocks) == len(each.headings) == 1)
    cites = book.sources is None or any(CITATION_ITEMS in chapter.xhtml for chapter in book.chapters)
    named = (each.headings[0] for each in waiting if not cites and each.kind != "part")
    for heading in (each for each in named if says_references(each.text)):
        said = f'the chapter "{heading.text}" has no text'
        hint = 'cite works, [@key], or list all, uncited = ["*"] in book.toml; or take the heading out'
        yield Problem(heading.place, "B020", said, hint, Severity.WARNING)
    titles = {each.headings[0].text.lower() for each in book.chapters if each.kind == "bibliography" and not each.path}
    for chapter, heading in ((each, heading) for each in book.chapters if each.path for heading in each.headings):
        if heading.text.lower() in titles and not any(typed_works(parsed(chapter))):  # these B252 tells
            said = f'two lists have the title "{heading.text}": this one, and the one that the press makes'
            hint = (
                "write ::: bibliography and below it ::: under this heading: then the list stands there, and no other"
            )
            yield Problem(heading.place, "B233", said, hint, Severity.WARNING)


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
