"""Content tabs of MkDocs, of which a page has no more than one at a time: each is a box with its title, in their order.

=== "On Linux"

    Indented lines stand in it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.boxes import title_tokens
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS
from baspa.tree.divisions import BOX

TAB = re.compile(r"===[!+]*[ \t]+([\"'])(?P<title>.+)\1[ \t]*")
INDENT = 4


def content_tabs(markdown: MarkdownIt) -> None:
    """Add the rule to a parser, which makes boxes."""
    markdown.block.ruler.before(
        "fence", "content_tab", content_tab, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def content_tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a tab where indented lines are below it."""
    line = line_at(state, start)
    match = TAB.fullmatch(line) if line.startswith("===") and not state.is_code_block(start) else None
    indent = state.sCount[start] + INDENT
    below = next((number for number in range(start + 1, end) if not state.isEmpty(number)), end) if match else end
    if match is None or below == end or state.sCount[below] < indent:
        return False
    if not silent:
        stop = next((n for n in range(below, end) if not state.isEmpty(n) and state.sCount[n] < indent), end)
        push_tab(state, match["title"], start, stop, indent)
    return True


def push_tab(state: StateBlock, title: str, start: int, stop: int, indent: int) -> None:
    """Add the tokens of a tab, and of what stands in it."""
    opening = state.push("box_open", "div", 1)
    opening.block, opening.map, opening.info, opening.meta = True, [start, stop], BOX, {MARKS: []}
    state.tokens += title_tokens(title, opening)
    around, last, before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", stop, indent
    state.md.block.tokenize(state, start + 1, stop)
    state.parentType, state.lineMax, state.blkIndent, state.line = around, last, before, stop
    state.push("box_close", "div", -1).block = True
