"""The numbers of formulas, through the whole book, and the links that say them.

A formula on lines of its own has a number when its author gives it one by a tag, or names it by an id. A link without
text to such a formula says its number: `[](#eq-mass)` becomes (1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from xml.etree import ElementTree as ET

from baspa.anchors import is_outside, resolve
from baspa.chapter import own_text
from baspa.model import Chapter

NUMBER = "formula-number"


def number_formulas(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the chapters with a number in each <span class="formula-number">, and in the links to them."""
    if not any(NUMBER in chapter.xhtml for chapter in chapters):
        return chapters
    trees = [ET.fromstring(chapter.xhtml) for chapter in chapters]  # noqa: S314  our own
    numbers = dict(numbered([formula for tree in trees for formula in formulas(tree)]))
    for chapter, tree in zip(chapters, trees, strict=True):
        for link in tree.iter("a"):
            if not len(link) and not link.text and (number := said(link, chapter, chapters, numbers)):
                link.text = number
    return tuple(renewed(chapter, tree) for chapter, tree in zip(chapters, trees, strict=True))


def formulas(tree: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield each paragraph of a formula with a number, and the element of the number."""
    for paragraph in tree.iter("p"):
        number = paragraph.find(f"span[@class='{NUMBER}']")
        if number is not None:
            yield paragraph, number


def numbered(found: Iterable[tuple[ET.Element, ET.Element]]) -> Iterator[tuple[str, str]]:
    """Give a number to each formula that has none, those given by tags left out; yield ids and numbers."""
    pairs = list(found)
    tags = {number.text for _, number in pairs}
    free = (text for text in (f"({n})" for n in count(1)) if text not in tags)
    for paragraph, number in pairs:
        number.text = number.text or next(free)
        yield paragraph.get("id", ""), number.text


def said(link: ET.Element, chapter: Chapter, chapters: tuple[Chapter, ...], numbers: dict[str, str]) -> str:
    """Return the number of the formula that a link leads to; "" where it leads elsewhere."""
    target = link.get("href", "")
    found = None if is_outside(target) else resolve(target, chapter, chapters)
    return numbers.get(found[1], "") if found else ""


def renewed(chapter: Chapter, tree: ET.Element) -> Chapter:
    """Return a chapter with another tree of the same blocks."""
    texts = {element.get("id", ""): own_text(element) for element in tree.iter() if element.get("id")}
    blocks = tuple(replace(block, text=texts[block.id]) for block in chapter.blocks)
    return replace(chapter, xhtml=ET.tostring(tree, encoding="unicode"), blocks=blocks)
