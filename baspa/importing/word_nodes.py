"""The parts of a DOCX as elements of lxml: read, made, put in, taken out, and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

XmlNode = Any  # an element of lxml, which has no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def as_part(root: XmlNode) -> bytes:
    """Return a part as it stands in the package."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def text_run(text: str) -> XmlNode:
    """Return a run with this text."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return run


def paragraph(text: str) -> XmlNode:
    """Return a paragraph with this text."""
    made = etree.Element(f"{W}p")
    made.append(text_run(text))
    return made


def child(parent: XmlNode, name: str, value: str = "") -> XmlNode:
    """Return an element of Word's that is put behind all that another one holds, with a value or without."""
    return etree.SubElement(parent, f"{W}{name}", {f"{W}val": value} if value else {})


def replace(element: XmlNode, text: str) -> None:
    """Put a text into the place of something in a run."""
    made = etree.Element(f"{W}t")
    made.text = text
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, made)


def remove(element: XmlNode) -> None:
    """Take an element out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: XmlNode) -> None:
    """Leave what stands in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [*element]


def parsed(data: bytes) -> XmlNode:
    """Return the root of an XML part, without reaching for anything else; archive.py has refused entities."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def relations(data: bytes, members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the id of each relationship of a part in word/, and the name of what it leads to; "" if it is not there."""
    for each in parsed(data) if data else ():
        target = each.get("Target") or ""
        name = target[1:] if target.startswith("/") else f"word/{target}"
        yield each.get("Id") or "", name if name in members and each.get("TargetMode") != "External" else ""
