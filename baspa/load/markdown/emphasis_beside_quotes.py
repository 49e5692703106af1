"""Emphasis that ends behind a quote or a point with a letter behind it: **«слово»**тің, **Важно!**текст.

CommonMark (0.31.2, 6.2) takes such stars for no end, and those of слово**«слово»** for no beginning: its rule is made
for languages that put a space there. Where they may be both, an end goes before: **a**«b».
"""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

from baspa.load.markdown.blanks import begins_words, ends_words
from baspa.tree.names import IGNORABLE

QUOTES = "«»“”„‘’‚‹›"


def emphasis(state: StateInline, silent: bool) -> bool:
    """Read stars and underscores as markdown-it-py does; stars beside quotes and letters may begin and end more."""
    start, count = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
    joined = after and after in IGNORABLE  # nobody sees it: a dash may stand behind it
    ends = is_sign(before, after) or (joined and not before.isspace())
    for delimiter in state.delimiters[count:] if state.src[start] == "*" else ():
        delimiter.close = delimiter.close or bool(ends)
        delimiter.open = delimiter.open or (is_sign(after, before) and not is_behind_words(after))
    for delimiter in state.delimiters[count:]:
        delimiter.open = delimiter.open and begins_words(state.src, start, state.pos)
        delimiter.close = delimiter.close and ends_words(state.src, start, state.pos)
    return True


def is_sign(sign: str, letter: str) -> bool:
    """Tell whether a quote stands beside a letter, or any punctuation beside one that is not of ASCII."""
    if not letter.isalpha() or not sign:
        return False
    return sign in QUOTES or (not letter.isascii() and unicodedata.category(sign)[0] == "P" and sign != "*")


def is_behind_words(sign: str) -> bool:
    """Tell whether a sign stands behind words alone: a star before it calls a note, слово*, and begins nothing."""
    return unicodedata.category(sign) in ("Pe", "Pf") or sign in ",.;:!?…"
