"""Which tag of HTML in a line closes which: by HTML's rule that the inner of two elements ends first.

No element of HTML goes over the end of a mark of Markdown, or of its paragraph. What is open in an element that ends,
ends with it, and goes on behind it, as browsers have it (HTML, 13.2.6.4.7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from baspa.load.markdown.html_tags import BLOCKS, WITHOUT_END
from baspa.load.markdown.html_told import Fate, note_fate
from baspa.load.markdown.marks import MARKS
from baspa.load.markdown.smart import line_ends

OF_HTML = "html"  # key of a token's meta: nobody wrote its classes for this press
DEEPEST = 12  # elements of HTML in each other in a line
MOST_OPEN = 60  # tags that are open at once, those that became nothing among them


@dataclass(slots=True)
class OpenTag:
    """What is open: an element of HTML by its name, or a mark of Markdown, which has none."""

    name: str
    token: Token | None  # None for what became nothing
    at: int  # of its token among those that are out, or of what follows it
    line: int = -1  # from 0; -1 where it is not known
    text: str = ""  # of a tag that HTML does not know


@dataclass(slots=True)
class Pairs:
    """The pairing of one paragraph's tags: `out` are its tokens so far."""

    env: MutableMapping[str, Any]
    line: int  # from 0; -1 where it is not known
    in_cell: bool
    out: list[Token] = field(default_factory=list)
    stack: list[OpenTag] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)  # of the tags that are open
    opened: int = 0  # how many they are
    elements: int = 0  # how many of them became something
    links: int = 0  # those that are open, Markdown's among them
    begun: bool = False  # whether anything that is seen is out

    def tell(self, fate: Fate, name: str, line: int | None = None) -> None:
        """Note down what becomes of a tag, of this line where no other is said."""
        note_fate(self.env, fate, name, self.line if line is None else line)

    def count(self, token: Token) -> None:
        """Count the lines that end in a token."""
        self.line += line_ends(token) if self.line >= 0 else 0

    def text(self, text: str) -> Token:
        """Return a text as a token."""
        return Token("text", "", 0, content=text)

    # Marks of Markdown.

    def mark(self, token: Token) -> None:
        """Add a token that is no HTML."""
        if token.nesting == -1:
            self.mark_ends(token)
        elif token.type == "softbreak" and self.out and self.out[-1].type == "html_break":
            self.out[-1] = Token("hardbreak", "br", 0)  # one line of the manuscript and of the book
        else:
            if token.nesting == 1:
                self.links += token.type == "link_open"
                self.stack.append(OpenTag("", token, len(self.out)))
            self.out.append(token)
            self.begun = self.begun or bool(token.content.strip()) or token.type == "image"
        self.count(token)

    def mark_ends(self, token: Token) -> None:
        """End a mark; elements that are open in it end with it, and go on behind it."""
        ended = []
        while self.stack and self.stack[-1].name:
            ended.append(self.pop(told=True))
        if self.stack:
            self.closed(self.stack.pop())
        self.out.append(token)
        for each in reversed(ended):
            self.again(each)

    # Elements of HTML.

    def open(self, name: str, token: Token | None, text: str = "") -> None:
        """Begin an element, or what becomes nothing and has its end."""
        if token and self.elements >= DEEPEST:
            self.tell("fallen", name)
            token = None
        if self.opened >= MOST_OPEN:
            self.print_tag(OpenTag(name, None, len(self.out), self.line, text))
            return
        self.stack.append(OpenTag(name, token, len(self.out), self.line, text))
        self.names[name] += 1
        self.opened += 1
        if token:
            self.elements += 1
            self.links += token.type == "link_open"
            token.meta[OF_HTML] = True
            self.out.append(token)

    def closed(self, ended: OpenTag) -> None:
        """Count what has ended."""
        if ended.name:
            self.names[ended.name] -= 1
            self.opened -= 1
            self.elements -= ended.token is not None
        self.links -= ended.token is not None and ended.token.type == "link_open"

    def end_of(self, name: str) -> None:
        """End the element that a tag closes; those in it that are open end with it, and go on behind it."""
        if name in WITHOUT_END or name == "p":
            return
        if not self.names[name]:
            if name not in BLOCKS:
                self.tell("fallen", name)
            return
        index = next(at for at in reversed(range(len(self.stack))) if self.stack[at].name == name)
        if any(not each.name for each in self.stack[index:]):
            self.end_before_mark(index)
            return
        ended = [self.pop(told=name not in BLOCKS) for _ in self.stack[index + 1 :]]
        self.pop(closed=True)
        for each in reversed(ended):
            self.again(each)

    def end_before_mark(self, index: int) -> None:
        """End an element before the mark of Markdown in it that is still open: `<b>a *b</b>*`."""
        mark = next(each for each in self.stack[index:] if not each.name)
        ended = self.stack.pop(index)
        self.closed(ended)
        self.tell("open", ended.name, ended.line)
        if ended.token:
            self.insert(mark.at, closing(ended.token))
        elif ended.name == "q":
            self.insert(mark.at, self.text('"'))

    def insert(self, at: int, token: Token) -> None:
        """Put a token between those that are out."""
        self.out.insert(at, token)
        for each in self.stack:
            each.at += each.at >= at

    def again(self, ended: OpenTag) -> None:
        """Go on with what had to end with something else."""
        if ended.token:
            kept = {name: value for name, value in ended.token.attrs.items() if name != "id"}
            self.open(ended.name, Token(ended.token.type, ended.token.tag, 1, attrs=kept))
        elif not ended.text and ended.name != "q":
            self.open(ended.name, None)

    def pop(self, closed: bool = False, told: bool = False) -> OpenTag:
        """End what was opened last: `closed` by its own tag, or `told` that it should have been."""
        ended = self.stack.pop()
        self.closed(ended)
        if told and (ended.token or ended.name == "q"):
            self.tell("open", ended.name, ended.line)
        if ended.token:
            self.end_element(ended, ended.token)
        elif ended.name == "q":
            self.out.append(self.text('"'))
        elif ended.text and closed:
            self.tell("fallen", ended.name)
        elif ended.text:
            self.print_tag(ended)
        return ended

    def end_element(self, ended: OpenTag, token: Token) -> None:
        """Add an element's end, or take its beginning away where nothing, or a picture alone, would be a link."""
        within = self.out[ended.at + 1 :]
        if "id" not in token.attrs and is_empty(within):
            del self.out[ended.at]
        elif ended.name == "a" and only_images(within):
            del self.out[ended.at]  # no accessible PDF can be made of an image that is a link
            self.tell("fallen", "a")
        else:
            self.out.append(closing(token))

    def print_tag(self, tag: OpenTag) -> None:
        """Let a tag be the text that it is, where HTML knows no such tag."""
        if tag.text:
            self.tell("printed", tag.text.strip("<>"), tag.line)
            self.out[tag.at - 1].meta.pop(MARKS, None)
            self.insert(tag.at, self.text(tag.text))

    def end(self) -> None:
        """End all that is open at the end of a paragraph."""
        while self.stack:
            self.pop(told=self.stack[-1].name not in BLOCKS)


def closing(opening: Token) -> Token:
    """Return the end of what begins with a token."""
    return Token(opening.type.replace("_open", "_close"), opening.tag, -1)


def is_empty(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are but places of tags."""
    return all(token.type == "html_inline" for token in tokens)


def only_images(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens have images, and no words."""
    words = any(token.content.strip() for token in tokens if token.type not in ("html_inline", "image"))
    return any(token.type == "image" for token in tokens) and not words
