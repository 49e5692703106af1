"""Definition lists with terms of several lines, each line but the last ended by a hard break.

The plugin reads a term of one line; here the lines before it are put to it.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.utils import is_code_block

from baspa.load.markdown.line_texts import line_at

Rule = Callable[[StateBlock, int, int, bool], bool]
HARD_BREAKS = ("\\", "  ")  # CommonMark 0.31.2, 6.7


def long_terms(markdown: MarkdownIt) -> None:
    """Add the rule to a parser that has the plugin's."""
    plugin: Rule = next(rule.fn for rule in markdown.block.ruler.__rules__ if rule.name == "deflist")

    def terms(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        last = start
        while last + 1 < end and line_at(state, last).endswith(HARD_BREAKS) and not state.isEmpty(last + 1):
            last += 1
        at = len(state.tokens)
        if silent or last == start or is_code_block(state, start) or not plugin(state, last, end, False):
            return False
        opening, term, inline = state.tokens[at : at + 3]
        inline.content = "\n".join(line_at(state, number).lstrip() for number in range(start, last + 1)).rstrip()
        inline.map, term.map = [start, last + 1], [start, last + 1]
        opening.map = [start, state.line]
        before = state.tokens[at - 1] if at else opening
        if before.type == "dl_close" and before.level == opening.level:
            del state.tokens[at - 1 : at + 1]  # one list goes on
        return True

    markdown.block.ruler.before("deflist", "long_terms", terms)
