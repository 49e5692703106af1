r"""Formulas as LaTeX and MathJax have them: `\(a^2\)` in a line of text, `\[ a^2 \]` there or on lines of its own.

CommonMark guards a bracket so. Hence both must stand in one paragraph, and what is between them must look like TeX.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.dollars import INTERRUPTED, attributes_of, push_formula
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

IN_LINE = re.compile(r"\\(?:\(((?:\\[^()\0]|[^\\\0])+)\\\)|\[((?:\\[^\[\]\0]|[^\\\0])+)\\\])")
ON_LINES = re.compile(r"\\\[((?:\\[^\[\]\0]|[^\\\0])+)\\\][ \t]*(\{[^{}]*\})?[ \t]*\Z")
# No guarded note or citation, nor text in which signs of Markdown are guarded.
IS_TEX = re.compile(r"(?![\^@!])(?![\s\S]*\\[\^_*@#~`=.-])(?=[\s\S]*\w)[^\\^_={}<>+]*[\\^_={}<>+]")
LETTER = re.compile(r"\s*[A-Za-z]\d*'*\s*")  # which round brackets alone may hold: \[x\] is a box to tick


def tex_brackets(markdown: MarkdownIt, allowed: tuple[str, ...]) -> None:
    """Add the rules, which make the tokens of dollars.py."""

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return on_lines(state, start, end, silent, allowed)

    markdown.inline.ruler.before("escape", "tex_formula", in_line)
    markdown.block.ruler.before("fence", "tex_formula_block", block, {"alt": INTERRUPTED})


def in_line(state: StateInline, silent: bool) -> bool:
    """Read a formula in a line of text."""
    match = IN_LINE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "\\" else None
    if match is None or not (IS_TEX.match(match[1] or match[2]) or LETTER.fullmatch(match[1] or "")):
        return False
    if not silent:
        state.push("formula", "math", 0).content = match[1] or match[2]
    state.pos = match.end()
    return True


def on_lines(state: StateBlock, start: int, end: int, silent: bool, allowed: tuple[str, ...]) -> bool:
    """Read a formula on lines of its own; an empty line ends it."""
    if state.is_code_block(start) or not state.src.startswith("\\[", state.bMarks[start] + state.tShift[start]):
        return False
    lines: list[str] = []
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent or (lines and "\\]" in lines[-1]):
            break
        lines.append(line_at(state, line))
    match = ON_LINES.match("\n".join(lines))
    attributes = attributes_of(match[2] or "{}") if match else None
    if match is None or attributes is None or not IS_TEX.match(match[1]):
        return False
    if silent:
        return True
    state.line = start + len(lines)
    token = push_formula(state, start, match[1], attributes, allowed)
    token.meta[MARKS] = [RawMark("attributes", match[2] or "")]
    return True
