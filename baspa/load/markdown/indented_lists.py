"""Lists whose items stand behind a tab, or four spaces, right below a line of text: for CommonMark they are its text.

Office programs and typewriters indent items so. Two of them in a row are a list, or one below a colon.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph

from baspa.load.markdown.counted_lists import any_list
from baspa.load.markdown.lettered_lists import lettered_list
from baspa.load.markdown.line_texts import line_at

MARK = re.compile(r"(?:[-+*]|\(?\w{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?)[ \t]+\S")
FAR_IN = 4  # columns, from which on CommonMark sees no list


def indented_lists(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.block.ruler.at("paragraph", paragraph_above)
    markdown.block.ruler.before("code", "indented_list", indented_list)


def paragraph_above(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph as CommonMark does, but up to a list that is indented below it."""
    lines = range(start + 1, state.lineMax)
    stop = next((line for line in lines if state.isEmpty(line) or begins(state, line)), None)
    kept = state.lineMax
    if stop is not None and not state.isEmpty(stop):
        state.lineMax = stop
    done = paragraph(state, start, min(end, state.lineMax), silent)
    state.lineMax = kept
    return done


def begins(state: StateBlock, line: int) -> bool:
    """Tell whether an indented list begins on a line, below one of text."""
    if not is_item(state, line):
        return False
    above = line_at(state, line - 1).rstrip(" \t*_")
    follows = line + 1 < state.lineMax and is_item(state, line + 1)
    return (above.endswith(":") or follows) and read_list(state, line, silent=True)


def read_list(state: StateBlock, line: int, silent: bool) -> bool:
    """Read the list that begins on a line, as if it stood no further in than the text around it."""
    kept = state.blkIndent, state.parentType
    state.blkIndent, state.parentType = state.sCount[line], "root"
    done = lettered_list(state, line, state.lineMax, silent) or any_list(state, line, state.lineMax, silent)
    state.blkIndent, state.parentType = kept
    return done


def is_item(state: StateBlock, line: int) -> bool:
    """Tell whether a line is an item that is indented too far for CommonMark."""
    return state.sCount[line] - state.blkIndent >= FAR_IN and MARK.match(line_at(state, line)) is not None


def indented_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list that is indented below a paragraph; anywhere else it is code."""
    below = bool(state.tokens) and state.tokens[-1].type == "paragraph_close" and start and not state.isEmpty(start - 1)
    if silent or not below or not begins(state, start):
        return False
    kept, rest = state.lineMax, range(start, end)
    outer = (line for line in rest if not state.isEmpty(line) and state.sCount[line] < state.sCount[start])
    state.lineMax = next(outer, end)  # what stands further out is no part of its last item
    done = read_list(state, start, silent=False)
    state.lineMax = kept
    return done
