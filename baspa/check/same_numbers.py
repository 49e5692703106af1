"""Numbers that an author typed, and that the press gives something else of the kind in the same chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.language.typed_labels import BEHIND, NUMBER, box_labels, label_of
from baspa.model.as_text import placed
from baspa.model.book import Block, Book
from baspa.model.problem import Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.chapter import parsed
from baspa.tree.divisions import NUMBERED_BOXES

CAPTIONS = {"figure": "figcaption", "table": "caption"}
PRINTED = "caption-number"  # class of a number that the press prints
WITH_NUMBERS = re.compile(rf'class="(?:{PRINTED}"|(?:{"|".join(NUMBERED_BOXES)})\b)')


def same_numbers(book: Book) -> Iterator[Problem]:
    """Yield B234, a warning, for the typed numbers of a chapter that the press gives others: two definitions 1."""
    for chapter in (chapter for chapter in book.chapters if WITH_NUMBERS.search(chapter.xhtml)):
        printed = dict(printed_in(parsed(chapter)))
        typed = ((block, typed_in(block)) for block in chapter.blocks if block.id not in printed)
        taken = set(printed.values())
        found = [(block, number[0]) for block, numbers in typed for number in numbers if number in taken]
        for kind in dict.fromkeys(kind for _, kind in found):
            blocks = [block for block, each in found if each == kind]
            shown = placed((block.place.line, block.text.strip()) for block in blocks)
            said = f"these numbers are typed, and the press gives others of the kind the same: {shown}"
            yield Problem(blocks[0].place, "B234", said, mend(kind), Severity.WARNING)


def mend(kind: str) -> str:
    """Return how what has a typed number gets one of the press's."""
    if kind in CAPTIONS:
        return "take the typed number out and put {#name} behind the caption: the press counts all that have a name"
    return (
        f"write ::: {kind} {{#name}} above it and ::: below it, and take the typed word and number out: "
        "the press counts all that have a name, and [](#name) says the number"
    )


def printed_in(tree: ET.Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the id of each block of a chapter that begins with a number of the press's, with kind and number."""
    for element in tree.iter():
        kind = element.get("class", "").split()[:1]
        caption = element.find(CAPTIONS[element.tag]) if element.tag in CAPTIONS else None
        number = caption.find(f"span[@class='{PRINTED}']") if caption is not None else None
        if caption is not None and number is not None:
            yield caption.get("id", ""), (element.tag, figures_of(own_text(number)))
        elif kind and kind[0] in NUMBERED_BOXES and element.get("id") and len(element):
            yield element[0].get("id", ""), (kind[0], figures_of(own_text(element[0])))


def typed_in(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the kind and the number that a paragraph or a caption begins with, as its author typed them."""
    behind = BEHIND if block.kind == "paragraph" else ""
    patterns = {kind: rf"{label_of(block.language, (kind,))}{behind}" for kind in CAPTIONS}
    boxes = box_labels(block.language, NUMBERED_BOXES) if block.kind == "paragraph" else {}
    for kind, pattern in (*patterns.items(), *boxes.items()) if block.kind in ("paragraph", "caption") else ():
        if match := re.match(pattern, block.text.lstrip()):
            yield kind, figures_of(match[0])


def figures_of(label: str) -> str:
    """Return the number of a label."""
    found = re.search(NUMBER, label)
    return found[0] if found else ""
