"""Elements in a row: operators with their spaces, those that stretch as high as the others are (MathML Core, 3.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from baspa.formula.boxes import MathBox, beside, widened
from baspa.formula.operators import Form
from baspa.formula.signs import properties, upright, vertical
from baspa.formula.style import MathStyle

Lay = Callable[[Element, MathStyle], MathBox]

SCRIPTS = ("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mfrac")
GROUPS = ("mrow", "mstyle", "mpadded", "mphantom", "math", "mtd")


def sequence(children: Sequence[Element], style: MathStyle, lay: Lay) -> MathBox:
    """Set elements in a row."""
    styles = [replace(style.inner(), form=form(n, children)) for n in range(len(children))]
    if len(children) == 1:
        styles = [style]
    rigid = [None if grows(*each) else lay(*each) for each in zip(children, styles, strict=True)]
    reach = style.reach or reached([box for box in rigid if box])
    boxes = [
        box or lay(child, replace(each, reach=reach)) for box, child, each in zip(rigid, children, styles, strict=True)
    ]
    if len(solid(children)) == 1:  # an operator alone has its spaces in the row around it
        return beside(boxes)
    return beside([with_spaces(*each) for each in zip(boxes, children, styles, strict=True)])


def reached(boxes: Sequence[MathBox]) -> tuple[float, float]:
    """Return the height and the depth of boxes side by side, em."""
    return max((box.height for box in boxes), default=0.0), max((box.depth for box in boxes), default=0.0)


def with_spaces(box: MathBox, element: Element, style: MathStyle) -> MathBox:
    """Return an element, where it is an operator, with the space before and behind it."""
    mark = core(element)
    if mark is None:
        return box
    found = properties(mark, style)
    return widened(upright(box), found.left * style.size, found.right * style.size)


def form(place: int, children: Sequence[Element]) -> Form:
    """Return the form of an operator by its place in a row."""
    if len(children) == 1:
        return "infix"
    return "prefix" if place == 0 else "postfix" if place == len(children) - 1 else "infix"


def core(element: Element) -> Element | None:
    """Return the operator that an element is, with whatever is attached to it; None where it is none."""
    if element.tag == "mo":
        return element
    if element.tag in SCRIPTS and len(element):
        return core(element[0])
    if element.tag in GROUPS:
        within = solid(list(element))
        return core(within[0]) if len(within) == 1 else None
    return None


def solid(elements: Sequence[Element]) -> list[Element]:
    """Return the elements without spaces."""
    return [element for element in elements if element.tag != "mspace"]


def grows(element: Element, style: MathStyle) -> bool:
    """Tell whether an element is an operator that stretches to the height of its row."""
    mark = core(element)
    if mark is None or not properties(mark, style).stretchy or mark.get("minsize"):
        return False
    return vertical(mark.text or "")
