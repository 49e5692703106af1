"""The blocks of a chapter's tree: which elements are blocks, and what a reader reads in one."""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree as ET

from baspa.formula.plain import set_plain
from baspa.model.book import PAGES, BlockKind
from baspa.tree import citation as marks
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.names import HEADINGS

BLOCK_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "p": "paragraph",
    "li": "item",
    "dt": "term",
    "dd": "definition",
    "th": "cell",
    "td": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "pre": "code",
}
CONTAINERS = frozenset(
    {"ul", "ol", "dl", "blockquote", "div", "table", "thead", "tbody", "tr", "figure", "section", "aside", "hr"}
)


def own_text(element: ET.Element) -> str:
    """Return what a reader reads in a block itself, the blocks inside it left out; of a formula, its TeX.

    Of the places of an index's entry the layout says how many pages they are: together they are PAGES.
    """
    if element.tag == "math":
        return element.get("alttext", "")
    parts = [element.text or ""]
    for child, before in zip(element, (None, *element), strict=False):
        if waits_for_pages(child):
            parts.append("" if before is not None and waits_for_pages(before) else PAGES)
        elif child.tag not in BLOCK_KINDS and child.tag not in CONTAINERS:
            parts.append(" " if child.tag == "br" else own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def waits_for_pages(element: ET.Element) -> bool:
    """Tell whether an element is a place of an index's entry, of which nothing is said yet."""
    return element.get("class") == LOCATOR_CLASS and PAGES in "".join(element.itertext())


def is_silent(link: ET.Element) -> bool:
    """Tell whether a link waits for what baspa/apparatus/numbering/ will have it say."""
    return link.get("href") is not None and not len(link) and not (link.text or "").strip()


def is_bare(paragraph: ET.Element) -> bool:
    """Tell whether a paragraph behind a table has nothing but the table's attributes: ": {.landscape}"."""
    return paragraph.text == ":" and not len(paragraph)


def without_calls(heading: ET.Element) -> ET.Element:
    """Return a heading as the contents have it: without citations and numbers of notes, formulas as plain text."""
    copy = deepcopy(heading)
    set_plain(copy)
    for element in copy.iter():
        calls = "data-call" in element.attrib or element.get("role") == "doc-noteref"
        element.text = "" if calls or marks.is_citation(element) else element.text
    return copy


AUTHOR_IN_TEXT = "data-author"  # of a citation's span while its book is made


def contents_text(heading: ET.Element) -> str:
    """Return a heading's text for the contents: of citations no more than an author who is part of the sentence."""
    copy = deepcopy(heading)
    set_plain(copy)
    for element in copy.iter():
        if element.get("class") == "citation":
            element.text, element[:] = element.get(AUTHOR_IN_TEXT, ""), []
        elif element.get("role") == "doc-noteref" or element.get("class") == "heading-number":
            element.text = ""
    return " ".join(own_text(copy).split())
