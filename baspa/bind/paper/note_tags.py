"""The notes of the foot in a PDF's structure tree: each is one Note behind its call, on however many pages."""

from __future__ import annotations

from collections.abc import Callable

from baspa.bind.paper.structure_tree import Element, Struct, StructureTree

Join = Callable[[Struct], None]  # joins the pieces of one text below an element


def place_notes(tree: StructureTree, document: Struct, join: Join) -> None:
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
            join(head)


def is_within(tree: StructureTree, struct: Struct, element: Element) -> bool:
    """Tell whether a box of a note stands in a box of the same: WeasyPrint has one for the note's paragraphs."""
    return tree.html.get(tree.parent(struct).number) is element


def place_note(tree: StructureTree, note: Struct, element: Element, calls: dict[str, Struct]) -> None:
    """Call the first piece of a note a Note, and move it behind its call."""
    note["S"] = "/Note"
    back = next((e.get("href") for e in element.iter() if e.get("role") == "doc-backlink"), "")
    if back in calls:
        tree.move(note, calls[back])
