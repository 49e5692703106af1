"""Documents of the e-book that are too large for old readers, parted at headings; all links lead where they led.

The limit is that of old Adobe Digital Editions (baspa/readers/ade.toml), on whose engine other readers were built.
A book without such a document stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from lxml import etree

from baspa.bind.screen.cutting import pieces
from baspa.bind.screen.page_marks import PageMark
from baspa.model.edition import ContentsLine, Landmark, Section
from baspa.readers.rules import reader

Leading = TypeVar("Leading", Landmark, PageMark)
READER = "ade"
PROPERTIES = {"mathml": "{http://www.w3.org/1998/Math/MathML}math", "svg": "{http://www.w3.org/2000/svg}svg"}


@dataclass(frozen=True, slots=True)
class Parted:
    """The documents of an e-book, each as small as old readers want it, where its headings allow that."""

    sections: tuple[Section, ...]
    places: Mapping[str, str] = field(default_factory=dict)  # c3.xhtml#c3-9, as it was: the document that has it now

    def goal(self, href: str) -> str:
        """Return where a link leads now."""
        return f"{self.places[href]}#{href.partition('#')[2]}" if href in self.places else href

    def lines(self, contents: Iterable[ContentsLine]) -> tuple[ContentsLine, ...]:
        """Return the contents as they lead now."""
        return tuple(replace(e, href=self.goal(e.href), children=self.lines(e.children)) for e in contents)

    def leading(self, found: Iterable[Leading]) -> tuple[Leading, ...]:
        """Return landmarks, or marks of pages, as they lead now."""
        return tuple(replace(each, href=self.goal(each.href)) for each in found)


def parted(sections: Sequence[Section]) -> Parted:
    """Part the documents that are too large."""
    most = reader(READER).document_bytes
    large = {each.name: tuple(parts(each, most)) for each in sections if len(each.xhtml.encode()) > most}
    found = [(each.name, part) for each in sections for part in large.get(each.name, (each,))]
    places = {f"{was}#{name}": part.name for was, part in found if was in large for name in ids(part)}
    return Parted(tuple(led(part, was, places) for was, part in found) if large else tuple(sections), places)


def parts(section: Section, most: int) -> Iterator[Section]:
    """Yield the documents that one becomes: c3.xhtml, c3-2.xhtml."""
    for number, root in enumerate(pieces(etree.fromstring(section.xhtml.encode()), most), 1):
        name = section.name if number == 1 else section.name.replace(".", f"-{number}.")
        lacks = {each for each, tag in PROPERTIES.items() if root.find(f".//{tag}") is None}
        properties = tuple(each for each in section.properties if each not in lacks)
        yield replace(section, name=name, xhtml=written(root), properties=properties)


def ids(section: Section) -> Iterator[str]:
    """Yield the ids of a document."""
    yield from etree.fromstring(section.xhtml.encode()).xpath("//@id")


def led(section: Section, was: str, places: Mapping[str, str]) -> Section:
    """Return a document with its links as they lead now; `was` is the one that it was in."""
    root, changed = etree.fromstring(section.xhtml.encode()), False
    for link in root.iterfind(".//*[@href]"):
        document, _, name = link.get("href").partition("#")
        now = places.get(f"{document or was}#{name}")
        if now and now != (document or section.name):
            link.set("href", f"#{name}" if now == section.name else f"{now}#{name}")
            changed = True
    return replace(section, xhtml=written(root)) if changed else section


def written(root: Any) -> str:
    """Return a document as text."""
    made = etree.tostring(root, doctype="<!DOCTYPE html>", xml_declaration=True, encoding="utf-8")
    return str(made.decode())
