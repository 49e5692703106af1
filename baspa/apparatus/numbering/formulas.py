"""The numbers of formulas: those that their author gave a number by a tag, or a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label, Sequenced

NUMBER = "formula-number"


def formulas(tree: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield each paragraph of a formula with a number, and the element of the number."""
    for paragraph in tree.iter("p"):
        number = paragraph.find(f"span[@class='{NUMBER}']")
        if number is not None:
            yield paragraph, number


def number_formulas(trees: Sequence[ET.Element], within: Mapping[str, Sequenced]) -> Iterator[tuple[str, Label]]:
    """Give a number to each formula that has none, those given by tags left out; yield ids and labels.

    `within` has the sequence of each chapter, by id; a tag counts in all that go on through chapters.
    """
    pairs = [(within[tree.get("id", "")], *pair) for tree in trees for pair in formulas(tree)]
    tags = {(sequence.chapter, number.text) for sequence, _, number in pairs}
    counts = {sequence: count(1) for sequence in within.values()}
    for sequence, paragraph, number in pairs:
        numbers = (f"({sequence.prefix}{n})" for n in counts[sequence])
        number.text = number.text or next(text for text in numbers if (sequence.chapter, text) not in tags)
        yield paragraph.get("id", ""), Label(number.text, number.text.strip("()"), page=False)
