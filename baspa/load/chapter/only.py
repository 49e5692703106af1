"""Passages for one edition alone: `{only=print}` and `{only=epub}`, read into the attribute data-only of the tree.

A heading's attribute is that of all that stands under it, so that of a chapter's title is the chapter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, nearest
from baspa.tree.names import FACES, HEADINGS, ONLY_FACE


def mark_editions(path: str, tree: Tree) -> Iterator[Problem]:
    """Turn each attribute `only` of a tree into data-only, in place, and a heading's into that of its section.

    Yields B140 for an edition that there is not, B142 for what one mark keeps out of print and another of the e-book.
    """
    for top in (tree.body, *tree.notes):
        for element in top.iter():
            value = element.attrib.pop("only", None)
            if value in FACES:
                element.set(ONLY_FACE, value)
            elif value is not None:
                meant = nearest(value, FACES)
                hint = f'did you mean "{meant}"? ' if meant else ""
                place = Place(path, line_of(element, tree))
                said = f'no edition is called "{value}"'
                yield Problem(place, "B140", said, f"{hint}known are {' and '.join(FACES)}")
        for parent in list(top.iter()):
            mark_sections(parent)
        yield from contradictions(path, tree, top, "")


def mark_sections(parent: ET.Element) -> None:
    """Give what follows a marked heading its mark, up to the next heading of its level or a higher one."""
    open_mark, level = "", 0
    for element in parent:
        here = int(element.tag[1]) if element.tag in HEADINGS else 0
        if here and here <= level:
            open_mark, level = "", 0
        if here and element.get(ONLY_FACE) and not open_mark:
            open_mark, level = element.get(ONLY_FACE, ""), here
        if open_mark and ONLY_FACE not in element.attrib:
            element.set(ONLY_FACE, open_mark)
        elif open_mark and element.get(ONLY_FACE) != open_mark:
            element.set(ONLY_FACE, f"{open_mark} {element.get(ONLY_FACE)}")


def contradictions(path: str, tree: Tree, parent: ET.Element, outer: str) -> Iterator[Problem]:
    """Yield B142 for each passage that no edition has."""
    for element in parent:
        marks = {*outer.split(), *element.get(ONLY_FACE, "").split()}
        if len(marks) > 1:
            said = "this stands within a passage for the other edition, so that none has it"
            yield Problem(Place(path, line_of(element, tree)), "B142", said, "take one of the two marks away")
        else:
            yield from contradictions(path, tree, element, "".join(marks))


def line_of(element: ET.Element, tree: Tree) -> int:
    """Return the line of an element, or that of the first within it that has one."""
    return next((tree.lines[inner] for inner in element.iter() if inner in tree.lines), 0)
