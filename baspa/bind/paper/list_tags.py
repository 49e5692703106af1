"""Lists in the structure tree, as ISO 32000-2, 14.8.4.8 has them: L > LI > Lbl and LBody, an inner L in the LBody.

WeasyPrint 70.0 puts an inner list beside its item, behind all that the item holds, and makes an item of each term and
of each of its definitions.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

from baspa.bind.paper.structure_tree import Element, Struct, StructureTree

LETTER = re.compile(r"'\(?[^\W\d_]")  # that the first item has as its mark
NUMBERINGS = {"": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


def define(tree: StructureTree, document: Struct) -> None:
    """Make one list item of a term, its label, and its definitions (ISO 32000-1, table 336)."""
    for struct in list(tree.everything(document)):
        element = tree.html.get(struct.number)
        if struct["S"] != "/L" or element is None or element.tag != "dl":
            continue
        item: Any = None
        for kid in tree.kids(struct):  # WeasyPrint makes an item of each, with a body of the same element in it
            if tree.html.pop(kid.number).tag == "dt":
                item, tree.kids(kid)[0]["S"] = kid, "/Lbl"
            elif item is not None:
                struct["K"].remove(kid.reference)
                tree.give(kid, item)


def nest(tree: StructureTree, document: Struct) -> None:
    """Move each list that stands in an item's text into the item's body, where it stands in the text."""
    items: dict[int, tuple[Struct, Element]] = {}
    inner: list[tuple[Struct, Element]] = []
    for struct in tree.everything(document):
        element = tree.html.get(struct.number)
        if element is not None and struct["S"] == "/LI":
            items.setdefault(id(element), (struct, element))
        elif element is not None and struct["S"] == "/L" and element.tag in ("ul", "ol"):
            inner.append((struct, element))
    owners = {id(child): item for item, element in items.values() for child in element}
    for struct, element in inner:
        item = owners.get(id(element))
        if item is not None and struct["P"] != body(tree, item).reference:
            put(tree, struct, element, body(tree, item))


def number(tree: StructureTree, document: Struct) -> None:
    """Say of each list with numbers of which kind they are (ISO 32000-1, table 347; ISO 14289-1, 7.6)."""
    for struct in tree.everything(document):
        element = tree.html.get(struct.number)
        if struct["S"] != "/L" or element is None or element.tag != "ol" or not len(element):
            continue
        lettered = element.get("type", "") == "" and LETTER.search(next(iter(element)).get("style", ""))
        labelled = any(kid["S"] == "/Lbl" for item in tree.kids(struct) for kid in tree.kids(item))
        if labelled and not lettered:  # there is no word for letters that are not Latin
            numbering = f"/{NUMBERINGS[element.get('type', '')]}"
            struct["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


def put(tree: StructureTree, struct: Struct, element: Element, into: Struct) -> None:
    """Put an inner list into the body of its item, before what follows it there."""
    item = tree.html[tree.resolve(into["P"]).number]
    following = {id(child) for child in list(item)[list(item).index(element) + 1 :]}
    at = next((kid for kid in tree.kids(into) if id(tree.html.get(kid.number)) in following), None)
    tree.resolve(struct["P"])["K"].remove(struct.reference)
    into["K"].insert(into["K"].index(at.reference) if at is not None else len(into["K"]), struct.reference)
    struct["P"] = into.reference


def body(tree: StructureTree, item: Struct) -> Struct:
    """Return the one LBody of a list item, which holds all but its label (ISO 32000-1, table 336)."""
    rest = [kid for kid in tree.kids(item) if kid["S"] != "/Lbl"]
    if len(rest) == 1 and rest[0]["S"] == "/LBody":
        return rest[0]
    made = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
    tree.pdf.add_object(made)
    made["K"] = pydyf.Array()
    for kid in rest:
        item["K"].remove(kid.reference)
        if kid["S"] == "/LBody":
            tree.give(kid, made)
        else:
            kid["P"] = made.reference
            made["K"].append(kid.reference)
    item["K"].append(made.reference)
    return made
