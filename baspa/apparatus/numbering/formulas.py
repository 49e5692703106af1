"""The numbers of formulas: those that their author gave a number by a tag, or a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label

NUMBER = "formula-number"


def formulas(tree: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield each paragraph of a formula with a number, and the element of the number."""
    for paragraph in tree.iter("p"):
        number = paragraph.find(f"span[@class='{NUMBER}']")
        if number is not None:
            yield paragraph, number


def number_formulas(trees: Sequence[ET.Element], prefixes: Mapping[str, str]) -> Iterator[tuple[str, Label]]:
    """Give a number to each formula that has none, those given by tags left out; yield ids and labels.

    `prefixes` are those of the chapters' numbers, by id; none where formulas are numbered through the book.
    """
    pairs = [(tree.get("id", ""), *pair) for tree in trees for pair in formulas(tree)]
    tags = {number.text for _, _, number in pairs}
    counts = {prefix: count(1) for prefix in ("", *prefixes.values())}
    for chapter, paragraph, number in pairs:
        prefix = prefixes.get(chapter, "")
        free = (text for text in (f"({prefix}{n})" for n in counts[prefix]) if text not in tags)
        number.text = number.text or next(free)
        yield paragraph.get("id", ""), Label(number.text, number.text.strip("()"), page=False)
