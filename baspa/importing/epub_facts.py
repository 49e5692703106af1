"""What the package of an e-book says of it (EPUB 3.3, 5.5; OPF 2.0.1, 2.2): titles, people in their order, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from xml.etree import ElementTree as ET

from baspa.check.metadata import relators
from baspa.check.numbers import isbn_fault
from baspa.importing.facts import Credit, Facts, xml
from baspa.importing.meta_facts import clean

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
PREFIX = re.compile(r"(?:urn:)?isbn[:\s]*", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
MADE_BY = ("bkp", "mfr")  # the programs that made the e-book
WRITER, HELPER = "aut", "ctb"  # MARC relators of those of whom nothing is said


class Package:
    """The metadata of one package document."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.refined: dict[tuple[str, str], str] = {}  # id and property -> value
        for meta in root.iter(f"{OPF}meta"):
            if about := meta.get("refines", ""):
                self.refined[about.removeprefix("#"), meta.get("property", "")] = clean(meta.text or "")

    def said(self, name: str) -> list[ET.Element]:
        """Return the elements of Dublin Core of this name that say something, in the order that they ask for."""
        found = [element for element in self.root.iter(f"{DC}{name}") if clean(element.text or "")]
        return sorted(found, key=lambda element: int(self.of(element, "display-seq") or 0))

    def of(self, element: ET.Element, what: str) -> str:
        """Return what is said of an element, by EPUB 3 or by OPF 2; display-seq is a number."""
        value = self.refined.get((element.get("id", ""), what), "") or element.get(f"{OPF}{what}", "")
        return "" if what == "display-seq" and not value.isdecimal() else value

    def titles(self) -> tuple[str, str, list[str]]:
        """Return title, subtitle and all others."""
        found = [(self.of(element, "title-type"), clean(element.text or "")) for element in self.said("title")]
        main = next((text for kind, text in found if kind == "main"), found[0][1] if found else "")
        sub = next((text for kind, text in found if kind == "subtitle"), "")
        return main, sub, [text for _, text in found if text not in (main, sub)]

    def people(self) -> Iterator[Credit]:
        """Yield who made the book, authors and helpers."""
        for name, usual in (("creator", WRITER), ("contributor", HELPER)):
            for element in self.said(name):
                role = self.of(element, "role").lower()
                if role not in MADE_BY:
                    code = role if role in relators() else usual
                    yield Credit(clean(element.text or ""), code, self.of(element, "file-as"))

    def isbn(self) -> str:
        """Return the first ISBN that is one by its form; "" for none."""
        for element in self.said("identifier"):
            number = PREFIX.sub("", clean(element.text or "")).upper()
            if not isbn_fault(number):
                return number
        return ""


def of_package(members: Mapping[str, bytes]) -> Facts:
    """Return the facts of an e-book; those of Facts() where its package cannot be read."""
    data = next((data for name, data in members.items() if name.endswith(".opf")), b"")
    package = Package(xml(data))
    title, subtitle, titles = package.titles()
    languages = texts(package, "language")
    people = [*package.people()]
    authors = [person for person in people if person.role == WRITER]
    others = [("another title:", f'"{text}"') for text in titles]
    others += [("another language:", f'"{text}"') for text in languages[1:]]
    others += [("rights:", f'"{text}"') for text in texts(package, "rights")]
    return Facts(
        title=title,
        subtitle=subtitle,
        authors=tuple(person.name for person in authors),
        contributors=tuple(person for person in people if person.role != WRITER),
        language=next(iter(languages), ""),
        date=next(iter(dates(package)), ""),
        publisher=next(iter(texts(package, "publisher")), ""),
        keywords=tuple(dict.fromkeys(texts(package, "subject"))),
        annotation=clean(unescape(TAG.sub(" ", " ".join(texts(package, "description"))))),
        isbn=package.isbn(),
        others=tuple(others),
    )


def texts(package: Package, name: str) -> list[str]:
    """Return what the elements of a name say."""
    return [clean(element.text or "") for element in package.said(name)]


def dates(package: Package) -> list[str]:
    """Return the days of publication; those of conversion and the like say so in OPF 2."""
    said = [element for element in package.said("date") if package.of(element, "event") in ("", "publication")]
    return [clean(element.text or "") for element in said]
