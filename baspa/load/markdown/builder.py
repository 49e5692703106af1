"""The element tree of a Markdown file, and the hand that builds it: the state of one reading.

The tree has XHTML element names without namespaces; each element that begins on a line of the manuscript carries that
line in Tree.lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it.token import Token

from baspa.formula.macros import FormulaCommands
from baspa.language import find
from baspa.language.model import Language
from baspa.load.markdown.attributes import ATTRIBUTES, OWN, fault
from baspa.load.markdown.drawn import DRAWN, DrawnColumns
from baspa.load.markdown.leftovers import Printed
from baspa.load.markdown.marks import Mark, RawMark
from baspa.load.markdown.options import is_without_meaning
from baspa.load.markdown.smart import Hyphen, smart
from baspa.model.problem import Place, Problem, Severity, nearest
from baspa.tree.code import is_known_language
from baspa.tree.formats_elsewhere import CONDITIONS, HIDDEN, SHOWN, only_in
from baspa.tree.index_mark import MARK_ATTRIBUTES, marked

SEEN = ("echo", "eval", "include", "output", "warning", "message", "error", "cache")  # whether a cell runs or is shown
SPANS = {"mark": "mark", "underline": "u", "ul": "u", "kbd": "kbd"}  # classes of pandoc's spans -> their elements
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # RFC 5646, as book.toml has it


@dataclass(slots=True)
class Tree:
    """One file as an element tree: `body` holds its blocks, `notes` the notes in the order of their calls."""

    body: ET.Element = field(default_factory=lambda: ET.Element("body"))
    notes: list[ET.Element] = field(default_factory=list)
    lines: dict[ET.Element, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    classes: list[tuple[str, str, int]] = field(default_factory=list)  # that the author wrote: class, element, line
    drawn: dict[ET.Element, DrawnColumns] = field(default_factory=dict)  # of tables
    gone: set[str] = field(default_factory=set)  # targets that were left out, and told
    defined: list[str] = field(default_factory=list)  # commands for formulas, as written
    marks: tuple[Mark, ...] = ()  # what was read as marks of all sorts, and not as text


class Builder:
    """Builds the tree of one file; thrown away after it."""

    def __init__(self, path: str, language: Language | None, cites: bool) -> None:
        self.path, self.language, self.cites = path, language, cites
        self.tree = Tree()
        self.stack = [self.tree.body]
        self.line = 0
        self.formula_end = -1  # the line behind the last formula that has lines of its own, from 0
        self.marks: list[tuple[int, RawMark]] = []  # with the line from which on each stands
        self.options: list[tuple[int, str]] = []  # of other programs, left out: line, name
        self.hidden: list[int] = []  # lines of code that are not shown
        self.raw: list[tuple[int, str]] = []  # passages for other programs, left out: line, name of the format
        self.printed: list[Printed] = []  # what looks like marks
        self.hyphens: list[Hyphen] = []  # in the place of dashes
        self.commands = FormulaCommands()
        self.calls: dict[int, int] = {}  # number of a note -> line of its first call

    def problem(self, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Add a problem of the line that is read."""
        self.tree.problems.append(Problem(Place(self.path, self.line), code, message, hint, severity))

    def take(self, *marks: RawMark) -> None:
        """Keep marks, which stand from this line on."""
        self.marks += ((self.line, mark) for mark in marks)

    def hide(self, lines: Iterable[tuple[int, str]]) -> None:
        """Leave lines of a block of code out, which are numbered from the one below its fence."""
        for number, line in lines:
            self.marks.append((self.line + 1 + number, RawMark("hidden", line.strip())))
            self.hidden.append(self.line + 1 + number)

    def leave(self, settings: Sequence[tuple[str, str]], caption: str = "") -> None:
        """Leave out the lines of settings, each with its key, that a block of code begins with; one has its caption."""
        for number, (line, key) in enumerate(settings, self.line + 1):
            has_caption = bool(caption) and caption in line
            self.marks.append((number, RawMark("hidden", line.strip(), caption if has_caption else "")))
            known = has_caption or key in (*SEEN, *["label"] * bool(caption))
            self.options += ((number, name) for name in [key] * bool(key and not known))

    def define(self, written: Iterable[str]) -> None:
        """Let the formulas that follow have some commands."""
        for each in written:
            self.commands.define(each)
            self.tree.defined.append(each)

    def open(self, tag: str, attributes: dict[str, Any], line: int) -> ET.Element:
        """Begin an element; what follows stands in it, until it is closed."""
        clean = {key: str(value) for key, value in attributes.items() if key not in ("style",)}
        element = ET.SubElement(self.stack[-1], tag, marked(tag, clean, line))
        self.stack.append(element)
        self.tree.lines[element] = line
        return element

    def text(self, text: str) -> None:
        """Add text behind all that is there."""
        top = self.stack[-1]
        if len(top):
            top[-1].tail = (top[-1].tail or "") + text
        else:
            top.text = (top.text or "") + text

    def set_signs(self, tokens: Sequence[Token], goes_on: bool) -> None:
        """Set the signs of a paragraph by the language that it is in."""
        if self.language:
            spoken = next((element.get("lang") for element in reversed(self.stack) if element.get("lang")), None)
            language = find(spoken) if spoken else self.language
            for left in smart(tokens, language, Place(self.path, self.line), goes_on):
                if isinstance(left, Problem):
                    self.tree.problems.append(left)
                else:
                    self.hyphens.append(left)

    def element(self, token: Token) -> None:
        """Begin the element that a token names."""
        element = self.open(token.tag, token.attrs, self.line)
        if DRAWN in token.meta:
            self.tree.drawn[element] = token.meta[DRAWN]
        if "text-align" in str(token.attrs.get("style", "")):
            element.set("class", str(token.attrs["style"]).replace("text-align:", "align-"))
        if token.map and token.map[0] == self.formula_end:
            element.set("class", "continued")

    def refuse_attributes(self, token: Token) -> None:
        """Keep the attributes that only such an element has; add B034 for others, B117 for a value that cannot be."""
        if "html" in token.meta:
            return
        take_condition(token)
        classes = str(token.attrs.get("class", "")).split()
        token.tag = element_of(token, classes)
        is_code = token.type == "code_inline"  # whose class may be its language, as pandoc's
        own = (name for name in classes if SPANS.get(name) != token.tag and not (is_code and is_known_language(name)))
        self.tree.classes += ((name, token.tag, self.line) for name in own)
        language = str(token.attrs.get("lang", ""))
        if language and not TAG.fullmatch(language):
            self.problem("B117", f'lang cannot be "{language}"', "write a tag of BCP 47, as lang=ru or lang=sr-Latn")
        known = (*ATTRIBUTES, *OWN.get(token.type, ()))
        for name, value in token.meta.get("insecure_attrs", {}).items():
            mend = fault(token.type, name, str(value))
            if mend is None and not is_without_meaning(name) and (meant := nearest(name, known)):
                said = f"known are {', '.join(known)}"
                self.problem("B034", f'unknown attribute "{name}"', f'did you mean "{meant}"? {said}')
            elif mend is None:
                self.options.append((self.line, name))
            elif mend:
                self.problem("B117", f'{name} cannot be "{value}"', mend)
            else:
                token.attrs[f"data-{name}"] = str(value)

    def close(self) -> None:
        """End the element that was begun last."""
        self.stack.pop()


def take_condition(token: Token) -> None:
    """Let what Quarto shows in some formats alone be of one edition."""
    classes, others = str(token.attrs.get("class", "")).split(), token.meta.get("insecure_attrs", {})
    if edition := only_in(classes, others):
        token.attrs["only"] = edition
        token.attrs["class"] = " ".join(name for name in classes if name not in (SHOWN, HIDDEN))
        token.attrs = {name: value for name, value in token.attrs.items() if value != ""}
        token.meta["insecure_attrs"] = {name: value for name, value in others.items() if name not in CONDITIONS}


def element_of(token: Token, classes: Sequence[str]) -> str:
    """Return the name of a token's element: words with a class of pandoc's have its own, not those of an index."""
    is_mark = "index" in classes or any(name in token.attrs for name in MARK_ATTRIBUTES)
    named = [name for name in classes if name in SPANS] if token.type == "span_open" and not is_mark else []
    return SPANS[named[0]] if named else token.tag


Handler = Callable[[Builder, Token], None]
