"""The text of a line, as markdown-it-py's rules of blocks see it, and the line that closes a fence."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def line_at(state: StateBlock, number: int) -> str:
    """Return a line, from 0, without what lists and quotations put before it, nor its indent."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def closing(state: StateBlock, start: int, end: int, fence: str) -> int | None:
    """Return the line that closes a fence; None where its item or quotation ends before one does.

    One that is indented by four spaces more closes another (CommonMark 0.31, 4.5).
    """
    for line in range(start + 1, end):
        written = line_at(state, line).strip()
        if written and state.sCount[line] < state.blkIndent:
            return None
        near = state.sCount[line] < state.sCount[start] + 4
        if near and len(written) >= len(fence) and set(written) == {fence[0]}:
            return line
    return None
