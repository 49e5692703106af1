"""Code with a caption or a name: a division that begins with the caption, which references to the name say.

```{#lst-press .python lst-cap="The press"}    Quarto; pandoc-crossref has caption="The press"

MyST's `{code}` with `:caption:` and `:label:` is read by directives.py, and becomes the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.marks import MARKS

NAME = re.compile(r"(?<=[\s{])#([\w:.-]+)")
CAPTION = re.compile(r"(?<=[\s{])(?:lst-cap|caption|cap)=(\"[^\"]+\"|'[^']+')")
READ = "caption read"  # key of a fence's meta: the caption in its info that stands above it
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def listings(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.core.ruler.after("block", "listings", captioned_code)


def captioned_code(state: StateCore) -> None:
    """Put code that has a caption or a name into a division."""
    made = list[Token]()
    for token in state.tokens:
        made += listing(token) if token.type == "fence" and token.info.strip().startswith("{") else (token,)
    state.tokens = made


def listing(fence: Token) -> Iterator[Token]:
    """Yield the tokens of a block of code whose attributes are pandoc's."""
    name, caption = NAME.search(QUOTED.sub("", fence.info)), CAPTION.search(fence.info)
    if not name and not caption:
        yield fence
        return
    yield opening(name[1] if name else "")
    if caption:
        yield from caption_tokens(caption[1][1:-1], fence)
        fence.meta[READ] = caption[1][1:-1]
    yield fence
    yield Token("box_close", "div", -1)


def opening(name: str) -> Token:
    """Return the token that begins such a division."""
    token = Token("box_open", "div", 1, attrs={"id": name} if name else {})
    token.meta[MARKS] = []
    return token


def caption_tokens(caption: str, fence: Token) -> Iterator[Token]:
    """Yield the tokens of a caption above its code."""
    inline = Token("inline", "", 0, content=caption, children=[])
    for token in (Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)):
        token.map = [fence.map[0], fence.map[0] + 1] if fence.map else None
        yield token
