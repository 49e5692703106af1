"""MathML set into a box: the elements of MathML Core that tidying.py leaves (MathML Core, chapter 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from baspa.formula.boxes import MathBox
from baspa.formula.css import declarations
from baspa.formula.fractions import fraction, indexed_root, root
from baspa.formula.operators import Operator, ems
from baspa.formula.rows import core, sequence
from baspa.formula.scripts import BARS, COMBINING, accented, covered, with_limits, with_prescripts, with_scripts
from baspa.formula.signs import letter, properties, set_mtext, sign, symbols, upright
from baspa.formula.style import MathStyle
from baspa.formula.tables import table


def lay(element: Element, style: MathStyle) -> MathBox:
    """Set an element of MathML."""
    return HANDLERS[element.tag](element, style)


def row(element: Element, style: MathStyle) -> MathBox:
    """Set the children of an element one after another."""
    return sequence(list(element), style, lay)


def space(element: Element, style: MathStyle) -> MathBox:
    """Set an <mspace>; a negative one is a margin."""
    look = declarations(element.get("style", ""))
    return MathBox((ems(element.get("width", "0")) + ems(look.get("margin-left", "0"))) * style.size)


def styled(element: Element, style: MathStyle) -> MathBox:
    """Set an <mstyle>."""
    display = element.get("displaystyle")
    level = element.get("scriptlevel")
    changed = replace(
        style,
        display=style.display if display is None else display == "true",
        level=style.level if level is None else int(level),
    )
    return row(element, changed)


def phantom(element: Element, style: MathStyle) -> MathBox:
    """Leave the room of an <mphantom> empty."""
    return replace(row(element, style), marks=())


def padded(element: Element, style: MathStyle) -> MathBox:
    """Set an <mpadded>: it may lose its width, or its height and depth."""
    box = row(element, style)
    if element.get("width") == "0":
        return replace(box, width=0.0)
    return replace(box, height=0.0, depth=0.0) if element.get("height") == "0" else box


def scripted(element: Element, style: MathStyle) -> MathBox:
    """Set <msub>, <msup>, <msubsup>."""
    base = lay(element[0], style)
    sub = lay(element[1], style.script(cramped=True)) if element.tag != "msup" else None
    sup = lay(element[-1], style.script()) if element.tag != "msub" else None
    return with_scripts(base, sub, sup, style)


def prescripted(element: Element, style: MathStyle) -> MathBox:
    """Set an <mmultiscripts> with scripts before its base alone: base, <mprescripts/>, sub, sup."""
    base, _, sub, sup = element
    return with_prescripts(lay(base, style), lay(sub, style.script(cramped=True)), lay(sup, style.script()), style)


def limited(element: Element, style: MathStyle) -> MathBox:
    """Set <munder>, <mover>, <munderover>: an accent, something that covers its base, or limits."""
    mark = core(element[0])
    found = properties(mark, style) if mark is not None else Operator()
    if found.movable and not style.display:
        return scripted(retagged(element), style)
    accent = "true" in (element.get("accent"), element.get("accentunder")) or element[1].text in BARS
    if accent and len(element) == 2 and element[1].tag == "mo":
        return accentuated(element, style)
    over = lay(element[-1], style.script()) if element.tag != "munder" else None
    under = lay(element[1], style.script(cramped=True)) if element.tag != "mover" else None
    span = max(box.width for box in (over, under) if box)
    base = lay(element[0], replace(style, span=span) if found.stretchy else style)
    return with_limits(upright(base), under, over, style, base.italic)


def retagged(element: Element) -> Element:
    """Return limits as scripts."""
    copy = Element({"munder": "msub", "mover": "msup", "munderover": "msubsup"}[element.tag])
    copy.extend(list(element))
    return copy


def accentuated(element: Element, style: MathStyle) -> MathBox:
    """Set an accent, or a sign that grows to the width of its base."""
    mark, over = element[1], element.tag == "mover"
    base = lay(element[0], replace(style.inner(), cramped=True, dotless=over))
    text = mark.text or ""
    stretchy = properties(mark, replace(style, form="postfix")).stretchy
    if stretchy or not over or text not in COMBINING:
        return covered(base, text, over, style)
    return accented(base, text, style)


HANDLERS: dict[str, Callable[[Element, MathStyle], MathBox]] = {
    "math": row,
    "mrow": row,
    "mtd": row,
    "mstyle": styled,
    "mphantom": phantom,
    "mpadded": padded,
    "mi": letter,
    "mn": lambda element, style: symbols(element.text or "", style),
    "mo": sign,
    "mtext": set_mtext,
    "mspace": space,
    "mfrac": lambda element, style: fraction(element, style, lay),
    "msqrt": lambda element, style: root(row(element, replace(style.inner(), cramped=True)), style),
    "mroot": lambda element, style: indexed_root(
        lay(element[0], replace(style.inner(), cramped=True)), lay(element[1], style.script().script()), style
    ),
    "msub": scripted,
    "msup": scripted,
    "msubsup": scripted,
    "mmultiscripts": prescripted,
    "munder": limited,
    "mover": limited,
    "munderover": limited,
    "mtable": lambda element, style: table(element, style, lay),
}
