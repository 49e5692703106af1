"""Back-links of the e-book's bibliography: from each entry to the places that cite it (DPUB-ARIA 1.1, doc-backlink).

They are the e-book's alone and no part of an entry's text, so they stand in an element of their own behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.language.model import Language
from baspa.model.book import Chapter

CITING = re.compile(r'<a role="doc-biblioref" href="#([^"]+)"')
Places = Mapping[str, Sequence[str]]  # id of an entry -> ids of what cites it


def citing_places(chapters: Iterable[Chapter]) -> Places:
    """Return where each entry is cited, in the order of the text."""
    found: dict[str, list[str]] = {}
    for chapter in chapters:
        for number, entry in enumerate(CITING.findall(chapter.xhtml), 1):
            found.setdefault(entry, []).append(place_id(chapter.id, number))
    return found


def place_id(chapter: str, number: int) -> str:
    """Return the id of a chapter's citation: c1-cite-3."""
    return f"{chapter}-cite-{number}"


def set_backlinks(section: ET.Element, places: Places, language: Language) -> None:
    """Give each citation of a chapter an id, and each entry that stands in it links back, in place."""
    chapter = section.get("id", "")
    citations = (link for link in section.iter("a") if link.get("role") == "doc-biblioref")
    for number, link in enumerate(citations, 1):
        link.set("id", place_id(chapter, number))
    for entry in section.iter("li"):
        cited = places.get(entry.get("id", ""), ())
        if cited:
            add_links(entry, [f"#{place}" for place in cited], language.word("backlink"))


def add_links(entry: ET.Element, targets: Sequence[str], said: str) -> None:
    """Add an arrow that leads back, or an arrow and a number for each of several places."""
    group = ET.SubElement(entry, "div", {"class": "backlinks"})
    group.text = "↑ " if len(targets) > 1 else None
    for number, target in enumerate(targets, 1):
        counted = len(targets) > 1
        label = f"{said} {number}" if counted else said
        link = ET.SubElement(group, "a", {"role": "doc-backlink", "href": target, "aria-label": label})
        link.text, link.tail = (str(number) if counted else "↑"), " "
