"""Tokens of blocks that rules of the press write themselves: what stands between two lines, a paragraph of one line."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


def tokenize_within(state: StateBlock, start: int, end: int) -> None:
    """Read the blocks on the lines from `start` up to `end`, from 0, as those of a container."""
    around, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = around, last


def push_paragraph(state: StateBlock, text: str, line: int, children: Sequence[Token] = ()) -> tuple[Token, Token]:
    """Add the tokens of a paragraph of one line; return the first and the last of them."""
    opening, inline = state.push("paragraph_open", "p", 1), state.push("inline", "", 0)
    inline.content, inline.children = text, list(children)
    closing = state.push("paragraph_close", "p", -1)
    opening.map, inline.map, closing.map = ([line, line + 1] for _ in range(3))
    return opening, closing
