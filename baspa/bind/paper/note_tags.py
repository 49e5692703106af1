"""The notes of the foot in a PDF's structure tree: each is one Note behind its call, on however many pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

Struct = Any  # a pydyf.Dictionary of /Type /StructElem
Element = Any  # an xml.etree element of WeasyPrint's document


class StructureTree(Protocol):
    """What is asked of the tree that the notes stand in."""

    html: dict[int, Element]  # by the number of the structure element that was made for it

    def parent(self, struct: Struct) -> Struct:
        """Return the element that one stands in."""

    def everything(self, struct: Struct) -> Iterator[Struct]:
        """Yield an element and all below it."""

    def give(self, piece: Struct, head: Struct) -> None:
        """Give what is in one element to another."""

    def join(self, parent: Struct) -> None:
        """Join the pieces of one text below an element."""


def place_notes(tree: StructureTree, document: Struct) -> None:
    """Move each note behind its call, where a reader's voice should come to it, with its pieces on later pages."""
    everything = list(tree.everything(document))
    calls = {
        f"#{element.get('id')}": struct
        for struct in everything
        if (element := tree.html.get(struct.number)) is not None and element.get("role") == "doc-noteref"
    }
    first: dict[int, Struct] = {}  # by the id of the note's element
    for struct in everything:
        element = tree.html.get(struct.number)
        if element is None or element.get("class") != "footnote" or is_within(tree, struct, element):
            continue
        head = first.setdefault(id(element), struct)
        if head is struct:
            place_note(tree, struct, element, calls)
        else:
            tree.parent(struct)["K"].remove(struct.reference)
            tree.give(struct, head)
            tree.join(head)


def is_within(tree: StructureTree, struct: Struct, element: Element) -> bool:
    """Tell whether a box of a note stands in a box of the same: WeasyPrint has one for the note's paragraphs."""
    return tree.html.get(tree.parent(struct).number) is element


def place_note(tree: StructureTree, note: Struct, element: Element, calls: dict[str, Struct]) -> None:
    """Call the first piece of a note a Note, and move it behind its call."""
    note["S"] = "/Note"
    back = next((e.get("href") for e in element.iter() if e.get("role") == "doc-backlink"), "")
    if back in calls:
        tree.parent(note)["K"].remove(note.reference)
        parent = tree.parent(calls[back])
        parent["K"].insert(parent["K"].index(calls[back].reference) + 1, note.reference)
        note["P"] = parent.reference
