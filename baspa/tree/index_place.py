"""A place in the text that an index leads to: a span in the tree, and how it is taken out again."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree import ElementTree as ET

from baspa.tree.blocks import BLOCK_KINDS
from baspa.tree.index_mark import LOCATOR_CLASS

INDEX_ANCHOR = "index-mark"  # class of the spans that indexes lead to
INDEX_ID = "-index."  # in the ids that the press gives to them


def take_out(parent: ET.Element, at: int) -> None:
    """Put what a child holds into its place; `at` is its position."""
    element = parent[at]
    inner = list(element)
    parent[at : at + 1] = inner
    join(parent, at, element.text)
    join(parent, at + len(inner), element.tail)


def join(parent: ET.Element, at: int, text: str | None) -> None:
    """Add text behind the first `at` children of an element; two blanks that meet are one."""
    before = parent[at - 1].tail if at else parent.text
    if text and text[0].isspace() and is_blank(parent, at):
        text = text.lstrip()
    joined = (before or "") + (text or "") or None
    if at:
        parent[at - 1].tail = joined
    else:
        parent.text = joined


def is_blank(parent: ET.Element, at: int) -> bool:
    """Tell whether a blank, or nothing of a block, stands before a child, marks without words left out."""
    while at:
        child = parent[at - 1]
        if child.tail:
            return child.tail[-1].isspace()
        if child.tag != "span" or child.text or len(child):
            return False
        at -= 1
    return parent.text[-1].isspace() if parent.text else parent.tag in BLOCK_KINDS


def forget(tree: ET.Element, ids: Collection[str]) -> None:
    """Take away the places of an index that are not among `ids`, and the entries that are then empty, in place."""
    for entries in reversed([e for e in tree.iter("ul") if e.get("class") == "index-entry-list"]):
        for item in entries:
            forget_in(item, ids)
        entries[:] = [item for item in entries if len(item) > 1]  # more than its term
    for body in tree.iterfind(".//div[@class='index-body']"):
        body[:] = [group for group in body if len(group[-1])]
        kept = {item.get("id") for item in body.iter("li")}
        for link in [link for link in body.iter("a") if link.get("href") and link.get("href", "")[1:] not in kept]:
            link.tag, link.attrib = "span", {}


def forget_in(item: ET.Element, ids: Collection[str]) -> None:
    """Take lost places, and a list of entries that are gone, from one entry."""
    kept = []
    for child in item:
        link = child[0] if child.get("class") == LOCATOR_CLASS else ET.Element("a")
        if link.get("data-end", "") not in ids:
            link.attrib.pop("data-end", None)
        is_lost = "data-begin" in link.attrib and link.get("data-begin") not in ids
        if not is_lost and (child.tag != "ul" or len(child)):
            kept.append(child)
    item[:] = kept
