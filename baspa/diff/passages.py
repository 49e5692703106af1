"""A chapter's blocks as they are compared: without the numbers that notes get, with the marks on their words."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.diff.model import Passage
from baspa.diff.words import unhyphenated
from baspa.model.book import Chapter
from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS, own_text
from baspa.tree.chapter import parsed
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.index_place import INDEX_ANCHOR
from baspa.tree.names import PAGE_REFERENCE

CALL = "*"
UNSEEN = (INDEX_ANCHOR, LOCATOR_CLASS)  # of an index: marks, and pages that only the layout knows


def passages(chapter: Chapter) -> tuple[Passage, ...]:
    """Return the blocks of a chapter in their order, pictures that stand alone among them."""
    section = parsed(chapter)
    for link in section.iter("a"):
        if link.get("role") == "doc-noteref":
            link.text = CALL
        elif link.get("role") == "doc-backlink":
            link.text = ""
    for span in section.iter("span"):
        if span.get("class") == LOCATOR_CLASS or PAGE_REFERENCE in span.attrib:  # pages that only the layout knows
            span.text, span[:] = None, []
    elements = {element.get("id"): element for element in section.iter()}
    return tuple(
        Passage(block.kind, block.place, unhyphenated(own_text(elements[block.id])), tuple(marks(elements[block.id])))
        for block in chapter.blocks
    )


def marks(element: ET.Element) -> Iterator[tuple[str, ...]]:
    """Yield the inline elements of a block: tag, class, language, goal, words."""
    for child in element:
        if child.tag in BLOCK_KINDS or child.tag in CONTAINERS:
            continue
        if child.get("role") not in ("doc-noteref", "doc-backlink") and child.get("class") not in UNSEEN:
            goal = child.get("href") or child.get("src") or ""
            said = unhyphenated("".join(child.itertext())) or child.get("alt", "")
            yield child.tag, child.get("class", ""), child.get("lang", ""), goal, said
        yield from marks(child)
