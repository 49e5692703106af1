"""Read an EPUB back by its package document and spine, with zipfile and an XML parser alone (EPUB 3.3, 5 and 6)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

from baspa.tree.blocks import own_text
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.links import is_outside
from baspa.tree.names import NO_MATH
from baspa.verify.held.counted import Counted, first_block, plain, rows
from baspa.verify.held.reading import FoundBlock

OPF = "{http://www.idpf.org/2007/opf}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


@dataclass(frozen=True, slots=True)
class ReadEpub:
    """What an EPUB holds, in the order of its spine."""

    blocks: tuple[FoundBlock, ...]  # every element with an id, its text without the blocks inside it
    counted: tuple[Counted, ...]
    files: dict[str, bytes]  # of the manifest, by their addresses, beside the documents


def read_epub(data: bytes) -> ReadEpub:
    """Return the blocks of an EPUB, what is counted in them, and its other files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        folder, manifest, spine, _ = package(archive)
        held = set(archive.namelist())
        files = {name: archive.read(path) for name in manifest if (path := posixpath.join(folder, name)) in held}
    documents = {name: elements(files.pop(name)) for name in spine}
    goals = frozenset(f"{name}#{e.get('id')}" for name, root in documents.items() for e in root.iter() if e.get("id"))
    found = tuple(b for root in documents.values() for b in blocks(root))
    counted = (each for name, root in documents.items() for each in SpineDocument(name, goals, files).counted(root, ()))
    return ReadEpub(found, tuple(counted), files)


class EpubPackage(NamedTuple):
    """The package document; files by their addresses in its folder."""

    folder: str
    files: frozenset[str]  # of the manifest
    spine: tuple[str, ...]
    root: ET.Element


def package(archive: zipfile.ZipFile) -> EpubPackage:
    """Return the package document of an e-book."""
    container = ET.fromstring(archive.read("META-INF/container.xml"))  # noqa: S314 no entities: bound a moment ago
    path = next(e.get("full-path", "") for e in container.iter(f"{OCF}rootfile"))
    root = ET.fromstring(archive.read(path))  # noqa: S314
    names = {item.get("id", ""): item.get("href", "") for item in root.iter(f"{OPF}item")}
    spine = tuple(names[reference.get("idref", "")] for reference in root.iter(f"{OPF}itemref"))
    return EpubPackage(posixpath.dirname(path), frozenset(names.values()), spine, root)


def elements(xhtml: bytes) -> ET.Element:
    """Return the tree of a document, the names without their namespaces."""
    root = ET.fromstring(xhtml)  # noqa: S314
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(XHTML).removeprefix(MATHML)
    return root


def blocks(root: ET.Element) -> Iterator[FoundBlock]:
    """Yield the elements of one document that have an id; a place of an index says what the press makes of it."""
    for span in list(root.iter("span")):
        if span.get("class") == LOCATOR_CLASS:
            span.text = ", "
            for link in span:
                link.text, link[:] = "1", []
    for element in root.iter():
        if element.get("id"):
            yield FoundBlock(element.get("id", ""), own_text(element))


@dataclass(frozen=True, slots=True)
class SpineDocument:
    """One document of the spine."""

    name: str
    goals: frozenset[str]  # document#id of all elements of the book
    files: dict[str, bytes]

    def counted(self, element: ET.Element, within: tuple[str, ...]) -> Iterator[Counted]:
        """Yield what is counted below an element."""
        for child in element:
            if child.tag == "img" and child.get("class") != NO_MATH:  # of a formula, which is counted itself
                file = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), child.get("src", "")))
                if file in self.files:
                    yield Counted("picture", plain(child.get("alt", "")), within, file)
            elif child.tag == "math":
                yield Counted("formula", plain(child.get("alttext", "")), within)
                continue
            elif child.tag == "table":
                yield Counted("table", rows(child), (*first_block(child), *within))
            elif child.get("href"):
                yield Counted("link", self.goal(child.get("href", "")), within)
            yield from self.counted(child, (child.get("id", ""), *within) if child.get("id") else within)

    def goal(self, address: str) -> str:
        """Return where a link leads: an address, or the id of an element that there is."""
        if is_outside(address):
            return address
        document, _, name = address.partition("#")
        return name if f"{document or self.name}#{name}" in self.goals else ""
