"""The notes of both faces: gathered in lists, or on paper behind their calls, whence the layout floats them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from baspa.note_places import OF


def gather_notes(trees: Sequence[ET.Element]) -> None:
    """Move the notes of each chapter into the list that note_places.py made for them, in place."""
    lists = {made.attrib.pop(OF): made for tree in trees for made in list(tree.iter("ol")) if OF in made.attrib}
    for tree in trees:
        gathered = tree.find("section[@class='footnotes']")
        if gathered is None or tree.get("id", "") not in lists:
            continue
        tree.remove(gathered)
        for note in gathered:
            note.tag, note.attrib = "li", {"class": "endnote", "id": note.get("id", "")}
            lists[tree.get("id", "")].append(note)


def place_notes(section: ET.Element) -> None:
    """Move each note into a span behind its first call; HTML allows no block inside a paragraph."""
    gathered = section.find("section[@class='footnotes']")
    if gathered is None:
        return
    section.remove(gathered)
    notes = {note.get("id", ""): note for note in gathered}
    for parent in list(section.iter()):
        for call in [c for c in parent if c.get("role") == "doc-noteref" and c.get("id")]:
            note = as_span(notes[call.get("href", "")[1:]])
            note.tail, call.tail = call.tail, None
            parent.insert(list(parent).index(call) + 1, note)


def as_span(note: ET.Element) -> ET.Element:
    """Return the note as spans, its paragraphs marked by a class."""
    for element in note.iter():
        if element.tag in ("aside", "p"):
            element.set("class", "footnote" if element.tag == "aside" else note_class(element))
            element.tag = "span"
    return note


def note_class(paragraph: ET.Element) -> str:
    """Return the classes of a note's paragraph, its own among them."""
    return " ".join(("note-paragraph", *paragraph.get("class", "").split()))
