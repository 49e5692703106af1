"""Lists of figures and of tables, where their author has a place for them: `::: figures`, `::: tables`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.captions import CAPTIONED, caption_text, captioned, kind_of
from baspa.model.book import PAGES, Block, Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.names import PAGE_REFERENCE

LISTS = {"figures": "figure", "tables": "table"}


def places_of_lists(tree: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """Yield each division that a list belongs into, and what it lists: figure or table."""
    for division in tree.iter("div"):
        for name, listed in LISTS.items():
            if name in division.get("class", "").split() and not len(division):
                yield division, listed


def make_lists(
    tree: ET.Element, chapter: Chapter, trees: Sequence[ET.Element], places: Mapping[str, Place], language: str
) -> Iterator[Block]:
    """Fill the lists of a chapter; yield their blocks, without text, each with the place of its caption in `places`."""
    for division, listed in places_of_lists(tree):
        lines = [(e, caption) for other in trees for e, caption in captioned(other) if kind_of(e) == listed]
        made = ET.SubElement(division, "ol", {"class": f"list-of {CAPTIONED[listed]}s"}) if lines else division
        for number, (element, caption) in enumerate(lines, 1):
            item = ET.SubElement(made, "li", {"id": f"{chapter.id}-{listed}-{number}"})
            link = ET.SubElement(item, "a", {"href": f"#{element.get('id') or caption.get('id')}"})
            link.text = caption_text(caption)
            ET.SubElement(link, "span", {"class": "page-number leader", PAGE_REFERENCE: "{n}"}).text = PAGES
            place = places.get(caption.get("id", ""), Place(chapter.path))
            yield Block(item.get("id", ""), "item", place, "", language)


def empty_lists(tree: ET.Element, chapter: Chapter) -> Iterator[Problem]:
    """Yield B149, a warning, for a list of what the book has not."""
    for division, listed in places_of_lists(tree):
        name = division.get("class", "").split()[0]
        lines = enumerate(chapter.source.split("\n"), chapter.line)
        line = next((number for number, text in lines if re.match(rf"\s*:::+\s*{name}\b", text)), 0)
        said = f"the list of {listed}s is empty: the book has no {listed} with a caption"
        yield Problem(chapter.place(line), "B149", said, "take the division out", Severity.WARNING)
