"""The numbers of figures and tables: those with a caption that their author gave a name."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.blocks import own_text, without_calls
from baspa.language import Language
from baspa.numbering.labels import Label

CAPTIONED = {"figure": "figcaption", "table": "caption"}


class Captions:
    """The numbers given so far, through the book or by chapter."""

    def __init__(self, by_chapter: bool) -> None:
        self.by_chapter = by_chapter
        self.counts: dict[tuple[str, str], int] = {}

    def number(self, tree: ET.Element, prefix: str, language: Language) -> Iterator[tuple[str, Label]]:
        """Put the numbers into the captions of a chapter, in its language; yield what is numbered, by its id."""
        for element, caption in captioned(tree):
            if element.get("id"):
                yield (
                    element.get("id", ""),
                    self.label(element.tag, caption, prefix if self.by_chapter else "", language),
                )

    def label(self, kind: str, caption: ET.Element, prefix: str, language: Language) -> Label:
        """Give a figure or a table the next number."""
        self.counts[kind, prefix] = self.counts.get((kind, prefix), 0) + 1
        number = f"{prefix}{self.counts[kind, prefix]}"
        title = " ".join(own_text(without_calls(caption)).split())
        label = Label(language.word(kind).format(n=number), number, title)
        said = ET.Element("span", {"class": "caption-number"})
        said.text, said.tail = f"{label.said}.", f" {caption.text or ''}"
        caption.text = None
        caption.insert(0, said)
        return label


def captioned(tree: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield each figure and table that has a caption, with the caption."""
    for element in tree.iter():
        caption = element.find(CAPTIONED[element.tag]) if element.tag in CAPTIONED else None
        if caption is not None:
            yield element, caption
