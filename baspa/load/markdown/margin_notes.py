"""Notes in the margin of Quarto, `[words]{.aside}`: they are notes here, since a page of a book has no such margin."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from baspa.load.markdown.boxes import BESIDE
from baspa.load.markdown.marks import MARKS, RawMark

NOTE = re.compile(rf"(?<![!\\\]^])\[((?:[^\[\]\\]|\\.)+)\]\{{(\.(?:{'|'.join(BESIDE)}))\}}")


def margin_notes(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.core.ruler.before("inline", "margin_notes", as_notes)


def as_notes(state: StateCore) -> None:
    """Write notes in the margin as pandoc's notes in a line."""
    for token in state.tokens:
        if token.type == "inline" and "]{." in token.content:
            for found in NOTE.finditer(token.content):
                token.meta.setdefault(MARKS, []).append(RawMark("aim", found[2]))
            token.content = NOTE.sub(r"^[\1]", token.content)
