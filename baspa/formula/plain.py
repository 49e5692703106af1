"""A formula as one line of plain text, for contents, running heads and bookmarks: E = mc², a₁/b, √(x + 1).

What has no such line, a matrix for instance, is said in TeX. Every letter is one that Literata or STIX Two Math has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from baspa.formula.operators import Form, operator

RAISED = str.maketrans("0123456789+−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
ACCENTS = {"ˆ": "\u0302", "^": "\u0302", "¯": "\u0304", "⃗": "\u20d7", "→": "\u20d7", "~": "\u0303", "˜": "\u0303"}
ROOTS = {"3": "∛", "2": "√"}
MATH_LETTERS = range(0x1D400, 0x1D800)  # italic, bold ... letters: here they are the letters that they are styles of
APPLICATION = "\u2061"
INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")
WIDE = 0.2  # em: a space that is seen as one


class Unsaid(Exception):
    """The formula cannot be said in one line."""


def set_plain(parent: ET.Element) -> None:
    """Put plain text in the place of the formulas within an element, in place."""
    for element in list(parent.iter()):
        for math in [child for child in element if child.tag == "math"]:
            text = plain(math)
            math.attrib.clear()
            math.tag, math[:], math.text = "span", [], text


def plain(math: ET.Element) -> str:
    """Return a formula, an element without namespaces, as plain text; its TeX where there is none."""
    try:
        return " ".join(row(math).split())
    except Unsaid:
        return math.get("alttext", "")


def row(element: ET.Element) -> str:
    """Return the children of a row, one after the other."""
    kids = list(element)
    return "".join(
        sign(kid, "prefix" if not at else "postfix" if at == len(kids) - 1 else "infix")
        if kid.tag == "mo"
        else said(kid)
        for at, kid in enumerate(kids)
    )


def said(element: ET.Element) -> str:
    """Return one element; raises Unsaid."""
    if element.tag not in WAYS or element.get("linethickness") == "0":
        raise Unsaid
    return WAYS[element.tag](element)


def sign(element: ET.Element, form: Form = "prefix") -> str:
    """Return an operator with the spaces that it has."""
    text = element.text or ""
    known = operator(text, form, dict(element.attrib))
    if text in INVISIBLE:
        return " " if text == APPLICATION and known.left else ""
    left, right = (known.left >= WIDE, known.right >= WIDE) if form == "infix" else (False, False)
    return (" " if left else "") + text + (" " if right or text in ",;" else "")


def token(element: ET.Element) -> str:
    """Return letters, figures or words."""
    text = element.text or ""
    return "".join(unicodedata.normalize("NFKC", one) if ord(one) in MATH_LETTERS else one for one in text)


def grouped(element: ET.Element) -> str:
    """Return what is one letter, number or word as it is, and all else in parentheses."""
    text = said_alone(element)
    return text if text.isalnum() or len(text) == 1 or (text[:1] == "(" and text[-1:] == ")") else f"({text})"


def said_alone(element: ET.Element) -> str:
    """Return an element that is no part of a row."""
    return (sign(element) if element.tag == "mo" else said(element)).strip()


def shifted(element: ET.Element, mark: str, small: Mapping[int, int]) -> str:
    """Return a script: in small letters where there are such, else behind a mark."""
    text = said_alone(element)
    if set(text) <= set("′″‴*"):
        return text
    tight = text.replace(" ", "")
    return tight.translate(small) if all(ord(one) in small for one in tight) else f"{mark}{grouped(element)}"


def scripts(base: ET.Element, below: ET.Element | None, above: ET.Element | None) -> str:
    """Return a base with what stands lower and higher beside it; a sum has a space behind its limits."""
    low = shifted(below, "_", LOWERED) if below is not None else ""
    high = shifted(above, "^", RAISED) if above is not None else ""
    large = base.tag == "mo" and operator(base.text or "", "prefix", {}).large
    return grouped(base) + low + high + (" " if large else "")


def over(element: ET.Element) -> str:
    """Return an accented letter, or limits above."""
    accent = ACCENTS.get((element[1].text or "").strip())
    text = said_alone(element[0])
    if accent and len(text) == 1:
        return unicodedata.normalize("NFC", text + accent)
    if element.get("accent") == "true":
        raise Unsaid
    return scripts(element[0], None, element[1])


def root(element: ET.Element) -> str:
    """Return a root with its degree."""
    degree = said_alone(element[1])
    if degree not in ROOTS:
        raise Unsaid
    return ROOTS[degree] + grouped(element[0])


def space(element: ET.Element) -> str:
    """Return a space where one is seen."""
    return " " if float(element.get("width", "0").removesuffix("em") or 0) >= WIDE else ""


WAYS: Mapping[str, Callable[[ET.Element], str]] = {
    "mi": token,
    "mn": token,
    "mtext": token,
    "ms": token,
    "mo": sign,
    "mspace": space,
    "mrow": row,
    "mstyle": row,
    "msqrt": lambda each: "√" + (grouped(each[0]) if len(each) == 1 else f"({row(each).strip()})"),
    "mroot": root,
    "mfrac": lambda each: f"{grouped(each[0])}/{grouped(each[1])}",
    "msub": lambda each: scripts(each[0], each[1], None),
    "msup": lambda each: scripts(each[0], None, each[1]),
    "msubsup": lambda each: scripts(*each),
    "munder": lambda each: scripts(each[0], each[1], None),
    "mover": over,
    "munderover": lambda each: scripts(*each),
}
