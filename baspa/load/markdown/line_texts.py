"""The text of a line, as markdown-it-py's rules of blocks see it."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def line_at(state: StateBlock, number: int) -> str:
    """Return a line, from 0, without what lists and quotations put before it, nor its indent."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
