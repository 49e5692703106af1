"""Formulas in both faces: pictures of outlines on paper; in the e-book MathML, and such a picture behind it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from baspa.formula.tree import NAMESPACE, as_formula
from baspa.model.book import Book, Image, Resource
from baspa.model.edition import Section
from baspa.tree.chapter import parsed
from baspa.tree.names import HEADINGS, NO_MATH

if TYPE_CHECKING:
    from baspa.formula.drawing import Drawing

CLINGING = re.compile(r"\S+")
FOLDER = ".formulas"  # hidden folders of a book are not read
PICTURE, STYLE = "data-picture", "data-style"  # of a formula, until it is set


class Drawn(NamedTuple):
    """A formula's picture, and how it stands in the line."""

    resource: Resource
    drawing: Drawing


def draw_formulas(*faces: Book) -> dict[str, Drawn]:
    """Return every formula of a book's faces, drawn once, by its MathML."""
    found: dict[str, Drawn] = {}
    chapters = {chapter.xhtml: chapter for book in faces for chapter in book.chapters if "<math" in chapter.xhtml}
    for chapter in chapters.values():
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


def name_pictures(section: ET.Element, drawn: Mapping[str, Drawn], folder: str) -> None:
    """Say of each formula of a chapter, in place, which file of the e-book's has its picture, and how that stands."""
    for parent in section.iter():
        for element in (child for child in parent if child.tag == "math"):
            formula = as_formula(element)
            resource, drawing = drawn[formula.mathml]
            element.set(PICTURE, in_ebook(resource, folder))
            element.set(STYLE, drawing.size if formula.display else drawing.css(element.tail or ""))


def pictures_in_ebook(drawn: Mapping[str, Drawn], sections: Iterable[Section], folder: str) -> tuple[Resource, ...]:
    """Return the pictures that an e-book's documents show, by the names that they have there."""
    text = "".join(section.xhtml for section in sections if "mathml" in section.properties)
    shown = frozenset(re.findall(rf'src="({re.escape(folder)}/[0-9]+\.svg)"', text))
    found = (replace(each.resource, path=in_ebook(each.resource, folder)) for each in drawn.values())
    return tuple(each for each in found if each.path in shown)


def in_ebook(resource: Resource, folder: str) -> str:
    """Return the name that a formula's picture has in the e-book."""
    return f"{folder}/{posixpath.basename(resource.path)}"


def folder_of(images: Iterable[Image]) -> str:
    """Return the folder of an e-book's formulas: one in which no image of the book is."""
    taken = {image.name.partition("/")[0] for image in images}
    return next(name for n in count() if (name := f"formulas{n or ''}") not in taken)


def set_formulas(section: ET.Element) -> bool:
    """Put a chapter's formulas into MathML's namespace, each unbreakable from what clings to it: "n-th", "(x)".

    Tells whether there are any: browsers break a line on either side of a formula. Behind each stands its picture: the
    style sheet shows one of the two.
    """
    found = [(parent, at) for parent in section.iter() for at, child in enumerate(parent) if child.tag == "math"]
    if found:
        name_headings(section)
    for parent, at in found:
        parent[at].set("xmlns", NAMESPACE)
        parent[at] = with_picture(parent[at])
        if match := CLINGING.match(parent[at].tail or ""):
            cling(parent, at, match[0])
    return bool(found)


def name_headings(section: ET.Element) -> None:
    """Give a heading that is nothing but formulas their TeX as its name: to axe it is empty (empty-heading)."""
    for heading in (each for each in section.iter() if each.tag in HEADINGS):
        formulas = list(heading.iter("math"))
        if formulas and letters(heading) == "".join(map(letters, formulas)):
            heading.set("aria-label", ", ".join(each.get("alttext", "") for each in formulas))


def letters(element: ET.Element) -> str:
    """Return the text of an element without spaces."""
    return "".join("".join(element.itertext()).split())


def with_picture(formula: ET.Element) -> ET.Element:
    """Return a formula and its picture as one element, where it has one.

    The formula has an element of its own around it: a converter to Kindle's formats loses rules for MathML's elements.
    """
    if not (path := formula.attrib.pop(PICTURE, "")):
        return formula
    both = ET.Element("span", {"class": "formula-both"})
    both.tail, formula.tail = formula.tail, None
    ET.SubElement(both, "span", {"class": "has-math"}).append(formula)
    look = {"class": NO_MATH, "src": path, "alt": formula.get("alttext", ""), "style": formula.attrib.pop(STYLE)}
    ET.SubElement(both, "img", look)
    return both


def cling(parent: ET.Element, at: int, text: str) -> None:
    """Put the formula at a position and the text that directly follows it into a group that does not break."""
    formula = parent[at]
    group = ET.Element("span", {"class": "nb"})
    group.tail = (formula.tail or "").removeprefix(text)
    formula.tail = text
    parent[at] = group
    group.append(formula)
