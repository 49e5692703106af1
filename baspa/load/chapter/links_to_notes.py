"""Links to notes: by label or by number, as other programs make names of them.

[see note 3](#fn3)                      pandoc, markdown-it: the third note of the chapter
[there](#fn-ice), [there](#fn:ice)      GitHub; Python-Markdown, PHP Markdown Extra, kramdown: [^ice]
[there](#^ice)                          as the note is called
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.model.book import Link
from baspa.tree.blocks import BLOCK_KINDS
from baspa.tree.notes import NOTE_LABEL, TO_A_NOTE, note_name


def lead_to_notes(
    chapter: str, notes: Sequence[ET.Element], links: Mapping[ET.Element, Link], taken: Collection[str]
) -> dict[ET.Element, Link]:
    """Let links to the notes of a chapter lead to the first block of each, and return these; notes stand in order.

    Names that are `taken` are those of other places.
    """
    labels = {note.attrib.pop(NOTE_LABEL, ""): number for number, note in enumerate(notes, 1)}
    led: dict[ET.Element, Link] = {}
    for element, link in links.items():
        target = unquote(link.target)
        match = TO_A_NOTE.fullmatch(target) if target[1:] not in taken else None
        number = numbered(match[1], labels, len(notes)) if match else 0
        block = next((each for each in notes[number - 1].iter() if each.tag in BLOCK_KINDS), None) if number else None
        if block is not None:
            block.attrib.setdefault("id", note_name(chapter, number))
            element.set("href", f"#{block.get('id')}")
            led[element] = replace(link, target=element.get("href", ""))
    return led


def numbered(name: str, labels: Mapping[str, int], count: int) -> int:
    """Return the number of the note that has a label, or that is a number itself; 0 for none."""
    number = int(name) if name.isdecimal() and len(name) < 6 else 0
    return labels.get(name) or (number if number <= count else 0)
