"""Captions above their tables that look like definitions, where a paragraph of one line stands above them.

Words of a paragraph.

: The caption {#name}

| a | table |
|---|-------|
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LAST = [
    "dt_open",
    "inline",
    "dt_close",
    "dd_open",
    "paragraph_open",
    "inline",
    "paragraph_close",
    "dd_close",
    "dl_close",
]
NAMED = re.compile(r"(?<!\\)\{[^{}]*\}\s*\Z")


def captions_before(state: StateCore) -> None:
    """Make a paragraph and a caption of the last term right above a table, where an empty line parts its definition.

    One that ends with attributes, which no definition has, is a caption without that line as well.
    """
    made = list[Token]()
    for token in state.tokens:
        last = made[-len(LAST) :] if token.type == "table_open" else []
        if [each.type for each in last] == LAST and is_caption(last):
            del made[-len(LAST) :]
            if made[-1].type == "dl_open":
                made.pop()
            else:
                made.append(last[-1])
            made += as_paragraphs(last)
        made.append(token)
    state.tokens = made


def is_caption(last: Sequence[Token]) -> bool:
    """Tell whether a term and its one definition are a paragraph and a caption."""
    term, definition = last[1], last[5]
    apart = term.map is not None and definition.map is not None and definition.map[0] > term.map[0] + 1
    return apart or NAMED.search(definition.content) is not None


def as_paragraphs(last: Sequence[Token]) -> list[Token]:
    """Return the tokens of a paragraph and of a caption."""
    level = last[-1].level
    made = [Token("paragraph_open", "p", 1, map=last[1].map), last[1], Token("paragraph_close", "p", -1), *last[4:7]]
    for token in made:
        token.hidden, token.level = False, level + (token.type == "inline")
    made[4].content = f": {made[4].content}"
    return made
