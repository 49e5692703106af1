"""Documents that templates made, XHTML or HTML: what in them would be loaded, would run, or leads astray."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.parsers import expat

from baspa.untrusted.css import reaches

Allowed = Callable[[str], bool]  # whether an address is that of one of the book's own files

SHOWING = ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "audio", "video", "source", "track")
RUNNING = ("script", "handler", "animate", "set", "animatetransform", "animatemotion", "foreignobject", "feimage")
REFUSED = frozenset((*SHOWING, *RUNNING, "base", "form", "input", "button"))
LOADING = frozenset(("src", "poster", "data", "background", "longdesc", "manifest", "codebase", "classid"))
ACTING = frozenset(("srcset", "imagesrcset", "srcdoc", "ping", "formaction", "action", "http-equiv"))
SCHEME = re.compile(r"[\s\x00-\x1f]*([a-zA-Z][\w+.-]*):")
FREE = frozenset(("http", "https", "mailto"))


def xhtml_faults(text: str, allowed: Allowed) -> Iterator[str]:
    """Yield what is wrong with a document of the e-book, each kind once: "has <script> (line 3)"."""
    reading = _XhtmlReading(_HeldDocument(allowed))
    with suppress(_OwnDoctype):
        reading.read(text)
    yield from reading.document.faults.values()


def html_faults(text: str, allowed: Allowed) -> Iterator[str]:
    """Yield what is wrong with an HTML document, as xhtml_faults does."""
    reading = _HtmlReading(_HeldDocument(allowed))
    reading.feed(text)
    reading.close()
    yield from reading.document.faults.values()


class _OwnDoctype(Exception):
    """A document with a document type of its own, of which nothing more is read."""


@dataclass
class _HeldDocument:
    """What is met in a document; its faults by their kind, each as it is told."""

    allowed: Allowed
    faults: dict[str, str] = field(default_factory=dict)
    sheet: list[str] | None = None  # the text of a <style> that is being read

    def add(self, fault: str, line: int) -> None:
        self.faults.setdefault(fault, f"{fault} (line {line})")

    def start(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        """Hold an element; its name and those of its attributes come without prefixes, in small letters."""
        self.sheet = [] if tag == "style" else self.sheet
        if tag in REFUSED:
            self.add(f"has <{tag}>", line)
        for name, value in attributes.items():
            self.attribute(tag, name, value, line)

    def attribute(self, tag: str, name: str, value: str, line: int) -> None:
        scheme = SCHEME.match(value)
        if name.startswith("on") or name in ACTING:
            self.add(f"has the attribute {name}", line)
        elif name == "style":
            self.css(value, line)
        elif name in LOADING or (name == "href" and tag not in ("a", "area")):
            self.loads(value, line)
        elif name == "href" and scheme and scheme[1].lower() not in FREE:
            self.add(f'links to "{value[:80]}"', line)

    def text(self, data: str) -> None:
        if self.sheet is not None:
            self.sheet.append(data)

    def end(self, tag: str, line: int) -> None:
        if tag == "style" and self.sheet is not None:
            self.css("".join(self.sheet), line)
            self.sheet = None

    def loads(self, address: str, line: int) -> None:
        if not address.startswith("#") and not self.allowed(address):
            self.add(f'refers to "{address[:80]}"', line)

    def css(self, css: str, line: int) -> None:
        for reach in reaches(css):
            if reach.word:
                self.add(reach.said, line)
            else:
                self.loads(reach.address, line)


class _XhtmlReading:
    """The reading of XHTML, which has no document type of its own, and no entities."""

    def __init__(self, document: _HeldDocument) -> None:
        self.document = document
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = document.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction

    def read(self, text: str) -> None:
        try:
            self.parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            self.document.add(f"is no well-formed XML: {expat.ErrorString(error.code)}", error.lineno)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        plain = {local_name(key): value for key, value in attributes.items()}
        self.document.start(local_name(name), plain, self.parser.CurrentLineNumber)

    def end(self, name: str) -> None:
        self.document.end(local_name(name), self.parser.CurrentLineNumber)

    def doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        if inside or system:
            self.document.add("declares a document type of its own", self.parser.CurrentLineNumber)
            raise _OwnDoctype

    def instruction(self, target: str, data: str) -> None:
        self.document.add(f"has an instruction for programs, {target}", self.parser.CurrentLineNumber)


class _HtmlReading(HTMLParser):
    """The reading of HTML."""

    def __init__(self, document: _HeldDocument) -> None:
        super().__init__()
        self.document = document

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        plain = {local_name(name): value or "" for name, value in attrs}
        self.document.start(tag, plain, self.getpos()[0])

    def handle_data(self, data: str) -> None:
        self.document.text(data)

    def handle_endtag(self, tag: str) -> None:
        self.document.end(tag, self.getpos()[0])


def local_name(name: str) -> str:
    """Return a name without its prefix or namespace, in small letters."""
    return re.split("[ :]", name)[-1].lower()
