"""A Formula in a chapter's tree, which has no namespaces, and the same element as a Formula again."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from baspa.formula.model import Formula

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def as_element(formula: Formula) -> ET.Element:
    """Return <math display= alttext=> with names that have no namespace."""
    root = ET.fromstring(formula.mathml)  # noqa: S314  our own
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def as_formula(element: ET.Element) -> Formula:
    """Return the Formula of such an element; what stands behind the element is no part of it."""
    root = ET.Element("math", {"xmlns": NAMESPACE, **element.attrib})
    root.extend(element)
    alt = element.get("alttext", "")
    return Formula(alt, element.get("display") == "block", "", ET.tostring(root, encoding="unicode"), alt)
