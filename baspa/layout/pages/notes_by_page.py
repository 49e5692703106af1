"""Notes numbered by page: which page calls a note is known when the pages are made, and then they are made again.

A page's notes count in the order in which they stand at its foot: one that a note calls, behind that note.

Another number may be wider or narrower and move a word, even a call to another page; so it is done until nothing moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.logger import LOGGER

from baspa.layout.side_by_side.part import BookPart
from baspa.model.design import Notes

MOST_LAYOUTS = 5  # layouts; two are usual: the numbers of the first are those of the chapter


def with_notes_numbered(html: Any, notes: Notes, part: BookPart) -> Any:
    """Return WeasyPrint's document of an HTML object, the notes in it numbered as the book says."""
    options = part.styles.options if part.styles else {}
    document = html.render(**options)
    if notes.print != "page" or notes.numbering != "page":
        return document
    for _ in range(MOST_LAYOUTS):
        if not renumber(html.etree_element, part.joined("notes", page_numbers(document, html.etree_element))):
            return document
        document = html.render(**options)
    LOGGER.warning("the numbers of notes by page did not settle: some page does not begin with 1")
    return document


def page_numbers(document: Any, root: ET.Element) -> Mapping[str, str]:
    """Return the number of each note on the page that calls it first, by the id of that call."""
    order = {link.get("id", ""): at for at, link in enumerate(root.iter("a")) if link.get("role") == "doc-noteref"}
    numbers: dict[str, str] = {}
    for page in document.pages:
        calls = {name for name in calls_of(page._page_box) if name not in numbers}
        numbers |= {name: str(number) for number, name in enumerate(sorted(calls, key=order.__getitem__), 1)}
    return numbers


def calls_of(box: Any) -> list[str]:
    """Return the ids of the calls in a box, in their order."""
    element = box.element
    if element is not None and box.element_tag == "a" and element.get("role") == "doc-noteref" and element.get("id"):
        return [element.get("id")]
    return [name for child in getattr(box, "children", ()) for name in calls_of(child)]


def renumber(root: ET.Element, numbers: Mapping[str, str]) -> bool:
    """Write the numbers into calls and notes; tell whether one of them is another than it was."""
    links = [link for link in root.iter("a") if link.get("role") in ("doc-noteref", "doc-backlink")]
    first = {link.get("href"): link.get("id", "") for link in reversed(links) if link.get("id")}
    changed = False
    for link in links:
        goal = first.get(link.get("href"), "") if link.get("role") == "doc-noteref" else link.get("href", "")[1:]
        number = numbers.get(goal, link.text)
        changed |= number != link.text
        link.text = number
    return changed
