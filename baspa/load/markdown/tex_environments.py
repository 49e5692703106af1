r"""Formulas as LaTeX's users write them on lines of their own: `\begin{equation}` to `\end{equation}`, without dollars.

Pandoc and MathJax read them so. What \label says within any formula is its name, as `{#eq-energy}` behind it is.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.dollars import INTERRUPTED, attributes_of, push_formula
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

NAMES = r"(?:equation|displaymath|math|align|gather|multline)\*?"
BEGIN = re.compile(rf"\\begin\{{({NAMES})\}}")
WHOLE = re.compile(rf"(\\begin\{{({NAMES})\}}.*\\end\{{\2\}})[ \t]*(\{{[^{{}}]*\}})?[ \t]*\Z", re.DOTALL)


def tex_environments(markdown: MarkdownIt, allowed: tuple[str, ...]) -> None:
    """Add the rule, which makes the tokens of dollars.py."""

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return on_lines(state, start, end, silent, allowed)

    markdown.block.ruler.before("fence", "tex_environment", block, {"alt": INTERRUPTED})


def on_lines(state: StateBlock, start: int, end: int, silent: bool, allowed: tuple[str, ...]) -> bool:
    r"""Read a formula from its \begin to its \end; an empty line between them is none of TeX's."""
    opening = BEGIN.match(line_at(state, start)) if not state.is_code_block(start) else None
    if opening is None:
        return False
    lines: list[str] = []
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        lines.append(line_at(state, line))
        if f"\\end{{{opening[1]}}}" in lines[-1]:
            break
    match = WHOLE.match("\n".join(lines))
    attributes = attributes_of(match[3] or "{}") if match else None
    if match is None or attributes is None:
        return False
    if not silent:
        state.line = start + len(lines)
        token = push_formula(state, start, match[1], attributes, allowed)
        token.meta[MARKS] = [RawMark("attributes", match[3] or "")]
    return True
