"""The numbers of theorems and their like: those that their author gave a name. Each kind is counted by itself."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.apparatus.boxes import worded
from baspa.apparatus.numbering.captions import Captions, caption_text, title_of
from baspa.apparatus.numbering.labels import Label, Sequenced, numbered
from baspa.language.model import Language
from baspa.tree.divisions import NUMBERED_BOXES


def number_stated(
    tree: ET.Element, counted: Captions, within: Sequenced, language: Language
) -> Iterator[tuple[str, Label]]:
    """Put the numbers into the titles of a chapter's boxes; yield what is numbered, by its id."""
    for box, around in worded(tree, language):
        kind = box.get("class", "").split()[0]
        if kind in NUMBERED_BOXES and (name := box.get("id")):
            yield name, state_number(box[0], f"box.{kind}", counted.count(kind, within), around)


def state_number(title: ET.Element, word: str, number: str, language: Language) -> Label:
    """Put a number beside the word that a title begins with: "Theorem 1 (Laplace)"."""
    bare, said = language.word(word), numbered(word, number, language)
    own = caption_text(title).removeprefix(bare).strip()
    title.text = f"{said}{(title.text or '').removeprefix(bare)}"
    return Label(said, number, title_of(own.removeprefix("(").removesuffix(")")) or said, word=word)
