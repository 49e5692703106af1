"""A document cut at headings: what comes behind stands in elements like those that it stood in.

Ids, roles and names remain with the first part of an element, so that each is there once.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from baspa.bind.screen.block_text import XHTML
from baspa.bind.screen.page_marks import BREAK, EPUB_TYPE
from baspa.tree.names import HEADINGS

TITLES = {f"{XHTML}{name}" for name in HEADINGS}
ONCE = frozenset(("id", "role", "aria-labelledby", "aria-label", EPUB_TYPE))
NOTES = "footnotes"  # class of the section of a chapter's notes


def pieces(root: Any, most: int) -> Iterator[Any]:
    """Yield the trees that a document becomes, of at most so many bytes each where headings allow that."""
    while len(etree.tostring(root, encoding="utf-8")) > most:
        place = place_to_cut(root.find(f"{XHTML}body"), most)
        if place is None:
            break
        rest = cut(root, place)
        yield root
        root = rest
    yield root


def place_to_cut(body: Any, most: int) -> Any:
    """Return the section before which to cut; None where there is none.

    It is one that leaves a whole part before it: of those that fill more than half of that the last of the highest
    level, else the last of all.
    """
    sizes: dict[Any, int] = {}
    found = [each for each in body.iter(f"{XHTML}section") if is_place(each)]
    filled = {each: before(each, body, sizes) for each in found}
    fitting = [each for each in found if filled[each] <= most]
    well = [each for each in fitting if filled[each] > most // 2]
    if well:
        level = min(map(depth, well))
        return next(each for each in reversed(well) if depth(each) == level)
    return fitting[-1] if fitting else next(iter(found), None)


def is_place(section: Any) -> bool:
    """Tell whether a document may begin with a section: with a title or notes, and behind more than a title."""
    first = next((each for each in section if each.get("role") != BREAK), None)
    if section.get("class") != NOTES and (first is None or first.tag not in TITLES):
        return False
    return any(each.tag not in TITLES and each.get("role") != BREAK for each in section.itersiblings(preceding=True))


def before(section: Any, body: Any, sizes: dict[Any, int]) -> int:
    """Return how many bytes stand before a section in a body; `sizes` are those that are known."""
    total, element = 0, section
    while element is not body:
        for each in element.itersiblings(preceding=True):
            if each not in sizes:
                sizes[each] = len(etree.tostring(each, encoding="utf-8"))
            total += sizes[each]
        element = element.getparent()
    return total


def depth(element: Any) -> int:
    """Return in how many elements one stands."""
    return sum(1 for _ in element.iterancestors())


def cut(root: Any, place: Any) -> Any:
    """Take a section and all behind it out of a document; return the document that they make."""
    moved = [place, *place.itersiblings()]
    for around in place.iterancestors():
        beside = list(around.itersiblings())
        shell = etree.Element(around.tag, {k: v for k, v in around.items() if k not in ONCE}, around.nsmap)
        shell.extend(moved)
        moved = [shell, *beside]
        if around.tag == f"{XHTML}body":
            break
    made = etree.Element(root.tag, dict(root.attrib), root.nsmap)
    made.append(copy.deepcopy(root.find(f"{XHTML}head")))
    made.append(moved[0])
    return made
