"""SVG held against a list of what it may be: a picture that stands still, for which nothing but itself is needed.

Elements and attributes are those that are drawn, without scripts, animation, text in HTML and filters that take long.
What refers to anything refers to a part of the file, or to pixels that stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from baspa.untrusted.css import reaches, selected
from baspa.untrusted.embedded import embedded_fault
from baspa.untrusted.svg_cost import MOST, DrawingCost, Shape, TooMuchError
from baspa.untrusted.svg_list import SVG, is_css, is_drawn, is_known, is_noted, is_well_formed

DOCTYPES = {  # EPUB 3.3, 3.9: the identifiers that an SVG may have
    (None, None),
    ("-//W3C//DTD SVG 1.1//EN", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"),
    ("-//W3C//DTD SVG 1.1 Basic//EN", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11-basic.dtd"),
    ("-//W3C//DTD SVG 1.1 Tiny//EN", "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11-tiny.dtd"),
    ("-//W3C//DTD SVG 1.0//EN", "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd"),
}
XLINK, XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
LINKS = ("#", "http:", "https:", "mailto:")
PART = re.compile(r"#[^\s\"'()<>\[\]\\\\]+")
DEEP = 500  # elements within elements: here reading stops
MANY = 20  # faults of other kinds: who has so many needs another file
MOST_MATCHED = 1_000_000  # rules times elements
TYPED = 100  # characters of an attribute that count as one piece


def svg_faults(data: bytes) -> Iterator[str]:
    """Yield what keeps an SVG out of a book, each kind once, with its first line: "has a script (line 3)"."""
    reading = _Reading()
    with suppress(_Enough):
        reading.read(data)
    yield from reading.faults.values()


class _Enough(Exception):
    """Nothing more of this file is to be read."""


@dataclass
class _Reading:
    """One reading of an SVG, element by element; its faults by their kind, each as it is told."""

    faults: dict[str, str] = field(default_factory=dict)
    drawing: DrawingCost = field(default_factory=DrawingCost)
    open: list[Shape] = field(default_factory=list)
    root: Shape | None = None
    shapes: list[tuple[Shape, frozenset[str]]] = field(default_factory=list)  # with tag, id and classes
    style: list[str] | None = None  # the text of a <style> that is being read
    sheets: str = ""
    parser: Any = field(init=False)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declared
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.CharacterDataHandler = self.text
        self.parser.EndElementHandler = self.end
        self.parser.SkippedEntityHandler = self.entity

    def read(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
            self.hold()
        except expat.ExpatError as error:
            self.add(f"is no well-formed XML: {expat.ErrorString(error.code)}", error.lineno)
        except TooMuchError as fault:
            self.add(str(fault))

    def add(self, fault: str, line: int = 0) -> None:
        line = line or self.parser.CurrentLineNumber
        if len(self.faults) == MANY:
            raise _Enough
        self.faults.setdefault(fault, f"{fault} (line {line})")

    def last(self, fault: str) -> NoReturn:
        """Add a fault behind which nothing more is read."""
        self.add(fault)
        raise _Enough

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            self.last(f'says that it is in "{str(encoding)[:20]}": save it as UTF-8')

    def doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        if inside:
            self.last("declares entities")
        if (public, system) not in DOCTYPES:
            self.add(f'refers to "{system}"')

    def instruction(self, target: str, data: str) -> None:
        if target != "xpacket":
            self.add(f"has an instruction for programs, {target}")

    def entity(self, name: str, parameter: int) -> None:
        self.add(f"has an entity that nothing declares, {name}")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self.open and (space, tag) != (SVG, "svg"):
            self.last("is no SVG: its root is no svg of that namespace")
        if len(self.open) > DEEP:
            self.last(f"has elements within {DEEP} others")
        if not is_drawn(space, tag) and not is_noted(space, tag):
            self.add("has a script" if tag == "script" else f"has <{tag}>")
        corners = attributes.get("d", "") + attributes.get("points", "")
        typed = sum(len(value) for name, value in attributes.items() if not name.endswith("href"))
        if len(self.shapes) > MOST:
            raise TooMuchError("draws more than a reader has time for")
        shape = Shape(tag, 1 + typed // TYPED, 2 + len(corners) // 4)
        for attribute, value in () if is_noted(space, tag) else attributes.items():
            self.attribute(shape, *attribute.rpartition(" ")[::2], value)
        self.put(shape, attributes)
        self.style = [] if tag == "style" else self.style

    def put(self, shape: Shape, attributes: dict[str, str]) -> None:
        """Give a shape its place among the others."""
        if self.open:
            self.open[-1].inner.append(shape)
        self.root = self.root or shape
        self.open.append(shape)
        self.drawing.named.setdefault(attributes.get("id", ""), shape)
        names = (shape.tag, attributes.get("id", ""), *attributes.get("class", "").split())
        self.shapes.append((shape, frozenset(names)))

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)
        elif self.open and self.open[-1].tag in ("text", "tspan", "textPath", "a"):
            self.open[-1].cost += len(data)

    def end(self, name: str) -> None:
        if self.open.pop().tag == "style" and self.style is not None:
            sheet, self.style = "".join(self.style), None
            self.css(sheet)
            self.sheets += sheet + "\n"

    def attribute(self, shape: Shape, space: str, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self.add(f"has a script in {name}")
        elif name == "href" and space in ("", XLINK):
            self.link(shape, value.strip())
        elif (space, name) == (XML, "base") or (not space and not is_known(name)):
            self.add(f"has the attribute {name}")
        elif not space and not is_well_formed(name, value):
            self.add(f'has {name}="{value[:20]}"')
        elif not space and is_css(name):
            shape.goals += [address.removeprefix("#") for address in self.css(value)]

    def css(self, css: str) -> list[str]:
        """Return the addresses of a piece of CSS; note those that lead out."""
        found = list(reaches(css))
        for reach in (reach for reach in found if reach.word or not PART.fullmatch(reach.address)):
            self.add(reach.said, 0)
        return [reach.address for reach in found]

    def link(self, shape: Shape, address: str) -> None:
        """Hold what an element refers to by href."""
        if shape.tag == "a":
            if not address.startswith(LINKS):
                self.add(f'refers to "{address[:80]}"')
        elif shape.tag == "image" and address.startswith("data:"):
            if fault := embedded_fault(address):
                self.add(f"has a picture within it {fault}")
        elif shape.tag == "image" or not PART.fullmatch(address):
            self.add(f'refers to "{address[:80]}"')
        else:
            shape.goals.append(address.removeprefix("#"))

    def hold(self) -> None:
        """Hold what the whole draws; rules of <style> count for every element that they may be about."""
        rules = list(selected(self.sheets))
        if len(rules) * len(self.shapes) > MOST_MATCHED:
            raise TooMuchError("has more rules of style than a reader has time for")
        for names, addresses in rules:
            goals = [address.removeprefix("#") for address in addresses]
            for shape, own in self.shapes:
                if names is None or names & own:
                    shape.goals += goals
        if self.root:
            self.drawing.hold(self.root)
