"""Bind the e-book for Kobo's own reading program, which counts by sentences what was read, marked and noted.

It wants two elements around the text, a span around each sentence and each picture, and the cover named twice: as
Kobo's guide (github.com/kobolabs/epub-spec) and kepubify, whose files Kobo's readers take, have it, both read on
2026-11-29.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from lxml import etree

from baspa.bind.screen.archive import rezip
from baspa.bind.screen.epub import XML
from baspa.language import find
from baspa.language.model import Language
from baspa.language.sentences import sentences
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.tree.names import HEADINGS, NO_MATH

XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
SENTENCE = "koboSpan"  # class of its span; the id is kobo.3.2, the second sentence of the third passage
COLUMNS, INNER = "book-columns", "book-inner"  # ids of what Kobo sets pages in
CSS = "div#book-inner { margin-top: 0; margin-bottom: 0 }"  # Kobo has margins of its own
PASSAGES = frozenset({"p", "li", "dt", "dd", "th", "td", "caption", "figcaption", *HEADINGS})
WHOLE = frozenset({"pre", "nav", "script", "style", "audio", "video", "ruby"})  # nothing in them is parted


def bind_kepub(edition: Edition, epub: Artifact) -> Artifact:
    """Make Kobo's edition of a bound e-book."""
    parted = partial(document, language=edition.metadata.language)
    data = rezip(epub.data, edition.modified, {".xhtml": parted, ".opf": package})
    return Artifact("kepub", file_name(edition.slug, "kepub"), data)


def document(xhtml: bytes, language: str) -> bytes:
    """Return a document with its sentences in spans, and its text in Kobo's two elements."""
    root = etree.fromstring(xhtml)
    head, body = root.find(f"{XHTML}head"), root.find(f"{XHTML}body")
    Sentences().part(body, find(root.get(f"{XML}lang", language)))
    inner = etree.Element(f"{XHTML}div", id=INNER)
    inner.text, inner[:] = body.text, list(body)
    columns = etree.SubElement(body, f"{XHTML}div", id=COLUMNS)
    body.text = None
    columns.append(inner)
    etree.SubElement(head, f"{XHTML}style", type="text/css").text = CSS
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8"))


@dataclass(slots=True)
class Sentences:
    """The sentences of one document, numbered by passages."""

    passage: int = 0
    sentence: int = 0

    def part(self, element: Any, language: Language) -> None:
        """Put the texts and pictures of an element, and of all in it, into spans."""
        name = element.tag.removeprefix(XHTML) if isinstance(element.tag, str) else "{"
        if name in WHOLE or name.startswith("{"):  # of MathML and SVG, and what is no element
            return
        if name in PASSAGES:
            self.begin()
        said = element.get(f"{XML}lang")
        language = find(said) if said else language
        made = list(self.spans(element.text, language))
        element.text = None if made else element.text
        for child in list(element):
            made += self.parted(child, language)
        element[:] = made

    def parted(self, child: Any, language: Language) -> list[Any]:
        """Return what takes the place of a child and of the text behind it."""
        tail, child.tail = child.tail, None
        if child.tag == f"{XHTML}img" and child.get("class") != NO_MATH:
            self.begin()
            child = self.span(child)
            self.begin()
        else:
            self.part(child, language)
        behind = list(self.spans(tail, language))
        child.tail = None if behind else tail
        return [child, *behind]

    def begin(self) -> None:
        """Begin a passage."""
        self.sentence = 0

    def spans(self, text: str | None, language: Language) -> Iterator[Any]:
        """Yield a span for each sentence of a text, none for white space."""
        if text and text.strip():
            for each in sentences(text, language):
                span = self.span()
                span.text = each
                yield span

    def span(self, *content: Any) -> Any:
        """Return the next span."""
        self.passage += not self.sentence
        self.sentence += 1
        span = etree.Element(f"{XHTML}span", {"class": SENTENCE, "id": f"kobo.{self.passage}.{self.sentence}"})
        span.extend(content)
        return span


def package(opf: bytes) -> bytes:
    """Return a package document that names the cover in both ways: Kobo asks for both."""
    root = etree.fromstring(opf)
    name_cover(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def name_cover(root: Any) -> None:
    """Name the cover as EPUB 3 does, by a property, and as EPUB 2 did, by a meta element, in place."""
    etree.cleanup_namespaces(root)  # else the new element has a prefix, which not all that read packages expect
    metadata = root.find(f"{OPF}metadata")
    if not any(meta.get("name") == "cover" for meta in metadata):
        for item in root.iter(f"{OPF}item"):
            if "cover-image" in item.get("properties", "").split():
                etree.SubElement(metadata, f"{OPF}meta", name="cover", content=item.get("id"))
