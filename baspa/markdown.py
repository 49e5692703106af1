"""The Markdown dialect as a tree: the tokens of markdown_parser.py become elements, with the line of each.

The tree has XHTML element names without namespaces; each element that begins on a line of the manuscript carries that
line in Tree.lines. Raw HTML is refused (B026): a book should be whole in every format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from baspa.cite import marks
from baspa.divisions import DIVISIONS, mend, set_lines
from baspa.formula.model import Fault
from baspa.language import Language, find
from baspa.markdown_parser import ATTRIBUTES, division_info, parser
from baspa.markdown_tables import table_problems
from baspa.problem import Place, Problem, Severity
from baspa.smart import BREAKS, line_ends, smart

UNDEFINED_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
DEFINED_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
CITATION = re.compile(r"\[-?@\w+")
COMMENT = re.compile(r"\s*(<!--.*?-->\s*)+", re.DOTALL)


@dataclass(slots=True)
class Tree:
    """One file as an element tree: `body` holds its blocks, `notes` the notes in the order of their calls."""

    body: ET.Element = field(default_factory=lambda: ET.Element("body"))
    notes: list[ET.Element] = field(default_factory=list)
    lines: dict[ET.Element, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_tree(path: str, source: str, language: Language | None = None, cites: bool = False) -> Tree:
    """Parse Markdown; faults (B022, B026-B029, B034-B037, B039, B109) are in Tree.problems, placed in the file `path`.

    Straight quotes, and the dashes and ellipses of a keyboard, become the signs of `language`; None leaves them. With
    `cites`, citations become the marks of baspa/cite/marks.py; else [@key] is text.
    """
    env: dict[str, Any] = {}
    tokens = parser(cites).parse(source, env)
    builder = _Builder(path, language, cites)
    for token in tokens:
        builder.block(token)
    builder.tree.problems += (*note_problems(path, source, env), *table_problems(path, env))
    return builder.tree


def note_problems(path: str, source: str, env: dict[str, Any]) -> Iterable[Problem]:
    """Yield B028 for notes that nothing calls and B022 for notes whose text is there twice."""
    calls = env.get("footnotes", {}).get("refs", {})
    seen: set[str] = set()
    for match in DEFINED_NOTE.finditer(source):
        label, place = match[1], Place(path, source.count("\n", 0, match.start()) + 1)
        if label in seen:
            yield Problem(place, "B022", f'the note "{label}" has a text already', "give one of them another label")
        elif calls.get(f":{label}") == -1:
            yield Problem(place, "B028", f'no text calls the note "{label}"', f"write [^{label}] where it belongs")
        seen.add(label)


class _Builder:
    """Turns tokens into elements; the state of one reading, thrown away after it."""

    def __init__(self, path: str, language: Language | None, cites: bool) -> None:
        self.path, self.language, self.cites = path, language, cites
        self.tree = Tree()
        self.stack = [self.tree.body]
        self.line = 0
        self.formula_end = -1  # the line behind the last formula that has lines of its own, from 0
        self.calls: dict[int, int] = {}  # number of a note -> line of its first call

    def problem(self, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.tree.problems.append(Problem(Place(self.path, self.line), code, message, hint, severity))

    def open(self, tag: str, attributes: dict[str, Any], line: int) -> ET.Element:
        clean = {key: str(value) for key, value in attributes.items() if key not in ("style",)}
        element = ET.SubElement(self.stack[-1], tag, clean)
        self.stack.append(element)
        self.tree.lines[element] = line
        return element

    def text(self, text: str) -> None:
        top = self.stack[-1]
        if len(top):
            top[-1].tail = (top[-1].tail or "") + text
        else:
            top.text = (top.text or "") + text

    def block(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0] + 1
        handler = BLOCKS.get(token.type)
        if handler:
            handler(self, token)
        elif token.type == "inline":
            self.set_signs(token.children or ())
            self.inlines(token.children or ())
        elif token.nesting == 1 and not token.hidden:
            self.refuse_attributes(token)
            self.element(token)
        elif token.nesting == -1 and not token.hidden:
            self.stack.pop()

    def set_signs(self, tokens: Sequence[Token]) -> None:
        if self.language:
            spoken = next((element.get("lang") for element in reversed(self.stack) if element.get("lang")), None)
            language = find(spoken) if spoken else self.language
            self.tree.problems += smart(tokens, language, Place(self.path, self.line))

    def element(self, token: Token) -> None:
        element = self.open(token.tag, token.attrs, self.line)
        if "text-align" in str(token.attrs.get("style", "")):
            element.set("class", str(token.attrs["style"]).replace("text-align:", "align-"))
        if token.map and token.map[0] == self.formula_end:
            element.set("class", "continued")

    def refuse_attributes(self, token: Token) -> None:
        for name in token.meta.get("insecure_attrs", ()):
            hint = f"known are {', '.join(ATTRIBUTES)}, as {{#id .class lang=ru}}"
            self.problem("B034", f'unknown attribute "{name}"', hint)

    def inlines(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self.refuse_attributes(token)
            handler = INLINES.get(token.type)
            if handler:
                handler(self, token)
            elif token.nesting == 1:
                self.element(token)
            elif token.nesting == -1:
                self.stack.pop()

    def rule(self, token: Token) -> None:
        self.open("hr", token.attrs, self.line)
        self.stack.pop()

    def code_block(self, token: Token) -> None:
        pre = self.open("pre", {}, self.line)
        language = next(iter(unescapeAll(token.info).split()), "")
        code = ET.SubElement(pre, "code", {"class": f"language-{language}"} if language else {})
        code.text = token.content.removesuffix("\n")
        self.stack.pop()

    def division(self, token: Token) -> None:
        name, attributes = division_info(token.info)
        if name not in DIVISIONS and (name or not attributes):
            shown = f"::: {name}".rstrip()
            self.problem("B029", f'unknown division "{shown}"', mend(name))
        token.attrs.update({key: value for key, value in attributes.items() if key in ATTRIBUTES})
        token.meta["insecure_attrs"] = [key for key in attributes if key not in ATTRIBUTES]
        self.refuse_attributes(token)
        tag, given = DIVISIONS.get(name, ("div", {}))
        classes = dict.fromkeys([*([name] if name else []), *str(token.attrs.pop("class", "")).split()])
        self.open(tag, {**({"class": " ".join(classes)} if classes else {}), **given, **token.attrs}, self.line)

    def stanza_end(self, token: Token) -> None:
        set_lines(self.stack.pop(), self.tree.lines)

    def raw_html(self, token: Token) -> None:
        if COMMENT.fullmatch(token.content):
            self.line += line_ends(token)
            return
        shown = token.content.strip().splitlines()[0][:40]
        self.problem(
            "B026", f"raw HTML {shown!r} cannot go into every format", "write it in Markdown: docs/manuscript.md"
        )

    def note_open(self, token: Token) -> None:
        number = token.meta["id"] + 1
        note = ET.Element("aside", {"data-note": str(number)})
        self.line = self.calls.get(number, self.line)  # a note within a line has no line of its own
        self.tree.notes.append(note)
        self.stack.append(note)

    def close(self, token: Token) -> None:
        self.stack.pop()

    def skip(self, token: Token) -> None:
        """Leave out a token that has no element of its own."""

    def write(self, token: Token) -> None:
        for match in UNDEFINED_NOTE.finditer(token.content):
            label = match[1]
            self.problem("B027", f'the note "{label}" has no text', f"add a paragraph [^{label}]: text of the note")
        for match in () if self.cites else CITATION.finditer(token.content):
            said = f'"{match[0]}" is text: book.toml names no `bibliography`'
            hint = 'name the file of references, bibliography = ["references.bib"], or guard the bracket: \\['
            self.problem("B109", said, hint, Severity.WARNING)
        self.text(token.content)

    def write_guarded(self, token: Token) -> None:
        self.text(token.content)

    def soft_break(self, token: Token) -> None:
        if any(element.get("class") == "stanza" for element in self.stack):
            self.hard_break(token)
            return
        self.line += 1
        self.text(" ")

    def hard_break(self, token: Token) -> None:
        self.line += 1
        self.open("br", {}, self.line)
        self.stack.pop()

    def code(self, token: Token) -> None:
        self.open("code", token.attrs, self.line).text = token.content
        self.stack.pop()

    def image(self, token: Token) -> None:
        pieces = [" " if child.type in BREAKS else child.content for child in token.children or ()]
        self.open("img", {**token.attrs, "alt": "".join(pieces)}, self.line)
        self.stack.pop()
        self.line += line_ends(token)

    def citation(self, token: Token) -> None:
        self.open("span", marks.attributes(token.meta["items"], self.line), self.line).text = token.content
        self.stack.pop()
        self.line += line_ends(token)

    def formula(self, token: Token) -> str:
        """Add a formula, or the problem of one that cannot be read; return the number that its tag gives it."""
        from baspa.formula.reading import read_formula
        from baspa.formula.tree import as_element

        found = token.meta.get("fault") or read_formula(token.content, display=token.block)
        if isinstance(found, Fault):
            place = Place(self.path, self.line + token.content.rstrip().count("\n", 0, found.offset))
            self.tree.problems.append(Problem(place, "B037", found.message, found.hint))
            return ""
        self.stack[-1].append(as_element(found))
        return found.tag

    def formula_in_line(self, token: Token) -> None:
        self.formula(token)
        self.line += line_ends(token)

    def formula_on_lines(self, token: Token) -> None:
        self.refuse_attributes(token)
        classes = " ".join(("formula", *str(token.attrs.get("class", "")).split()))
        paragraph = self.open("p", {**token.attrs, "class": classes}, self.line)
        tag = self.formula(token)
        if tag or "id" in token.attrs:
            ET.SubElement(paragraph, "span", {"class": "formula-number"}).text = f"({tag})" if tag else None
            paragraph.set("class", f"{classes} numbered")
        self.stack.pop()
        self.formula_end = token.map[1] if token.map else -1

    def note_call(self, token: Token) -> None:
        number = token.meta["id"] + 1
        first = number not in self.calls
        self.calls.setdefault(number, self.line)
        self.open("a", {"data-call": str(number), **({"data-first": "1"} if first else {})}, self.line).text = str(
            number
        )
        self.stack.pop()


Handler = Callable[[_Builder, Token], None]

BLOCKS: dict[str, Handler] = {
    "hr": _Builder.rule,
    "fence": _Builder.code_block,
    "code_block": _Builder.code_block,
    "html_block": _Builder.raw_html,
    "formula_block": _Builder.formula_on_lines,
    "container_division_open": _Builder.division,
    "stanza_close": _Builder.stanza_end,
    "footnote_block_open": _Builder.skip,
    "footnote_block_close": _Builder.skip,
    "footnote_open": _Builder.note_open,
    "footnote_close": _Builder.close,
    "footnote_anchor": _Builder.skip,
}
INLINES: dict[str, Handler] = {
    "text": _Builder.write,
    "text_special": _Builder.write_guarded,
    "softbreak": _Builder.soft_break,
    "hardbreak": _Builder.hard_break,
    "code_inline": _Builder.code,
    "image": _Builder.image,
    "citation": _Builder.citation,
    "formula": _Builder.formula_in_line,
    "footnote_ref": _Builder.note_call,
    "html_inline": _Builder.raw_html,
}
