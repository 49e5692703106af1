"""Formulas as GitHub and GitLab have them: lines of TeX between a fence called `math`, in place of two dollar signs.

Within a line they are `` $`a^2`$ ``, see dollars.py.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.dollars import INTERRUPTED, attributes_of, push_formula
from baspa.load.markdown.line_texts import closing, line_at
from baspa.load.markdown.marks import MARKS, RawMark

OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*math(?P<said>[ \t]*\{[^{}`]*\})?[ \t]*")


def math_fences(markdown: MarkdownIt, allowed: tuple[str, ...]) -> None:
    """Add the rule, which makes the tokens of dollars.py; attributes may stand behind the name."""

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return fenced(state, start, end, silent, allowed)

    markdown.block.ruler.before("fence", "math_fence", block, {"alt": INTERRUPTED})


def fenced(state: StateBlock, start: int, end: int, silent: bool, allowed: tuple[str, ...]) -> bool:
    """Read a formula down to the fence that closes it; one that nothing closes is code, and told as that is."""
    opening = OPENING.fullmatch(line_at(state, start)) if not state.is_code_block(start) else None
    attributes = attributes_of((opening["said"] or "{}").strip()) if opening else None
    close = closing(state, start, end, opening["fence"]) if opening else None
    if opening is None or attributes is None or close is None:
        return False
    if not silent:
        state.line = close + 1
        text = "\n".join(("", *(line_at(state, line) for line in range(start + 1, close))))
        token = push_formula(state, start, text, attributes, allowed)
        token.meta[MARKS] = [RawMark("language", "math"), RawMark("attributes", (opening["said"] or "").strip())]
    return True
