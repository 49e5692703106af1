"""Whether all that a chapter's tree says is in its blocks: what is in none, verify would look for nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.load.chapter.said_elsewhere import is_letter
from baspa.load.chapter.source import HINT
from baspa.model.book import Chapter
from baspa.model.problem import Place, Problem


def outside_blocks(chapter: Chapter, section: ET.Element) -> Iterator[Problem]:
    """Yield B170 where the tree of a chapter has letters or figures that no block has, or a block some of its own."""
    spelled_out, written = "".join(spelled(section)), "".join(block.text for block in chapter.blocks)
    if spelled_out.split() == written.split():  # as most are: to count their letters takes ten times as long
        return
    said, in_blocks = Counter(spelled_out), Counter(written)
    differ = sorted(c for c in said | in_blocks if said[c] != in_blocks[c] and is_letter(c))
    if differ:
        message = f"the signs {' '.join(differ)} stand in no block of the chapter, or in two"
        yield Problem(Place(chapter.path), "B170", message, HINT)


def spelled(element: ET.Element) -> Iterator[str]:
    """Yield all texts of an element, numbers of notes included; of a formula, its TeX.

    A note that begins with no paragraph has its number beside its blocks, which is no text of its author's.
    """
    if element.tag == "math":
        yield element.get("alttext", "")
        return
    yield element.text or ""
    for child in element:
        if not (element.tag == "aside" and child.get("role") == "doc-backlink"):
            yield from spelled(child)
        yield child.tail or ""
