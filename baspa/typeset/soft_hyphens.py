"""Soft hyphens in the e-book, for languages whose patterns readers do not have: seen where a line ends in one alone.

The letters of a text stay what they are. Words that are not to be broken have none: headings, code, verse, addresses.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.language.hyphenation import breaker
from baspa.language.model import Language
from baspa.tree.names import HEADINGS, SOFT_HYPHEN

WORD = re.compile(r"[^\W\d_]{4,}")
WHOLE = frozenset((*HEADINGS, "code", "dt", "kbd", "math", "pre"))
WHOLE_CLASSES = frozenset(
    (
        *("address", "byline", "box-title", "dedication", "gloss-words"),
        *("index-entry-list", "nb", "stanza", "summary"),
    )
)


def set_soft_hyphens(element: ET.Element, language: Language) -> None:
    """Put soft hyphens into the words of a chapter, in place, each by the language of what it stands in."""
    spoken = find(element.get("lang", "")) if element.get("lang") else language
    if is_whole(element):
        return
    element.text = hyphened(element.text, spoken)
    for child in element:
        set_soft_hyphens(child, spoken)
        child.tail = hyphened(child.tail, spoken)


def is_whole(element: ET.Element) -> bool:
    """Tell whether the words of an element are not to be broken."""
    marked = WHOLE_CLASSES.intersection(element.get("class", "").split())
    return element.tag in WHOLE or bool(marked)


def hyphened(text: str | None, language: Language) -> str | None:
    """Return a text with soft hyphens, where readers have no patterns for its language; not one that has its own."""
    if not text or language.reader_hyphenates or SOFT_HYPHEN in text or not (parted := breaker(language, SOFT_HYPHEN)):
        return text
    return WORD.sub(lambda match: parted(match[0]), text)
