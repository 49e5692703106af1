"""Where notes are gathered, as it stands in the tree."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from baspa.model.book import Chapter

NOTES_CLASS, DIVISION_LINE = (
    "notes",
    "data-line",
)  # of `::: notes`, and where its line stands until typeset takes it away
FOOTNOTES = "footnotes"  # the class of the section that notes stand in, behind all else in a chapter
NOTES_OF = "data-notes"  # of an empty list: the id of the chapter whose notes belong there


def is_division(element: ET.Element) -> bool:
    """Tell whether an element is `::: notes`."""
    return element.tag == "div" and NOTES_CLASS in element.get("class", "").split()


def put_before(tree: ET.Element, element: ET.Element, *classes: str) -> None:
    """Put an element before the first child that has one of these classes alone, else at the end."""
    tree.insert(next((at for at, child in enumerate(tree) if child.get("class") in classes), len(tree)), element)


def has_notes(chapter: Chapter) -> bool:
    """Tell whether notes are called in a chapter."""
    return "doc-footnote" in chapter.xhtml
