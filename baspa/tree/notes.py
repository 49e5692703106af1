"""Where notes are gathered, as it stands in the tree."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from baspa.model.book import Chapter

NOTES_CLASS, DIVISION_LINE = (
    "notes",
    "data-line",
)  # of `::: notes`, and where its line stands until typeset takes it away
FOOTNOTES = "footnotes"  # the class of the section that notes stand in, behind all else in a chapter
NOTE_LABEL = "data-label"  # of a note while its chapter is read: what its author calls it
NOTES_OF = "data-notes"  # of an empty list: the id of the chapter whose notes belong there

NOTE_NAME = re.compile(r"c\d+-note-\d+")
# How links of other programs name a note of their chapter: #fn3, #fn-ice, #fn:ice, #^ice.
TO_A_NOTE = re.compile(r"#(?:user-content-)?(?:fn[-:]?|\^)([^\s\[\]]+)")


def is_division(element: ET.Element) -> bool:
    """Tell whether an element is `::: notes`."""
    return element.tag == "div" and NOTES_CLASS in element.get("class", "").split()


def note_name(chapter: str, number: int) -> str:
    """Return the id of a block by which links lead to a note; in both editions, however they number their notes."""
    return f"{chapter}-note-{number}"


def is_note_name(name: str) -> bool:
    """Tell whether an id is one of those."""
    return NOTE_NAME.fullmatch(name) is not None


def put_before(tree: ET.Element, element: ET.Element, *classes: str) -> None:
    """Put an element before the first child that has one of these classes alone, else at the end."""
    tree.insert(next((at for at, child in enumerate(tree) if child.get("class") in classes), len(tree)), element)


def has_notes(chapter: Chapter) -> bool:
    """Tell whether notes are called in a chapter."""
    return "doc-footnote" in chapter.xhtml
