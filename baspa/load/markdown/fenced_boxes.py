"""Boxes as MyST fences them: a block of code whose name is that of a box in braces, ```{note} Title, is no code."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.boxes import MYST, box_name
from baspa.load.markdown.line_texts import line_at

OPENING = re.compile(r"(`{3,}|~{3,})(\{[\w-]+\}.*)")


def fenced_boxes(markdown: MarkdownIt) -> None:
    """Add the rule, which makes the tokens of a division."""
    markdown.block.ruler.before(
        "fence", "fenced_box", fenced_box, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def fenced_box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a fence that names a box, down to its end, as Markdown; one that nothing closes stays code."""
    opening = OPENING.fullmatch(line_at(state, start).rstrip())
    named = MYST.fullmatch(opening[2]) if opening else None
    if state.is_code_block(start) or opening is None or named is None or not box_name(named[1][1:-1]):
        return False
    close = next((n for n in range(start + 1, end) if _closes(line_at(state, n), opening[1])), None)
    if close is None:
        return False
    if not silent:
        _division(state, start, close, opening[1], opening[2])
    return True


def _division(state: StateBlock, start: int, close: int, fence: str, info: str) -> None:
    around, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    token = state.push("container_division_open", "div", 1)
    token.markup, token.block, token.info, token.map = fence, True, info, [start, close]
    state.md.block.tokenize(state, start + 1, close)
    state.push("container_division_close", "div", -1).block = True
    state.parentType, state.lineMax, state.line = around, last, close + 1


def _closes(line: str, fence: str) -> bool:
    end = line.rstrip()
    return len(end) >= len(fence) and set(end) == {fence[0]}
