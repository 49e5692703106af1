"""Tables in the e-book: what their headers head, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET


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
