"""Read an EPUB back by its package document and spine, with zipfile and an XML parser alone (EPUB 3.3, 5 and 6)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.tree.blocks import own_text
from baspa.verify.held.reading import FoundBlock

OPF = "{http://www.idpf.org/2007/opf}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def read_epub(data: bytes) -> tuple[FoundBlock, ...]:
    """Return every element with an id, in the order of the spine, its text without the blocks inside it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple(block for name in spine(archive) for block in blocks(archive.read(name)))


def spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the documents of the spine by their names in the archive."""
    container = ET.fromstring(archive.read("META-INF/container.xml"))  # noqa: S314 no entities: bound a moment ago
    package_name = next(e.get("full-path", "") for e in container.iter(f"{OCF}rootfile"))
    package = ET.fromstring(archive.read(package_name))  # noqa: S314
    names = {item.get("id", ""): item.get("href", "") for item in package.iter(f"{OPF}item")}
    for reference in package.iter(f"{OPF}itemref"):
        yield posixpath.join(posixpath.dirname(package_name), names[reference.get("idref", "")])


def blocks(xhtml: bytes) -> Iterator[FoundBlock]:
    """Yield the elements of one document that have an id."""
    root = ET.fromstring(xhtml)  # noqa: S314
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for element in elements:
        element.tag = element.tag.removeprefix(XHTML).removeprefix(MATHML)
    for element in elements:
        if element.get("id"):
            yield FoundBlock(element.get("id", ""), own_text(element))
