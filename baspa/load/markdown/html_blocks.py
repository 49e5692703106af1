"""Blocks of raw HTML: their tags become the tokens of Markdown's blocks, and their text is read as Markdown's lines.

CommonMark ends a block of HTML at an empty line, and what follows is Markdown again; so an element is open from one
block to the next, as far as the item, quotation or division goes that it stands in. HTML's own rules say which end tags
may be left out (13.1.2.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.html_elements import code_of, figure_of
from baspa.load.markdown.html_scan import HtmlPiece, pieces_of
from baspa.load.markdown.html_stack import BlockStack
from baspa.load.markdown.html_tags import BLOCKS, REFUSED, read_tag
from baspa.load.markdown.html_told import HTML_SEEN
from baspa.load.markdown.inlines import COMMENT

SAME = {"tfoot": "tbody"}
DOCTYPE = re.compile(r"<!doctype\b", re.IGNORECASE)


def html_in_blocks(state: StateCore) -> None:
    """Turn the blocks of HTML of a whole file into tokens of Markdown."""
    if not any(token.type == "html_block" for token in state.tokens):
        return
    stack = BlockStack(state.env)
    blocks = _HtmlReader(stack)
    for token in state.tokens:
        if token.type == "html_block" and not COMMENT.fullmatch(token.content):
            blocks.html(token)
        else:
            stack.add(token)
    stack.end()
    state.tokens = stack.out


@dataclass(slots=True)
class _HtmlReader:
    """The reading of a file's blocks of HTML."""

    stack: BlockStack
    waiting: list[tuple[int, str]] = field(default_factory=list)  # pieces of a paragraph, with their lines

    def html(self, token: Token) -> None:
        """Add what a block of HTML becomes."""
        self.stack.env[HTML_SEEN] = True
        line, at, behind = token.map[0] if token.map else 0, 0, 0
        for piece in pieces_of(token.content):
            line, at = line + token.content.count("\n", at, piece.at), piece.at
            self.stack.line = line
            if at >= behind:
                behind = self.figure(piece, token.content) or behind
            if at >= behind:
                self.piece(piece)
        self.flush()
        self.stack.settle()

    def piece(self, piece: HtmlPiece) -> None:
        """Add a piece of a block, or let it wait for the rest of its paragraph."""
        if piece.kind == "endless":
            self.stack.tell("endless", piece.tag.name)
        elif piece.kind == "whole" and piece.tag.name == "pre":
            self.flush()
            self.code(piece)
        elif piece.kind == "tag" and piece.tag.name in BLOCKS:
            self.flush()
            self.tag(piece)
        elif piece.kind in ("text", "tag"):
            self.waiting.append((self.stack.line, piece.text))
        else:
            self.unread(piece)

    def unread(self, piece: HtmlPiece) -> None:
        """Leave out what is no text, and tell of it where somebody may miss it."""
        self.stack.take("comment" if piece.kind == "comment" else "html", piece.text, self.stack.line)
        if piece.kind == "whole":
            self.stack.tell("refused" if piece.tag.name in REFUSED else "left out", piece.tag.name)
        elif piece.kind == "declaration" and not DOCTYPE.match(piece.text):
            self.stack.tell("left out", piece.text[1:].split()[0].rstrip(">"))

    def tag(self, piece: HtmlPiece) -> None:
        """Begin or end a block."""
        self.stack.take("tag", piece.text, self.stack.line)
        name = SAME.get(piece.tag.name, piece.tag.name)
        if piece.tag.ends:
            self.stack.end_of(name)
        else:
            self.stack.begin(name, piece.tag)

    def code(self, piece: HtmlPiece) -> None:
        """Add a block of code."""
        self.stack.before_block()
        language, code, marks = code_of(piece)
        self.stack.take_all(piece.text, marks)
        if not piece.text.rstrip().endswith(">"):
            self.stack.tell("open", "pre")
        token = self.stack.push("html_code", "pre", 0)
        token.info, token.content = language, code

    def figure(self, piece: HtmlPiece, block: str) -> int:
        """Add a figure of one image; return where it ends in its block, 0 where none begins with a piece."""
        found = figure_of(piece, block)
        if found is None:
            return 0
        self.flush()
        self.stack.before_block()
        self.stack.take_all(block[piece.at : found.end], found.marks)
        self.stack.push("paragraph_open", "p", 1)
        inline = self.stack.push("inline", "", 0)
        inline.content, inline.children, inline.meta = found.image, [], found.meta
        self.stack.push("paragraph_close", "p", -1)
        return found.end

    def flush(self) -> None:
        """Add the lines that wait, as a paragraph or as what they stand in."""
        waiting, self.waiting = self.waiting, []
        text = "".join(piece for _, piece in waiting)
        if not text.strip():
            return
        if all(not piece.strip() or read_tag(piece).name == "br" for _, piece in waiting):
            for line, piece in waiting:  # a blank between blocks is the design's
                self.stack.take("tag", piece, line)
            return
        here, self.stack.line = self.stack.line, waiting[0][0] + text[: len(text) - len(text.lstrip())].count("\n")
        self.lines(text.strip())
        self.stack.line = here

    def lines(self, text: str) -> None:
        self.stack.make_room()
        around = self.stack.around
        bare = around is not None and (around.kind == "lines" or (around.kind == "flow" and not around.filled))
        if not bare:
            self.stack.push("paragraph_open", "p", 1)
        inline = self.stack.push("inline", "", 0)
        inline.content, inline.children = text, []
        if not bare:
            self.stack.push("paragraph_close", "p", -1)
        self.stack.fill()
