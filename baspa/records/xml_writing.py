"""Elements of XML with what stands in them; what is absent leaves no empty element."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Content = str | ET.Element | None


def node(tag: str, *content: Content, **attributes: str) -> ET.Element | None:
    """Return an element, None where nothing stands in it; "" and None are nothing."""
    made = ET.Element(tag, {name: value for name, value in attributes.items() if value})
    for each in content:
        if isinstance(each, ET.Element):
            made.append(each)
        elif each:
            made.text = each
    return made if len(made) or made.text else None


def nodes(made: Iterable[ET.Element | None]) -> list[ET.Element]:
    """Return the elements that there are."""
    return [each for each in made if each is not None]


def document(tag: str, content: Iterable[Content], **attributes: str) -> bytes:
    """Return a document."""
    root = ET.Element(tag, attributes)
    root.extend(nodes(each for each in content if isinstance(each, ET.Element)))
    ET.indent(root)
    return serialized(root)


def serialized(root: ET.Element) -> bytes:
    """Return a document as a file."""
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
