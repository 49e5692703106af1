"""The notes of a chapter's tree: calls and notes that point at each other.

The semantics follow DPUB-ARIA 1.1: a call is a doc-noteref, a note a doc-footnote, its number a doc-backlink.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem
from baspa.tree.notes import DIVISION_LINE, is_division

DEEPEST = 20  # notes, each called by the one before
DEEP = "data-deep"


def link_notes(chapter: str, tree: Tree, everything: Iterable[ET.Element]) -> None:
    """Turn the marks of read_tree into calls and notes of a chapter, by its id; keep the lines of `::: notes`."""
    for element in everything:
        if "data-call" in element.attrib:
            _call(chapter, element)
        elif is_division(element):
            element.set(DIVISION_LINE, str(tree.lines.get(element, 0)))
    for note in tree.notes:
        _note(chapter, note)


def number_in_order(tree: Tree, notes: Mapping[str, ET.Element] | None = None) -> None:
    """Give the notes numbers in the order of their first calls; one that a note calls comes behind that note.

    `notes` are all of them by the marks of their calls. Those whose calls stand too deep come last.
    """
    notes = notes or {note.get("data-note", ""): note for note in tree.notes}
    numbers: dict[str, int] = {}
    _count(tree.body, notes, numbers, 0)
    for name in notes:
        numbers.setdefault(name, len(numbers) + 1)
    for name, number in numbers.items():
        notes[name].set("data-note", str(number))
    tree.notes[:] = [notes[name] for name in numbers]


def notes_too_deep(path: str, tree: Tree) -> Iterator[Problem]:
    """Yield B173 for each note that is called by a note that is called by a note, and so on without end."""
    for note in (note for note in tree.notes if note.attrib.pop(DEEP, "")):
        said = f"the note is called by a note, and that by another, more than {DEEPEST} times over"
        hint = "call it from the text, or make one note of several"
        line = next((tree.lines[element] for element in note.iter() if element in tree.lines), 0)
        yield Problem(Place(path, line), "B173", said, hint)


def _count(place: ET.Element, notes: Mapping[str, ET.Element], numbers: dict[str, int], depth: int) -> None:
    """Give numbers to the calls in an element, and to those in their notes; `numbers` are those of the marks so far."""
    if depth > DEEPEST:
        place.set(DEEP, "1")
        return
    for call in (element for element in place.iter("a") if "data-call" in element.attrib):
        name = call.get("data-call", "")
        call.attrib.pop("data-first", "")
        first = name not in numbers
        number = numbers.setdefault(name, len(numbers) + 1)
        if first:
            call.set("data-first", "1")
        call.text = str(number)
        call.set("data-call", call.text)
        if first:
            _count(notes[name], notes, numbers, depth + 1)


def _call(chapter: str, call: ET.Element) -> None:
    number = call.attrib.pop("data-call")
    call.attrib.update({"role": "doc-noteref", "class": "noteref", "href": f"#{chapter}-fn{number}"})
    if call.attrib.pop("data-first", ""):
        call.set("id", f"{chapter}-fnref{number}")


def _note(chapter: str, note: ET.Element) -> None:
    number = note.attrib.pop("data-note")
    note.attrib.update({"role": "doc-footnote", "class": "footnote", "id": f"{chapter}-fn{number}"})
    first = note[0] if len(note) and note[0].tag == "p" else note
    back = ET.Element("a", {"role": "doc-backlink", "href": f"#{chapter}-fnref{number}"})
    back.text, back.tail = number, " " + (first.text or "").lstrip()
    first.text = None
    first.insert(0, back)
