"""The notes of both faces: gathered in lists, or on paper behind their calls, whence the layout floats them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from xml.etree import ElementTree as ET

from baspa.model.edition import WAS
from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS
from baspa.tree.notes import DIVISION_LINE, NOTES_OF, is_division

AT_FOOT = "footnote"  # class of a note on paper, which the layout floats to the page's foot


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


def place_notes(section: ET.Element, own: Set[str]) -> None:
    """Move each note into a span behind its first call; one that a note calls stands behind that note.

    What is struck through, or has one of the book's `own` classes, is parted there: the layout draws its lines through
    all that stands in it, notes at the foot among it (CSS Text Decoration 3, 2.1, has them left out).
    """
    gathered = section.find("section[@class='footnotes']")
    if gathered is None:
        return
    section.remove(gathered)
    notes = {note.get("id", ""): note for note in gathered}
    for parent in list(section.iter()):
        if calls := set(first_calls(parent)):
            parent[:] = [each for child in list(parent) for each in (child, *notes_of(child, calls, notes))]
    for parent in list(section.iter()):
        parent[:] = [
            part for child in list(parent) for part in (parts(child) if is_drawn_over(child, own) else (child,))
        ]


def notes_of(child: ET.Element, calls: Collection[ET.Element], notes: Mapping[str, ET.Element]) -> list[ET.Element]:
    """Return what stands behind a child: the notes of a call, with what followed the call."""
    if child not in calls:
        return []
    tail, child.tail = child.tail, None
    called = [as_span(note) for note in chain(child, notes)]
    called[-1].tail = tail
    return called


def is_note(element: ET.Element) -> bool:
    """Tell whether an element is a note that has been placed."""
    return element.get("class") == AT_FOOT


def is_drawn_over(element: ET.Element, own: Set[str]) -> bool:
    """Tell whether an element of a line may have lines drawn over all that is in it, and whether a note is."""
    may = element.tag == "s" or (element.tag == "span" and not own.isdisjoint(element.get("class", "").split()))
    return may and any(map(is_note, element.iter()))


def parts(element: ET.Element) -> list[ET.Element]:
    """Return an element of a line without the notes in it, in as many parts as they make of it, and these between them.

    The first part keeps its id.
    """
    found = [ET.Element(element.tag, element.attrib)]
    found[0].text = element.text
    further = {key: value for key, value in element.attrib.items() if key != "id"}
    for child in element:
        for each in parts(child) if any(map(is_note, child.iter())) and not is_note(child) else [child]:
            if is_note(each):
                found += [each, ET.Element(element.tag, further)]
                each.tail, found[-1].text = None, each.tail
            else:
                found[-1].append(each)
    whole = [each for each in found if len(each) or each.text]
    whole[-1].tail = element.tail
    return whole


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
    note.set("class", AT_FOOT)
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
