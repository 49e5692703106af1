"""Read Kobo's edition back with an XML parser: what any e-book has, and what Kobo's readers ask for beside it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place, Problem, Problems
from baspa.verify.held.complete import hold_epub
from baspa.verify.held.epub import OPF, elements, package
from baspa.verify.held.reading import HINT, SHOWN

SENTENCE = re.compile(r"kobo\.([1-9]\d*)\.([1-9]\d*)")
UNPARTED = ("pre", "nav", "math", "ruby", "audio", "video")  # Kobo's own converter leaves such alone
SVG = "{http://www.w3.org/2000/svg}"


def hold_kepub(artifact: Artifact, book: Book) -> Problems:
    """Hold Kobo's edition against the book as the screen has it; B298 where it lacks what Kobo asks for."""
    return (*hold_epub(artifact, book), *(Problem(Place("book.toml"), "B298", s, HINT) for s in wants(artifact.data)))


def wants(data: bytes) -> Iterator[str]:
    """Yield what lacks: elements around the text, spans around sentences, the cover's names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        folder, _, spine, root = package(archive)
        documents = {name: elements(archive.read(posixpath.join(folder, name))) for name in spine}
    named = {meta.get("content") for meta in root.iter(f"{OPF}meta") if meta.get("name") == "cover"}
    covers = {item.get("id") for item in root.iter(f"{OPF}item") if "cover-image" in item.get("properties", "").split()}
    if named != covers or len(covers) != 1:
        yield "the KEPUB does not name its cover in both ways"
    for name, document in documents.items():
        yield from wants_of(document, name)


def wants_of(document: ET.Element, name: str) -> Iterator[str]:
    """Yield what one document lacks."""
    body = next(document.iter("body"))
    if [child.get("id") for child in body] != ["book-columns"] or [c.get("id") for c in body[0]] != ["book-inner"]:
        yield f"the KEPUB lacks the elements around the text: {name}"
    for text in outside(body):
        yield f'the KEPUB has "{" ".join(text.split())[:SHOWN]}" outside of Kobo\'s sentences: {name}'
    ids = [each.get("id", "") for each in body.iter("span") if each.get("class") == "koboSpan"]
    places = [tuple(map(int, match.groups())) for match in map(SENTENCE.fullmatch, ids) if match]
    if len(places) < len(ids) or any(one >= other for one, other in pairwise(places)):
        yield f"the KEPUB does not number its sentences in their order: {name}"


def outside(element: ET.Element) -> Iterator[str]:
    """Yield the texts below an element that are in no sentence's span."""
    if element.get("class") == "koboSpan" or element.tag in UNPARTED or element.tag.startswith(SVG):
        return
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            yield text
    for child in element:
        yield from outside(child)
