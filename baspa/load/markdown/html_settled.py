"""The tree of a file after its HTML was read: what HTML may stand in what, and a book may not, is put right."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.tree.html import WRAPPER
from baspa.tree.names import HEADINGS

BLANK = " \t\n"


def settle_html(tree: Tree) -> None:
    """Take parts around headings away, move places to what follows them, and make heads of rows of headers."""
    for top in (tree.body, *tree.notes):
        _settle(top)
        for element in top.iter():
            element.attrib.pop(WRAPPER, None)
        for table in top.iter("table"):
            _head(table)


def _settle(parent: ET.Element) -> None:
    for child in list(parent):
        _settle(child)
    parent[:] = [each for child in parent for each in _opened(child)]
    places: list[ET.Element] = []
    for child in list(parent):
        if child.tag == "p" and _is_place(child):
            parent.remove(child)
            places += child
        elif places:
            _set_before(parent, child, places)
            places = []
    if places:
        ET.SubElement(parent, "p").extend(places)


def _opened(element: ET.Element) -> Iterator[ET.Element]:
    """Yield what stands in a part that holds a heading, since sections cannot begin within one; else the part."""
    if WRAPPER not in element.attrib or not any(inner.tag in HEADINGS for inner in element.iter()):
        yield element
        return
    aligned = next((name for name in element.get("class", "").split() if name.startswith("align-")), "")
    for child in element:
        if aligned and child.tag in ("p", *HEADINGS) and "class" not in child.attrib:
            child.set("class", aligned)
        yield child


def _is_place(paragraph: ET.Element) -> bool:
    """Tell whether a paragraph has nothing that is seen: it is empty, or holds the places that links lead to."""
    texts = (paragraph.text, *(child.tail for child in paragraph))
    seen = any((text or "").strip(BLANK) for text in texts)
    empty = all(child.tag == "span" and not len(child) and not child.text for child in paragraph)
    return not seen and empty and "id" not in paragraph.attrib


def _set_before(parent: ET.Element, element: ET.Element, places: list[ET.Element]) -> None:
    """Let places stand at the beginning of what follows them; what holds no lines is one itself."""
    if element.tag not in ("p", *HEADINGS) and "id" not in element.attrib:
        element.set("id", places.pop().get("id", ""))
    if places and element.tag not in ("p", *HEADINGS):
        at = list(parent).index(element)
        element = ET.Element("p")
        parent.insert(at, element)
    for place in places:
        place.tail = None
    if places:
        places[-1].tail, element.text = element.text, None
    for place in reversed(places):
        element.insert(0, place)


def _head(table: ET.Element) -> None:
    """Make the head of a table of its first rows, where they have headers alone, and say of what the others are."""
    body = table.find("tbody")
    if body is None:
        return
    rows = list(body)
    heads = next((at for at, row in enumerate(rows) if any(cell.tag != "th" for cell in row)), 0)
    if heads and table.find("thead") is None:
        head = ET.Element("thead")
        table.insert(list(table).index(body), head)
        for row in rows[:heads]:
            body.remove(row)
            head.append(row)
    for row in body:
        for cell in row.iterfind("th"):
            cell.set("scope", "row")
