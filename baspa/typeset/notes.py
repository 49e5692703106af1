"""The notes of both faces: gathered in lists, or on paper behind their calls, whence the layout floats them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from baspa.model.edition import WAS
from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS
from baspa.tree.notes import DIVISION_LINE, NOTES_OF, is_division


def gather_notes(trees: Sequence[ET.Element]) -> None:
    """Move the notes of each chapter into the list that the edition made for them, in place; the lines of lists go."""
    for division in (each for tree in trees for each in tree.iter() if is_division(each)):
        division.attrib.pop(DIVISION_LINE, None)
    lists = {
        made.attrib.pop(NOTES_OF): made for tree in trees for made in list(tree.iter("ol")) if NOTES_OF in made.attrib
    }
    for tree in trees:
        gathered = tree.find("section[@class='footnotes']")
        if gathered is None or tree.get("id", "") not in lists:
            continue
        tree.remove(gathered)
        for note in gathered:
            note.tag, note.attrib = "li", {"class": "endnote", "id": note.get("id", "")}
            lists[tree.get("id", "")].append(note)


def place_notes(section: ET.Element) -> None:
    """Move each note into a span behind its first call; one that a note calls stands behind that note."""
    gathered = section.find("section[@class='footnotes']")
    if gathered is None:
        return
    section.remove(gathered)
    notes = {note.get("id", ""): note for note in gathered}
    for parent in list(section.iter()):
        if calls := set(first_calls(parent)):
            parent[:] = [each for child in list(parent) for each in (child, *notes_of(child, calls, notes))]


def notes_of(child: ET.Element, calls: Collection[ET.Element], notes: Mapping[str, ET.Element]) -> list[ET.Element]:
    """Return what stands behind a child: the notes of a call, with what followed the call."""
    if child not in calls:
        return []
    tail, child.tail = child.tail, None
    called = [as_span(note) for note in chain(child, notes)]
    called[-1].tail = tail
    return called


def first_calls(parent: ET.Element) -> list[ET.Element]:
    """Return the children of an element that call a note for the first time."""
    return [child for child in parent if child.get("role") == "doc-noteref" and child.get("id")]


def chain(call: ET.Element, notes: Mapping[str, ET.Element]) -> Iterator[ET.Element]:
    """Yield the note of a call, and those that it calls itself."""
    note = notes[call.get("href", "")[1:]]
    yield note
    for parent in list(note.iter()):
        for inner in first_calls(parent):
            yield from chain(inner, notes)


def as_span(note: ET.Element) -> ET.Element:
    """Return the note as spans: HTML allows no block inside a paragraph.

    Its paragraphs are marked by a class; other blocks get their names back when the HTML is parsed.
    """
    note.tag = "span"
    note.set("class", "footnote")
    for element in note.iter():
        if element.tag == "p":
            element.set("class", note_class(element))
            element.tag = "span"
        elif element.tag in BLOCK_KINDS or element.tag in CONTAINERS:
            element.set(WAS, element.tag)
            element.tag = "span"
    return note


def note_class(paragraph: ET.Element) -> str:
    """Return the classes of a note's paragraph, its own among them."""
    return " ".join(("note-paragraph", *paragraph.get("class", "").split()))
