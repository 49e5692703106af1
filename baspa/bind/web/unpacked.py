"""An e-book of the press, taken apart: its documents in their order, and what they show (EPUB 3.3, 5 and 6)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.model.edition import Artifact

OPF = "{http://www.idpf.org/2007/opf}"
FOLDER = "EPUB"  # where EbookLib puts all but the container
PACKAGE = f"{FOLDER}/content.opf"
XHTML, MATHML = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
OF_XML = ("{http://www.idpf.org/2007/ops}", "{http://www.w3.org/XML/1998/namespace}")  # HTML has others, or none
NO_PAGE_ASKS_FOR = ("application/x-dtbncx+xml", "application/smil+xml")  # media types


@dataclass(frozen=True, slots=True)
class EbookDocument:
    """One document of the e-book, as HTML has it: names without their namespaces."""

    name: str  # file name, c1.xhtml
    title: str
    root: ET.Element
    properties: frozenset[str]  # of the manifest item: nav, mathml ...

    @property
    def body(self) -> ET.Element:
        """Its body."""
        return next(self.root.iter("body"))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an e-book holds."""

    documents: tuple[EbookDocument, ...]  # in the order of the spine
    files: dict[str, tuple[str, bytes]]  # media type and content of all else, by name: style sheet, fonts, pictures


def unpacked(epub: Artifact) -> Unpacked:
    """Take an e-book apart that the press has bound."""
    with zipfile.ZipFile(io.BytesIO(epub.data)) as archive:
        root = ET.fromstring(archive.read(PACKAGE))  # noqa: S314 it was bound a moment ago
        items = {item.get("id", ""): item for item in root.iter(f"{OPF}item")}
        content = {name: archive.read(posixpath.join(FOLDER, name)) for name in map(href, items.values())}
    spine = [items[reference.get("idref", "")] for reference in root.iter(f"{OPF}itemref")]
    documents = tuple(document(item, content.pop(href(item))) for item in spine)
    shown = [
        item for item in items.values() if item.get("media-type") not in NO_PAGE_ASKS_FOR and href(item) in content
    ]
    return Unpacked(documents, {href(item): (item.get("media-type", ""), content[href(item)]) for item in shown})


def href(item: ET.Element) -> str:
    """Return the name of a file of the manifest."""
    return item.get("href", "")


def document(item: ET.Element, xhtml: bytes) -> EbookDocument:
    """Return a document of the manifest."""
    root = ET.fromstring(xhtml)  # noqa: S314
    for element in root.iter():
        as_html(element)
    title = next(root.iter("title"))
    return EbookDocument(href(item), title.text or "", root, frozenset(item.get("properties", "").split()))


def as_html(element: ET.Element) -> None:
    """Give an element and its attributes the names that HTML has for them (HTML, 13.1.2: they have no prefixes)."""
    element.tag = element.tag.removeprefix(XHTML).removeprefix(MATHML).removeprefix(SVG)
    for name in [name for name in element.attrib if name.startswith("{")]:
        value = element.attrib.pop(name)
        if not name.startswith(OF_XML):
            element.set(name.removeprefix(XLINK), value)
