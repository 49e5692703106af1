"""The caption of a figure, which stands in its image's title: read as a line of Markdown, with notes and citations.

CommonMark takes titles for plain text. Here one is read again as it was written, where its image stands alone in a
paragraph; its tokens wait in the meta of the image's token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from markdown_it.token import Token

CAPTION, CAPTION_SOURCE = "caption", "caption source"  # keys of the token's meta: its tokens, what they were read from
BRACKETS = "brackets"  # key of an image's meta: whether what stands in them is its caption
PLACED = "placed"  # key of an image's meta: whether names that links lead to stand before it, and nothing else
SAID_TWICE = "said twice"  # key of an image's meta: whether what it shows is what its caption says
PLAIN = ("text", "text_special")  # a title of these alone stays one
TITLE = re.compile(r"""\s("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*\)\Z""", re.DOTALL)
# Names that links lead to, before an image that stands alone: <a name="press"></a>, []{#press}
PLACES = re.compile(r"(?:\s|<(a|span)\s[^<>]*></\1>|\[\]\{#[^{}\s]*\})*")
ATTRIBUTES = re.compile(r"\s*(?:\{[^{}]*\})?\s*")


def captioned_image(state: StateInline, silent: bool) -> bool:
    """Read an image as markdown-it-py does, and the caption of one that stands alone."""
    start = state.pos
    if not image(state, silent):
        return False
    alone = PLACES.fullmatch(state.src, 0, start) and ATTRIBUTES.fullmatch(state.src, state.pos)
    title = TITLE.search(state.src[start : state.pos]) if alone and not silent else None
    if title and state.tokens[-1].attrs.get("title"):
        tokens: list[Token] = []
        mark, text = title[1][-1], " ".join(title[1][1:-1].split())
        state.md.inline.parse(text.replace(f"\\{mark}", mark), state.md, state.env, tokens)
        if any(token.type not in PLAIN for token in tokens):
            state.tokens[-1].meta |= {CAPTION: tokens, CAPTION_SOURCE: title[0]}
    return True


def figures_alone(state: StateCore) -> None:
    """Let an image with a title that stands alone in a cell, or in an item of a tight list, be a paragraph: a figure.

    Tight lists and grids hide the paragraph; in the cells of a table of bars there is none.
    """
    tokens = state.tokens[:1]
    for before, token, after in zip(
        state.tokens, state.tokens[1:], [*state.tokens[2:], Token("", "", 0)], strict=False
    ):
        titled = is_titled_alone(token)
        if titled and before.type == "paragraph_open":
            before.hidden = after.hidden = False
        if titled and before.type in ("td_open", "th_open"):
            tokens += (Token("paragraph_open", "p", 1), token, Token("paragraph_close", "p", -1))
        else:
            tokens.append(token)
    state.tokens = tokens


def is_titled_alone(token: Token) -> bool:
    """Tell whether an image with a title, or with a caption in its brackets, is all that a token holds."""
    pieces = [each for each in token.children or () if each.type != "text" or each.content.strip()]
    return [each.type for each in pieces] == ["image"] and bool(
        pieces[0].attrs.get("title") or BRACKETS in pieces[0].meta
    )


def picture_alone(inline: Token) -> Token | None:
    """Return the picture that is all that a paragraph holds, but for names before it that links lead to."""
    pieces = [each for each in inline.children or () if each.type != "text" or each.content.strip()]
    if not pieces or pieces[-1].type != "image":
        return None
    *before, last = pieces
    if before and are_places(before):
        last.meta[PLACED] = True
    return last if not before or PLACED in last.meta else None


def are_places(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are nothing but names: []{#press}, <a id="press"></a>."""
    kept = [each for each in tokens if each.type != "softbreak"]
    pairs = list(zip(kept[::2], kept[1::2], strict=False))
    return 2 * len(pairs) == len(kept) and all(
        (opening.type == "span_open" and closing.type == "span_close" and list(opening.attrs) == ["id"])
        or PLACES.fullmatch(opening.content + closing.content) is not None
        for opening, closing in pairs
        if opening.type != "html_inline" or closing.type == "html_inline"
    )


def caption_of(image: Token) -> Sequence[Token]:
    """Return the tokens of an image's caption; none for an image in a line, or where the title is plain text."""
    found: Sequence[Token] = image.meta.get(CAPTION, ())
    return found
