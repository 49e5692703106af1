r"""Backslashes of pandoc that CommonMark takes for text: at a paragraph's end, alone on a line, before a space.

One at the end of a paragraph breaks nothing, where lines above it end so, as in an address, nor behind a picture, where
it keeps pandoc from making a figure of that; elsewhere it is told. One that is alone between
empty lines leaves a line empty. `Dr.\ Smith` has a space at which no line ends.
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

BREAK = "\\"
SHORT = 60  # signs of the first of several lines: one of prose is longer
ENDS = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
BREAKS = re.compile(r"(?<!\\)(?:\\\\)*\\\n")
GUARDED_SPACE = "\\ "
NO_BREAK = "\u00a0"
BEFORE = re.compile(r"[\w.,;!?)%»”’]\Z")  # 0.31.2 of CommonMark has such a space between guarded letters alone
BEHIND = re.compile(r"[\w(«„“—–%‰°€§&-]")
PICTURE = re.compile(r"!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]]*\])(?:\{[^{}\n]*\})?\\\Z")


def line_breaks(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.core.ruler.before("inline", "last_breaks", last_breaks)
    markdown.core.ruler.after("inline", "guarded_spaces", guarded_spaces)


def last_breaks(state: StateCore) -> None:
    """Take out the backslash that ends the last of several such lines; leave a line empty for one that is alone."""
    for opening, inline in pairwise(state.tokens):
        if opening.type != "paragraph_open" or not inline.content.endswith(BREAK):
            continue
        if inline.content == BREAK:
            inline.content = NO_BREAK
        elif ENDS.search(inline.content) and (BREAKS.search(inline.content) or PICTURE.search(inline.content)):
            inline.content = inline.content.removesuffix(BREAK)


def are_lines(inline: Token) -> bool:
    """Tell whether a paragraph is one of lines, as an address and a list of terms are: each ends with a break."""
    kinds = {child.type for child in inline.children or ()}
    first = inline.content.partition("\n")[0].partition("<br")[0]
    return "softbreak" not in kinds and not kinds.isdisjoint(("hardbreak", "html_break")) and len(first) <= SHORT


def guarded_spaces(state: StateCore) -> None:
    """Read a space that a backslash guards, between words, as one at which no line ends."""
    for inline in state.tokens:
        children = inline.children or ()
        for before, token, behind in zip(children, children[1:], children[2:], strict=False):
            if token.content == GUARDED_SPACE and token.type == "text_special" and is_between(before, behind):
                token.content = NO_BREAK


def is_between(before: Token, behind: Token) -> bool:
    """Tell whether a guarded space parts two words, or a word from a mark."""
    begins = behind.type not in ("text", "text_special") or not behind.content or BEHIND.match(behind.content)
    ends = before.type != "text" or not before.content or BEFORE.search(before.content)
    return bool(begins and ends)
