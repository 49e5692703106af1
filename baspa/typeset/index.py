"""Indexes in both faces: on paper the numbers of pages, which bind fills in; in the e-book those of headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.model.book import Book, Chapter
from baspa.model.edition import Anchor
from baspa.tree.blocks import own_text, without_calls
from baspa.tree.chapter import parsed
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.index_place import INDEX_ANCHOR, INDEX_ID, take_out
from baspa.tree.names import HEADINGS

# Classes of an index, and the EPUB structural semantics that they stand for (EPUB Indexes 1.0, 3).
SEMANTICS = {
    "index-group": "index-group",
    "index-entry-list": "index-entry-list",
    "index-entry": "index-entry",
    "index-term": "index-term",
    "index-xref-preferred": "index-xref-preferred",
    "index-xref-related": "index-xref-related",
}

Before = tuple[int, str]  # letters and figures of a text, and its last sign


def index_anchors(book: Book) -> tuple[Anchor, ...]:
    """Return where in the text the places are that the indexes of a book lead to."""
    return tuple(found for chapter in book.chapters if INDEX_ANCHOR in chapter.xhtml for found in anchors_of(chapter))


def anchors_of(chapter: Chapter) -> Iterator[Anchor]:
    """Yield the places of one chapter."""
    blocks = {block.id for block in chapter.blocks}
    yield from walk(parsed(chapter), "", blocks, {})


def walk(element: ET.Element, block: str, blocks: set[str], before: dict[str, Before]) -> Iterator[Anchor]:
    """Yield the places at and below an element; `before` tells of the text of each block before it.

    A mark without words that clings to what stands before it is on the page of that.
    """
    block = element.get("id", "") if element.get("id") in blocks else block
    count, last = before.get(block, (0, ""))
    if INDEX_ANCHOR in element.get("class", "").split():
        clings = not len(element) and not element.text and bool(last) and not last.isspace()
        yield Anchor(element.get("id", ""), block, max(0, count - clings))
    if element.tag == "math":
        return
    before[block] = with_text((count, last), element.text or "")
    for child in element:
        yield from walk(child, block, blocks, before)
        before[block] = with_text(before[block], child.tail or "")


def with_text(before: Before, text: str) -> Before:
    """Return what is before a place when a text more is."""
    return before[0] + letters(text), text[-1:] or before[1]


def letters(text: str) -> int:
    """Return how many letters and figures a text has."""
    return sum(map(str.isalnum, text))


def set_on_paper(section: ET.Element) -> None:
    """Take the marks out of a chapter, so that no line knows of them; let an index lead to their names.

    A mark in another is taken out first, while the other is still there.
    """
    for parent in reversed(list(section.iter())):
        for at, child in reversed(list(enumerate(parent))):
            if INDEX_ANCHOR in child.get("class", "").split():
                unmark(parent, at)
    for link in links(section):
        link.set("href", f"#{link.attrib.pop('data-begin')}")
        for name in ("data-chapter", "data-title"):
            link.attrib.pop(name)
        link.text = "0"


def unmark(parent: ET.Element, at: int) -> None:
    """Take a mark from its words, which stand at a position; the span stays where it is more than that."""
    span = parent[at]
    classes = [each for each in span.get("class", "").split() if each != INDEX_ANCHOR]
    others = {name: value for name, value in span.attrib.items() if name != "class" and INDEX_ID not in value}
    if classes or others:
        span.attrib.clear()
        span.attrib.update({**others, **({"class": " ".join(classes)} if classes else {})})
    else:
        take_out(parent, at)


def set_in_ebook(section: ET.Element, numbers: Mapping[str, str]) -> None:
    """Give each place of an index its words and its link, and its parts their names for reading systems.

    A place says the number of the heading that it is below, by `numbers`, or else its title; another one below the same
    says how many there are: 1.2, 1.2 (2).
    """
    for item in section.iter("li"):
        seen = Counter[str]()
        for span in item.findall(f"span[@class='{LOCATOR_CLASS}']"):
            for link in span:
                _, name, title = (link.attrib.pop(f"data-{each}") for each in ("chapter", "begin", "title"))
                link.attrib.pop("data-end", "")
                seen[title] += 1
                again = f"({seen[title]})" if seen[title] > 1 else ""
                link.text = again or numbers.get(title, title)
                span.text = " " if again else span.text
                said = {"href": f"#{name}", "aria-label": f"{title} {again}".strip(), "epub:type": "index-locator"}
                link.attrib.update(said)
    for element in section.iter():
        if element.get("class") in SEMANTICS:
            element.set("epub:type", SEMANTICS[element.get("class", "")])


def heading_numbers(sections: Iterable[ET.Element]) -> dict[str, str]:
    """Return the numbers of headings that have one by their titles, as the places of an index have these."""
    found = (
        (heading, heading.find("span[@class='heading-number']")) for each in sections for heading in headings(each)
    )
    return {
        " ".join(own_text(without_calls(heading)).split()): own_text(number).strip().rstrip(".")
        for heading, number in found
        if number is not None
    }


def headings(section: ET.Element) -> Iterator[ET.Element]:
    """Yield the headings of a chapter."""
    return (element for element in section.iter() if element.tag in HEADINGS)


def links(section: ET.Element) -> Iterator[ET.Element]:
    """Yield the links of all places of an index."""
    for span in section.iter("span"):
        if span.get("class") == LOCATOR_CLASS:
            yield from span
