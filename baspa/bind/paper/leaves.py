"""Name trees and number trees of a PDF, of whose leaves a reader opens the one it needs (ISO 32000-1, 7.9.6 and 7.9.7).

WeasyPrint 70.0 writes each tree as one array: all places of a book in its catalog, which is read before any page. The
names of attachments it writes as bytes of UTF-8, and those of places in ASCII where they can be and else in UTF-16.
Readers look for a name by its letters (PDFium, qpdf) or by its bytes as they are written (Poppler): in one encoding
both orders are the same (ISO 32000-1, 7.9.2.2).
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from itertools import chain
from typing import Any

import pydyf

LEAF = 64  # keys of a leaf, and kids of a node


def divide_trees(pdf: Any) -> None:
    """Divide the trees of a PDF that is about to be written: of named places, attachments, IDs and tagged content."""
    names = pdf.catalog.get("Names", {})
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    numbers, files = (pdf.objects[int(each.split()[0])] for each in (root["ParentTree"], names["EmbeddedFiles"]))
    files["Names"] = in_one_encoding(files["Names"])
    name_places(pdf, names.get("Dests", {}))
    for tree, key in (
        (names.get("Dests", {}), "Names"),
        (files, "Names"),
        (root["IDTree"], "Names"),
        (numbers, "Nums"),
    ):
        if len(tree.get(key, ())) > 2 * LEAF:
            divide(pdf, tree, key)


def name_places(pdf: Any, places: Any) -> None:
    """Write the names of all places, and those that links give, in UTF-16 where one is not ASCII."""
    named = in_one_encoding(places.get("Names", ()))
    if named is places.get("Names", ()):
        return
    places["Names"] = named
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and isinstance(item.get("Dest"), pydyf.String):
            item["Dest"] = in_utf_16(item["Dest"].string)


def in_one_encoding(pairs: Sequence[Any]) -> Any:
    """Return names of a tree and their values; where one is not ASCII, all in UTF-16: so letters and bytes agree."""
    texts = [name.string.decode() if isinstance(name.string, bytes) else name.string for name in pairs[::2]]
    if all(map(str.isascii, texts)):
        return pairs
    names = map(in_utf_16, texts)
    return pydyf.Array(chain.from_iterable(zip(names, pairs[1::2], strict=True)))


def in_utf_16(text: str) -> str:
    """Return a text as a string of a PDF, in UTF-16 whatever its letters."""
    return f"<{(BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"


def divide(pdf: Any, tree: Any, key: str) -> None:
    """Divide a tree that is one array, of keys in order and their values, in place."""
    flat = tree.pop(key)
    pieces = (flat[start : start + 2 * LEAF] for start in range(0, len(flat), 2 * LEAF))
    nodes = [pydyf.Dictionary({"Limits": pydyf.Array((each[0], each[-2])), key: pydyf.Array(each)}) for each in pieces]
    while len(nodes) > LEAF:
        nodes = [node_of(pdf, nodes[start : start + LEAF]) for start in range(0, len(nodes), LEAF)]
    tree["Kids"] = node_of(pdf, nodes)["Kids"]


def node_of(pdf: Any, kids: list[Any]) -> Any:
    """Return a node above others, which are added to the PDF."""
    for kid in kids:
        pdf.add_object(kid)
    limits = pydyf.Array((kids[0]["Limits"][0], kids[-1]["Limits"][1]))
    return pydyf.Dictionary({"Limits": limits, "Kids": pydyf.Array(kid.reference for kid in kids)})
