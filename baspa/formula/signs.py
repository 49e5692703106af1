"""Letters, figures, signs and words: the elements that hold text (MathML Core, 3.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from baspa.formula.boxes import MathBox, beside
from baspa.formula.fonts import MATH, assembly, glyph_box, glyph_id, has, text_box, variants
from baspa.formula.letters import italic
from baspa.formula.operators import Operator, ems, operator
from baspa.formula.stretching import FACTOR, fence, grown, large
from baspa.formula.style import MathStyle

INVISIBLE = "\u2061\u2062\u2063\u2064"
SIGN = re.compile("[^\ufe00-\ufe0f][\ufe00-\ufe0f]?")  # a variation selector goes with its letter


def letter(element: Element, style: MathStyle) -> MathBox:
    """Set an <mi>: one letter leans unless it says otherwise, several are a word."""
    text = element.text or ""
    if len(text) == 1 and element.get("mathvariant") != "normal":
        text = italic(text)
    return symbols(text, style)


def symbols(text: str, style: MathStyle) -> MathBox:
    """Set letters, digits or signs of the math font; what it lacks, such as Cyrillic, comes from Literata."""
    signs = [sign for sign in SIGN.findall(text) if sign not in INVISIBLE]
    if any(not has(MATH, sign[0]) or "\u0400" <= sign <= "\u052f" for sign in signs):
        return text_box("".join(signs), style.size)
    boxes = [glyph_box(glyph_id(sign, style.level, style.dotless), style.size) for sign in signs]
    return beside(boxes)


def set_mtext(element: Element, style: MathStyle) -> MathBox:
    """Set an <mtext>."""
    return text_box(element.text or "", style.size)


def sign(element: Element, style: MathStyle) -> MathBox:
    """Set an <mo>, as large as its row asks for."""
    text, found = element.text or "", properties(element, style)
    if len(text) != 1 or not has(MATH, text):
        return symbols(text, style)
    glyph = glyph_id(text, style.level)
    if size := element.get("minsize"):
        axis = style.constant("AXIS_HEIGHT")
        half = ems(size) / 2 / FACTOR * style.size
        return fence(glyph, style, axis + half, half - axis)
    if found.large:
        return leaning(large(glyph, style) if style.display else glyph_box(glyph, style.size))
    if found.stretchy and style.reach and vertical(text):
        return fence(glyph, style, *style.reach)
    if found.stretchy and style.span:
        return grown(glyph, style.size, "ltr", style.span)
    return symbols(text, style)


def properties(mark: Element, style: MathStyle) -> Operator:
    """Return the properties of an <mo> in the form that its row gives it, or it says itself."""
    return operator(mark.text or "", style.form, mark.attrib)


def vertical(text: str) -> bool:
    """Tell whether an operator stretches upwards: the font has larger forms of it."""
    glyph = glyph_id(text) if len(text) == 1 and has(MATH, text) else 0
    return bool(variants(glyph, "ttb") or assembly(glyph, "ttb"))


def leaning(box: MathBox) -> MathBox:
    """Return a large operator as wide as at its foot: the font counts how far it leans (MathML Core, 3.2.4.3)."""
    return replace(box, width=box.width - box.italic, plain=False, lone=None)


def upright(box: MathBox) -> MathBox:
    """Return a leaning box as wide as at its head."""
    return replace(box, width=box.width + box.italic, italic=0.0)
