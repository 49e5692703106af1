"""Tables in the e-book: what their headers head, and boxes in which wide ones scroll."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.tree.names import TURNED

MANY = 6  # columns: more than a telephone shows beside each other


def scope(section: ET.Element) -> None:
    """Say that header cells head their columns, but for those that head rows."""
    for cell in section.iter("th"):
        cell.set("scope", cell.get("scope", "col"))


def name_formulas(section: ET.Element) -> None:
    """Name the formulas of a header cell that has no other words: of MathML alone no name of a header is made.

    Accessible Name and Description Computation 1.2, 2F: a header is named by what is in it. axe's empty-table-header.
    """
    for cell in section.iter("th"):
        formulas = list(cell.iter("math"))
        if formulas and not any(words(cell)):
            for formula in formulas:
                formula.set("aria-label", formula.get("alttext", ""))


def words(element: ET.Element) -> Iterator[str]:
    """Yield the words of an element that are in no formula."""
    if element.tag != "math":
        yield (element.text or "").strip()
        for child in element:
            yield from words(child)
            yield (child.tail or "").strip()


def box_tables(parent: ET.Element, turned: bool) -> None:
    """Put each table of MANY columns, or one that is turned on paper, into a box that scrolls, by keys as well.

    WCAG 2.2, 1.4.10 and 2.1.1: the page itself shall not scroll sideways. The box is named by the table's caption, or
    by its headers.
    """
    for index, child in enumerate(parent):
        wide = turned or TURNED in child.get("class", "").split()
        if child.tag != "table" or not (wide or columns(child) >= MANY):
            box_tables(child, wide)
        else:
            named = child.findall("caption") or list(child.iter("th")) or list(child.iter("td"))
            box = ET.Element("div", {"class": "scrolls", "role": "region", "tabindex": "0"})
            box.set("aria-labelledby", " ".join(element.get("id", "") for element in named))
            box.tail, child.tail = child.tail, None
            parent[index] = box
            box.append(child)


def columns(table: ET.Element) -> int:
    """Return how many columns a table has."""
    first = next(table.iter("tr"), None)
    return sum(int(cell.get("colspan", "1")) for cell in first) if first is not None else 0
