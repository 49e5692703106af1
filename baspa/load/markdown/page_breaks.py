r"""Page breaks as LaTeX has them and pandoc hands them on: `\newpage`, `\pagebreak` or `\clearpage` alone on a line."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

COMMAND = re.compile(r"\\(?:newpage|pagebreak|clearpage)(?:\{\})?[ \t]*")


def page_breaks(markdown: MarkdownIt) -> None:
    """Add the rule, which makes the token "page_break"."""
    markdown.block.ruler.before("fence", "page_break", page_break, {"alt": ["paragraph", "reference"]})


def page_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line with nothing but the command."""
    line = line_at(state, start)
    if state.is_code_block(start) or COMMAND.fullmatch(line) is None:
        return False
    if not silent:
        token = state.push("page_break", "div", 0)
        token.map, token.meta = [start, start + 1], {MARKS: [RawMark("command", line.strip())]}
        state.line = start + 1
    return True
