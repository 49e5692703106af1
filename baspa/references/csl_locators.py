"""Locators as pandoc takes them: it reads them out of the text behind a key, by the words of the style's language.

So that it reads no more and no less than was meant, each of CSL's locators has one more word here, a character that
Unicode keeps for what never leaves a program, and stands with its value in braces, as in pandoc's manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from baspa.references.csl_xml import Node, attribute, attributes, element
from baspa.references.hidden import hide
from baspa.references.markup import without_controls
from baspa.references.model import CitationItem

KNOWN = (
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "section", "sub-verbo", "verse", "volume",
)  # fmt: skip
SIGNS = {label: chr(0xFDE0 + number) for number, label in enumerate(KNOWN)}
UNUSED = "verb-short"  # a form that no style asks for a word for a place in
SEVERAL = re.compile(r"\d\D*[-–—,&]\D*\d")

Carried = Mapping[tuple[str, bool], str]  # a label that pandoc does not read, whether it counts several -> its carrier


def carriers(items: Iterable[CitationItem]) -> Carried:
    """Return for each label that pandoc does not read (number, table) one that it does and that no item has."""
    asked = dict.fromkeys((item.label, several(item.locator)) for item in items if item.locator)
    free = [label for label in reversed(KNOWN) if not any(label == used for used, _ in asked)]
    return dict(zip(((label, many) for label, many in asked if label not in SIGNS), free, strict=False))


def several(locator: str) -> bool:
    """Tell whether a locator is of more than one."""
    return SEVERAL.search(locator) is not None


def behind(item: CitationItem, carried: Carried) -> str:
    """Return the text behind the key of an item: its locator in braces, empty ones where it has none; its suffix."""
    suffix = without_controls(item.suffix)
    if not item.locator:
        return f"{{}}{suffix}"
    label = carried.get((item.label, several(item.locator)), item.label)
    value = hide(without_controls(item.locator), "[]")  # brackets without their like would end it for pandoc
    return f"{{{SIGNS[label]} {value}}}{suffix}"


def locale() -> Node:
    """Return the <locale> that has the signs of the locators."""
    terms = [element("term", {"name": label, "form": UNUSED}, sign) for label, sign in SIGNS.items()]
    return element("locale", {}, element("terms", {}, *terms))


def with_carriers(node: Node, carried: Carried) -> Node:
    """Return a style that says of a carrier what it says of the label that is carried."""
    if not carried:
        return node
    if node["name"] == "label" and attribute(node, "variable") == "locator":
        return _chosen(node, carried)
    said = dict(attributes(node))
    if "locator" in said:
        asked = [label for label in said["locator"].split() if label not in carried.values()]
        asked += [carrier for (label, _), carrier in carried.items() if label in asked]
        said["locator"] = " ".join(asked) or "none"
    inside = node["children"]
    assert isinstance(inside, list)
    made = [with_carriers(child, carried) if isinstance(child, dict) else child for child in inside]
    return node | {"attrs": said, "children": made}


def _chosen(label: Node, carried: Carried) -> Node:
    """Return a <choose>: the word of what is carried, else the label."""
    own = {name: value for name, value in attributes(label).items() if name not in ("variable", "plural")}
    ifs = []
    for number, ((name, many), carrier) in enumerate(carried.items()):
        plural = {"always": True, "never": False}.get(attribute(label, "plural"), many)
        word = element("text", own | {"term": name, "plural": str(plural).lower()})
        ifs.append(element("else-if" if number else "if", {"locator": carrier}, word))
    return element("choose", {}, *ifs, element("else", {}, label))
