"""Divisions in divisions, as pandoc reads them: a fence with words opens one, a fence without closes the last opened.

How many colons there are means nothing then (pandoc's manual, fenced_divs), so that Quarto's boxes need no counting.
Where the fences of a division do not come out even it is read as markdown-it-py's plugin does, by its colons, which
finds the one that nobody closed.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.utils import is_code_block

from baspa.load.markdown.blocks_within import tokenize_within
from baspa.load.markdown.line_texts import line_at

COLONS = ":::"
# What an item begins with that a division opens.
IN_ITEM = re.compile(r"(?:(?:[-*+:]|[\w(]{1,4}[.)])\s+)+(?=:::+\s*[\w{])")
CODE = re.compile(r"(`{3,}|~{3,})(.*)")


def nested_divisions(markdown: MarkdownIt) -> None:
    """Add the rule to a parser, before that of the plugin."""
    markdown.block.ruler.before(
        "container_division",
        "nested_division",
        nested_division,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def nested_division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a division down to the fence that closes it, where there is one."""
    words = words_of(line_at(state, start))
    if not words or is_code_block(state, start):
        return False
    close = None if silent else end_of(state, start, end)
    if close is not None:
        push_division(state, start, close, words)
    return silent or close is not None


def push_division(state: StateBlock, start: int, close: int, words: str) -> None:
    """Write the tokens of a division between two lines, and of what it holds."""
    token = state.push("container_division_open", "div", 1)
    token.markup, token.block, token.info, token.map = COLONS, True, words, [start, close]
    tokenize_within(state, start + 1, close)
    state.push("container_division_close", "div", -1).block = True
    state.line = close + 1


def end_of(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the fence that closes a division, None where its list ends before, or the text."""
    depth, code = 1, ""  # of divisions that are open, and the fence of a block of code that is
    for number in range(start + 1, end):
        line = line_at(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return None
        if code:
            code = "" if set(line.rstrip()) == {code[0]} and line.startswith(code) else code
        elif fence := CODE.match(line):
            code = fence[1] if "`" not in fence[2] else ""
        else:
            depth += step(line)
        if not depth:
            return number
    return None


def step(line: str) -> int:
    """Return how many divisions more are open behind a line than before it: 1, 0 or -1."""
    if COLONS not in line:
        return 0
    item = IN_ITEM.match(line)
    words = words_of(line[item.end() :] if item else line)
    return 0 if words is None else 1 if words else -1


def words_of(line: str) -> str | None:
    """Return what stands behind a fence's colons, and before those that may end it; None for what is no fence."""
    if not line.startswith(COLONS):
        return None
    words = line.lstrip(":").strip()
    return words.rstrip(":").rstrip() if words.endswith(COLONS) else words
