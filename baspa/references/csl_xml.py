"""CSL's XML as values that JSON can hold, {name, attrs, children}, and back.

A book's own style is untrusted: a document type, and with it every entity, is refused, and the size is limited. What is
written back has only what was read here: elements and attributes of CSL, and the texts of terms.
"""

from __future__ import annotations

from typing import cast
from xml.parsers import expat

from baspa.references.escaping import escape, quoted
from baspa.references.markup import without_controls

NAMESPACE = "http://purl.org/net/xbiblio/csl"
XML = "http://www.w3.org/XML/1998/namespace"
LIMIT = 2**20  # bytes; the largest style of the CSL project has a quarter of it
DEPTH = 100

Node = dict[str, object]
# Elements whose text counts; in the others there is but white space.
TEXTS = frozenset(("id", "term", "single", "multiple"))


class Malformed(ValueError):
    """What is wrong with the XML, and in which line (from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse(data: bytes) -> Node:
    """Return the root element. Raises Malformed."""
    if len(data) > LIMIT:
        raise Malformed(0, f"{len(data)} bytes, more than {LIMIT}")
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self.top: Node = {"name": "", "attrs": {}, "children": []}
        self.stack = [self.top]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> Node:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Malformed(error.lineno, f"no well-formed XML: {expat.ErrorString(error.code)}") from error
        except LookupError as error:
            raise Malformed(1, str(error)) from error
        return children(self.top)[0]

    def _refuse(self, *_: object) -> None:
        raise Malformed(self.parser.CurrentLineNumber, "has a document type (<!DOCTYPE>)")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace != NAMESPACE:
            raise Malformed(self.parser.CurrentLineNumber, f"<{local}> is no element of CSL")
        if len(self.stack) > DEPTH:
            raise Malformed(self.parser.CurrentLineNumber, f"elements nest deeper than {DEPTH}")
        attrs = {key.replace(f"{XML} ", "xml:"): without_controls(value) for key, value in attributes.items()}
        node: Node = {"name": local, "attrs": attrs, "children": []}
        cast("list[object]", self.stack[-1]["children"]).append(node)
        self.stack.append(node)

    def _end(self, name: str) -> None:
        node = self.stack.pop()
        if node["name"] in TEXTS and not children(node):
            node["children"] = ["".join(cast("list[str]", node["children"]))]

    def _text(self, text: str) -> None:
        if self.stack[-1]["name"] in TEXTS:
            cast("list[object]", self.stack[-1]["children"]).append(without_controls(text))


def element(name: str, attributes: dict[str, str], *inside: Node | str) -> Node:
    """Return an element of CSL."""
    return {"name": name, "attrs": attributes, "children": list(inside)}


def written(root: Node) -> bytes:
    """Return the XML of an element as a document of its own."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{_written(root, NAMESPACE)}\n'.encode()


def _written(node: Node, namespace: str = "") -> str:
    said = ({"xmlns": namespace} if namespace else {}) | attributes(node)
    inside = cast("list[Node | str]", node["children"])
    text = "".join(escape(child) if isinstance(child, str) else _written(child) for child in inside)
    opening = " ".join([str(node["name"]), *(f"{key}={quoted(value)}" for key, value in said.items())])
    return f"<{opening}>{text}</{node['name']}>"


def children(node: Node, name: str = "") -> list[Node]:
    """Return the elements right in a node, all or those of one name."""
    inside = cast("list[object]", node["children"])
    return [child for child in inside if isinstance(child, dict) and name in ("", child["name"])]


def texts(node: Node) -> list[str]:
    """Return the texts right in a node."""
    return [child for child in cast("list[object]", node["children"]) if isinstance(child, str)]


def walk(node: Node) -> list[Node]:
    """Return a node and all elements in it, in the order of the document."""
    return [node, *(inner for child in children(node) for inner in walk(child))]


def attributes(node: Node) -> dict[str, str]:
    """Return the attributes of a node."""
    return cast("dict[str, str]", node["attrs"])


def attribute(node: Node, name: str) -> str:
    """Return an attribute's value, or ""."""
    return attributes(node).get(name, "")
