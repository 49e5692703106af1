"""An SVG as a tree: its elements with their lines, and all that is said of how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from baspa.untrusted.css import declared, sheet_rules

XLINK_HREF = "http://www.w3.org/1999/xlink href"


@dataclass(eq=False)
class SvgElement:
    """An element, with its attributes and the declarations of its style attribute, which count for more."""

    tag: str
    line: int
    attributes: dict[str, str]
    style: dict[str, str]
    parent: SvgElement | None
    children: list[SvgElement] = field(default_factory=list)
    text: str = ""  # of its own, what stands behind its children included

    def get(self, name: str, default: str = "") -> str:
        """Return what is said of it under a name."""
        return self.style.get(name, self.attributes.get(name, default)).strip()

    def below(self) -> Iterator[SvgElement]:
        """Yield the elements in it, in their order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]

    def above(self) -> Iterator[SvgElement]:
        """Yield the elements around it, the nearest first."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def inherited(self, name: str, default: str) -> str:
        """Return what is said of it, or of what is around it."""
        return next((said for each in (self, *self.above()) if (said := each.get(name))), default)


@dataclass(frozen=True)
class SvgRule:
    """A rule of a <style>: its selectors, or the head of an at-rule, and what it declares."""

    head: str
    declarations: tuple[tuple[str, str], ...]
    line: int


@dataclass
class SvgTree:
    """One reading of an SVG that svg_faults has nothing to say of."""

    rules: list[SvgRule] = field(default_factory=list)
    root: SvgElement | None = None
    open: SvgElement | None = None
    parser: Any = field(init=False)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.CharacterDataHandler = self.letters
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Put an element among the others; the names of attributes in other namespaces are left out."""
        plain = {key: value for key, value in attributes.items() if " " not in key}
        if XLINK_HREF in attributes:
            plain["href"] = attributes[XLINK_HREF]
        style = dict(declared(plain.get("style", "")))
        made = SvgElement(name.rpartition(" ")[2], self.parser.CurrentLineNumber, plain, style, self.open)
        if self.open:
            self.open.children.append(made)
        self.root, self.open = self.root or made, made

    def letters(self, data: str) -> None:
        """Add letters to the element that is open."""
        if self.open:
            self.open.text += data

    def end(self, _: str) -> None:
        """Close an element; a style sheet is read."""
        if self.open is None:
            return
        if self.open.tag == "style":
            found = sheet_rules(self.open.text)
            self.rules += [SvgRule(head, said, self.open.line + line - 1) for head, said, line in found]
        self.open = self.open.parent


def svg_tree(data: bytes) -> tuple[SvgElement, list[SvgRule]]:
    """Return the root of an SVG, and the rules of its style sheets."""
    tree = SvgTree()
    tree.parser.Parse(data, True)
    if tree.root is None:
        raise AssertionError
    return tree.root, tree.rules
