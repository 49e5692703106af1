"""The numbers of figures, tables and listings: those with a caption that their author gave a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label, Sequenced, numbered
from baspa.formula.plain import set_plain
from baspa.language.model import Language
from baspa.tree.blocks import own_text
from baspa.tree.listings import is_listing
from baspa.tree.side_by_side import GROUP_CAPTION, group_of

SENTENCE_END = re.compile(r"[^\W\d_]{4}[)»”\"\u2019]?\.$")  # behind a word that is too long for an abbreviation
CAPTIONED = {"figure": "figcaption", "table": "caption"}
LISTING = "listing"
LETTERS = "abcdefghijklmnopqrstuvwxyz"  # of the figures of a group, where a language has none for appendices


class Captions:
    """The numbers given so far, in each sequence of them."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, Sequenced], int] = {}

    def number(self, tree: ET.Element, within: Sequenced, language: Language) -> Iterator[tuple[str, Label]]:
        """Put the numbers into the captions of a chapter, in its language; yield what is numbered, by its id."""
        parts: dict[ET.Element, Iterator[str]] = {}  # what a numbered group holds, with the next of its numbers
        for element, caption in captioned(tree):
            if element in parts:
                yield element.get("id", ""), part_label(kind_of(element), caption, next(parts[element]), language)
            elif element.get("id"):
                label = self.label(kind_of(element), caption, within, language)
                numbers = (f"{label.number}{letter}" for letter in language.appendix_letters.lower() or LETTERS)
                parts |= dict.fromkeys((each for each in element.iter() if each.get("id")), numbers)
                yield element.get("id", ""), label

    def count(self, kind: str, within: Sequenced) -> str:
        """Return the next number of a kind."""
        self.counts[kind, within] = self.counts.get((kind, within), 0) + 1
        return f"{within.prefix}{self.counts[kind, within]}"

    def label(self, kind: str, caption: ET.Element, within: Sequenced, language: Language) -> Label:
        """Give a figure, a table or a listing the next number."""
        number = self.count(kind, within)
        label = Label(numbered(kind, number, language), number, title_of(caption_text(caption)), word=kind)
        show(caption, f"{label.said}.")
        return label


def part_label(kind: str, caption: ET.Element, number: str, language: Language) -> Label:
    """Give one of the figures of a group its letter: a) before its caption, Figure 2a in references."""
    label = Label(numbered(kind, number, language), number, title_of(caption_text(caption)), word=kind)
    show(caption, f"{number[-1]})")
    return label


def show(caption: ET.Element, said: str) -> None:
    """Put a number before the words of a caption."""
    shown = ET.Element("span", {"class": "caption-number"})
    shown.text, shown.tail = said, f" {caption.text or ''}"
    caption.text = None
    caption.insert(0, shown)


def kind_of(element: ET.Element) -> str:
    """Return what a captioned element is counted with: figures, tables or listings."""
    return element.tag if element.tag in CAPTIONED else group_of(element) or LISTING


def caption_text(caption: ET.Element) -> str:
    """Return a caption in one line, without the numbers of notes, formulas as plain text."""
    copy = deepcopy(caption)
    set_plain(copy)
    for element in copy.iter():
        element.text = "" if element.get("role") == "doc-noteref" else element.text
    return " ".join(own_text(copy).split())


def title_of(text: str) -> str:
    """Return a caption as a title within a sentence: without its full stop, but for that of an abbreviation."""
    return text[:-1] if SENTENCE_END.search(text) else text


def captioned(tree: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield each figure, table and listing that has a caption, with the caption."""
    for element in tree.iter():
        path = CAPTIONED.get(element.tag, "p" if is_listing(element) else f"p[@class='{GROUP_CAPTION}']")
        caption = element.find(path) if element.tag in CAPTIONED or is_listing(element) or group_of(element) else None
        if caption is not None:
            yield element, caption
