"""The elements of HTML that are open in a file's blocks, and what each of them needs around it (HTML, 13.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Literal

from markdown_it.token import Token

from baspa.load.markdown.depth import DEEP, DEEPEST
from baspa.load.markdown.html_elements import INSIDE, OWNERS, UNENDED, BlockKindOfHtml, element_of, kind_of_html
from baspa.load.markdown.html_tags import HEADS, HtmlTag
from baspa.load.markdown.html_told import Fate, note_fate
from baspa.load.markdown.marks import MARKS, MarkKind, RawMark
from baspa.tree.html import WRAPPER

ALONE = ("fence", "code_block", "hr", "formula_block")  # blocks of one token


@dataclass(slots=True)
class OpenElement:
    """An element that is open."""

    name: str
    kind: BlockKindOfHtml
    token: Token | None  # None for one that changes nothing
    filled: bool = False


@dataclass(slots=True)
class BlockStack:
    """What is open, and the tokens so far."""

    env: MutableMapping[str, Any]
    out: list[Token] = field(default_factory=list)
    frames: list[list[OpenElement]] = field(default_factory=lambda: [[]])  # of Markdown's blocks in each other
    depth: int = 0  # elements around, of Markdown and of HTML
    line: int = 0  # from 0

    @property
    def stack(self) -> list[OpenElement]:
        """What is open within the innermost block of Markdown."""
        return self.frames[-1]

    @property
    def around(self) -> OpenElement | None:
        """The innermost element that is there."""
        return next((each for each in reversed(self.stack) if each.token), None)

    def tell(self, fate: Fate, name: str) -> None:
        """Note down what becomes of a tag of this line."""
        note_fate(self.env, fate, name, self.line)

    def take(self, kind: MarkKind, text: str, line: int) -> None:
        """Keep a mark, which stands from a line on, counted from 0."""
        self.env.setdefault(MARKS, []).append((line, RawMark(kind, text)))

    def take_all(self, text: str, marks: Iterable[tuple[int, RawMark]]) -> None:
        """Keep marks, each with its place in a text that begins on this line."""
        line, at = self.line, 0
        for place, mark in marks:
            line, at = line + text.count("\n", at, place), place
            self.env.setdefault(MARKS, []).append((line, mark))

    def push(self, kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token of this line."""
        self.out.append(Token(kind, tag, nesting, map=[self.line, self.line + 1], block=True))
        return self.out[-1]

    # Tokens of Markdown.

    def add(self, token: Token) -> None:
        """Add a token that is no HTML."""
        if token.nesting == -1:
            while self.stack:
                self.pop(told=True)
            self.frames.pop()
            self.depth -= 1
        elif token.nesting == 1 or token.type in ALONE:
            self.line = token.map[0] if token.map else self.line
            self.make_room()
            self.fill()
        self.out.append(token)
        if token.nesting == 1:
            self.frames.append([])
            self.depth += 1

    def end(self) -> None:
        """End all that is open at the end of the file."""
        while self.stack:
            self.pop(told=True)

    # Elements.

    def begin(self, name: str, tag: HtmlTag) -> None:
        """Begin an element, where it has a place."""
        if name in ("col", "colgroup"):
            return
        if name == "hr":
            self.before_block()
            self.push("hr", "hr", 0)
        elif name in OWNERS and not self.owner(OWNERS[name]):
            self.tell("fallen", name)
            self.before_block()
            self.open("p", HtmlTag("p", False, tag.said))
        else:
            if name in HEADS and self.stack and self.stack[-1].name == "summary":
                self.pop()  # a heading may stand in a summary (HTML, 4.11.2): it says the same
                self.stack.append(OpenElement("summary", "part", None))
            if name not in OWNERS:
                self.before_block()
            while name in ("td", "th", "tr") and self.stack[-1].name not in OWNERS[name][:1]:
                if name == "tr" and self.stack[-1].name == "thead":
                    break
                self.open_inside(self.stack[-1].name)
            self.open(name, tag)

    def owner(self, names: tuple[str, ...]) -> bool:
        """End what is open within the element that an item, a row or a cell belongs to; tell whether there is one."""
        if not any(each.name in names and each.token for each in self.stack):
            return False
        while not (self.stack[-1].name in names and self.stack[-1].token):
            self.pop(told=True)
        return True

    def before_block(self) -> None:
        """End what holds lines alone, and open what a block must stand in."""
        while self.stack and self.stack[-1].kind == "lines":
            self.pop(told=True)
        self.make_room()
        self.fill()

    def make_room(self) -> None:
        """Open an item, or a row and a cell, where text or a block stands in a list or a table itself."""
        while self.depth < DEEPEST and (around := self.around) and around.kind == "inside":
            self.open_inside(around.name)

    def open_inside(self, name: str) -> None:
        """Open what must stand in an element."""
        self.open(INSIDE[name], HtmlTag(INSIDE[name], False, {}))

    def open(self, name: str, tag: HtmlTag) -> None:
        """Begin an element; one that stands too deep is told (B173), and what is in it stands in its place."""
        token = element_of(name, tag)
        if token and self.depth >= DEEPEST:
            self.env.setdefault(DEEP, []).append((self.line,))
            token = None
        self.stack.append(OpenElement(name, kind_of_html(name) if token else "part", token))
        if token:
            token.map, token.block = [self.line, self.line + 1], True
            self.depth += 1
            self.out.append(token)

    def fill(self) -> None:
        """Note down that something stands in all that is open."""
        for each in self.stack:
            each.filled = True

    def end_of(self, name: str) -> None:
        """End the element that a tag closes, and what is open in it."""
        if not any(each.name == name for each in self.stack):
            if name not in UNENDED:
                self.tell("fallen", name)
            return
        while self.stack[-1].name != name:
            self.pop(told=True)
        self.pop()

    def pop(self, told: bool = False) -> None:
        """End what was opened last; `told` that its own tag should have."""
        ended = self.stack.pop()
        if told and ended.token and ended.name not in UNENDED:
            note_fate(self.env, "open", ended.name, (ended.token.map or [self.line])[0])
        if ended.token is None:
            return
        self.depth -= 1
        if self.out[-1] is ended.token and ended.kind != "flow" and "id" not in ended.token.attrs:
            self.out.pop()
        else:
            self.push(ended.token.type.replace("_open", "_close"), ended.token.tag, -1)

    def settle(self) -> None:
        """End the lines that are open where a block of HTML ends; around what follows, `<p align=center>` is a part."""
        while self.stack and self.stack[-1].kind == "lines":
            last = self.stack[-1]
            if last.filled or last.token is None or last.name != "p":
                self.pop(told=True)
            else:
                last.kind, last.token.tag = "part", "div"
                last.token.attrs[WRAPPER] = "1"
