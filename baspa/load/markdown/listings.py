"""Code with a caption or a name: a division that begins with the caption, which references to the name say.

```{#lst-press .python lst-cap="The press"}    Quarto; pandoc-crossref has caption="The press"

MyST's `{code}` with `:caption:` and `:label:` is read by directives.py, and becomes the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.marks import MARKS
from baspa.tree.listings import LISTING

NAME = re.compile(r"(?<=[\s{])#([\w:.-]+)")
CAPTION = re.compile(r"(?<=[\s{])(?:lst-cap|caption|cap)=(\"[^\"]+\"|'[^']+')")
NOT_IN_CAPTIONS = re.compile(r"[\[\]<>@{}]")
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
    braces = QUOTED.sub("", fence.info).partition("}")[0]  # behind them MyST has words of its own
    name, caption = NAME.search(braces), CAPTION.search(fence.info)
    if not name and not caption:
        yield fence
        return
    yield begin_listing(Token("box_open", "div", 1), name[1] if name else "")
    if caption:
        yield from caption_tokens(caption[1][1:-1], fence)
        fence.meta[READ] = caption[1][1:-1]
    yield fence
    yield Token("box_close", "div", -1)


def begin_listing(token: Token, name: str) -> Token:
    """Make a token the beginning of such a division."""
    token.attrs, token.meta[MARKS] = {"class": LISTING, **({"id": name} if name else {})}, []
    return token


def plain_caption(caption: str) -> Sequence[Token]:
    """Return the token of a caption that is read as plain text: it may have links, notes or pictures. Else none."""
    return [Token("text", "", 0, content=caption)] if NOT_IN_CAPTIONS.search(caption) else []


def caption_tokens(caption: str, fence: Token) -> Iterator[Token]:
    """Yield the tokens of a caption above its code."""
    plain = plain_caption(caption)
    inline = Token("inline", "", 0, content="" if plain else caption, children=[*plain])
    for token in (Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)):
        token.map = [fence.map[0], fence.map[0] + 1] if fence.map else None
        yield token
