"""Formulas in both faces: pictures of outlines on paper, MathML in its namespace in the e-book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from baspa.formula.tree import NAMESPACE, as_formula
from baspa.model.book import Book, Resource
from baspa.tree.chapter import parsed

if TYPE_CHECKING:
    from baspa.formula.drawing import Drawing

CLINGING = re.compile(r"\S+")
FOLDER = ".formulas"  # hidden folders of a book are not read


class Drawn(NamedTuple):
    """A formula's picture, and how it stands in the line."""

    resource: Resource
    drawing: Drawing


def draw_formulas(book: Book) -> dict[str, Drawn]:
    """Return every formula of a book, drawn once, by its MathML."""
    found: dict[str, Drawn] = {}
    for chapter in (chapter for chapter in book.chapters if "<math" in chapter.xhtml):
        for element in parsed(chapter).iter("math"):
            formula = as_formula(element)
            if formula.mathml not in found:
                from baspa.formula.drawing import draw_formula

                drawing = draw_formula(formula)
                path = f"{FOLDER}/{len(found) + 1}.svg"
                found[formula.mathml] = Drawn(Resource(path, "image/svg+xml", drawing.svg), drawing)
    return found


def place_pictures(section: ET.Element, drawn: Mapping[str, Drawn]) -> None:
    """Put pictures in the place of a chapter's formulas; their TeX is the alternative text."""
    for parent in list(section.iter()):
        for index, element in enumerate(parent):
            if element.tag != "math":
                continue
            formula = as_formula(element)
            resource, drawing = drawn[formula.mathml]
            style = drawing.size if formula.display else drawing.css(element.tail or "")
            parent[index] = ET.Element(
                "img", {"class": "formula", "src": resource.path, "alt": formula.alt, "style": style}
            )
            parent[index].tail = element.tail
            if formula.display:
                parent.set("style", f"--width:{drawing.width:.4f}em")


def set_formulas(section: ET.Element) -> bool:
    """Put a chapter's formulas into MathML's namespace, each unbreakable from what clings to it: "n-th", "(x)".

    Tells whether there are any: browsers break a line on either side of a formula.
    """
    found = [(parent, at) for parent in section.iter() for at, child in enumerate(parent) if child.tag == "math"]
    for parent, at in found:
        parent[at].set("xmlns", NAMESPACE)
        if match := CLINGING.match(parent[at].tail or ""):
            cling(parent, at, match[0])
    return bool(found)


def cling(parent: ET.Element, at: int, text: str) -> None:
    """Put the formula at a position and the text that directly follows it into a group that does not break."""
    formula = parent[at]
    group = ET.Element("span", {"class": "nb"})
    group.tail = (formula.tail or "").removeprefix(text)
    formula.tail = text
    parent[at] = group
    group.append(formula)
