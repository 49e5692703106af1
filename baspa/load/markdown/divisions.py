"""The parts of a text that are set apart: what is wrong with one, and what is made of what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.load.markdown.builder import Tree
from baspa.model.problem import nearest
from baspa.tree.divisions import BOX, BOX_TITLE, CONTENTS, DIVISIONS, STATED_BOXES, VERSION_BOXES
from baspa.tree.names import HEADINGS

TABS = "panel-tabset"  # the class of a division of tabs of Quarto


def wanting(division: ET.Element) -> str:
    """Return the mend of a division that lacks what belongs in it, "" where nothing is wrong."""
    name = next(iter(division.get("class", "").split()), "")
    path, mend = CONTENTS.get(name, (".", ""))
    return mend if division.find(path) is None else ""


def division_hint(name: str) -> str:
    """Return what to say to somebody who wrote a name that no division has."""
    meant = nearest(name, DIVISIONS)
    shown = (name for name in DIVISIONS if name not in (*STATED_BOXES, *VERSION_BOXES))
    known = f"known are {', '.join(shown)}"
    if not name:
        return f"{known}; ::: alone on a line closes the division that was opened last"
    return f'did you mean "{meant}"? {known}' if meant else known


def make_titles(boxes: Iterable[ET.Element]) -> None:
    """Make the title of a box of its first paragraph, where that is strong as a whole."""
    for box in boxes:
        first = box[0] if len(box) > 1 else box
        text = "".join((first.text or "", *(child.tail or "" for child in first)))
        if first.tag == "p" and [child.tag for child in first] == ["strong"] and not text.strip():
            first.set("class", BOX_TITLE)


def glossary_terms(body: ET.Element) -> Iterator[ET.Element]:
    """Yield the terms of all glossaries; those that begin another letter get the class "letter"."""
    glossaries = [element for element in body.iter() if element.get("role") == "doc-glossary"]
    inner = {id(element) for glossary in glossaries for element in glossary.iter() if element is not glossary}
    for glossary in (element for element in glossaries if id(element) not in inner):
        letters = [("".join(term.itertext())[:1].casefold(), term) for term in glossary.iter("dt")]
        for (before, _), (letter, term) in pairwise(letters):
            if letter != before:
                term.set("class", "letter")
        yield from (term for _, term in letters)


def set_tabs(division: ET.Element, tree: Tree) -> None:
    """Make boxes of the tabs of Quarto in a division of such: each begins with a heading, which becomes its title."""
    if division.get("class") != TABS:
        return
    del division.attrib["class"]
    tree.classes = [each for each in tree.classes if each[0] != TABS]
    level = next((child.tag for child in division if child.tag in HEADINGS), "")
    children, inner = list(division), division
    division[:] = []
    for child in children:
        if child.tag == level:
            name = child.attrib.pop("id", "")
            inner = ET.SubElement(division, "aside", {"class": BOX, "role": "note", **({"id": name} if name else {})})
            tree.lines[inner] = tree.lines.get(child, 0)
            child.tag, child.attrib["class"] = "p", BOX_TITLE
        inner.append(child)


def set_directions(parent: ET.Element, outer: str) -> None:
    """Say of each passage in another language in which direction it runs, where that is not the one around it."""
    for element in parent:
        direction = find(element.get("lang", "")).direction if element.get("lang") else outer
        if direction != outer:
            element.set("dir", direction)
        set_directions(element, direction)


def set_verse_lines(stanza: ET.Element, lines: dict[ET.Element, int], names: Sequence[str] = ()) -> None:
    """Put each line of a stanza into a span of its own, so that it can turn over; `lines` learns the new elements.

    `names` are the ids of the lines, "" for none.
    """
    found = list(pieces_between_breaks(stanza, lines))
    stanza[:] = []
    stanza.text = None
    for number, piece in enumerate(found):
        if number:
            ET.SubElement(stanza, "br")  # for readers without style sheets
        piece.tag, piece.attrib = "span", {"class": "line"}
        stanza.append(piece)
        if len(names) == len(found) and names[number]:
            piece.set("id", names[number])
            lines[piece] = lines[stanza] + number


def pieces_between_breaks(element: ET.Element, lines: dict[ET.Element, int]) -> Iterator[ET.Element]:
    """Yield the pieces of an element between its line breaks, each an element like it; the first keeps the id."""
    piece = _like(element, element.attrib, lines)
    piece.text = element.text
    others = {name: value for name, value in element.attrib.items() if name != "id" and not name.startswith("data-")}
    for child in list(element):
        tail, child.tail = child.tail, None
        inner = (
            [None, None]
            if child.tag == "br"
            else list(pieces_between_breaks(child, lines))
            if _breaks(child)
            else [child]
        )
        for number, part in enumerate(inner):
            if number:
                yield piece
                piece = _like(element, others, lines)
            if part is not None:
                piece.append(part)
        if len(piece):
            piece[-1].tail = tail
        else:
            piece.text = tail
    yield piece


def _breaks(element: ET.Element) -> bool:
    return next(element.iter("br"), None) is not None


def _like(element: ET.Element, attributes: Mapping[str, str], lines: dict[ET.Element, int]) -> ET.Element:
    made = ET.Element(element.tag, dict(attributes))
    lines[made] = lines.get(element, 0)
    return made
