"""HTML in a line: its tags become the tokens that Markdown's marks have, so that no later step asks who wrote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.captions import CAPTION, caption_of
from baspa.load.markdown.html_elements import FIGURE_CAPTION, FIGURE_SAID
from baspa.load.markdown.html_images import image_token
from baspa.load.markdown.html_pairs import OF_HTML, Pairs
from baspa.load.markdown.html_tags import (
    BLOCKS,
    KNOWN,
    LEFT_OUT,
    LISTS,
    REFUSED,
    WITHOUT_END,
    WORDS,
    HtmlTag,
    carried,
    read_tag,
    text_within,
)
from baspa.load.markdown.html_told import HTML_SEEN
from baspa.load.markdown.marks import MARKS

CELLS = ("td_open", "th_open")


def html_in_lines(state: StateCore) -> None:
    """Turn the tags in the lines of a whole file into tokens of Markdown."""
    before = Token("", "", 0)
    for token in state.tokens:
        if token.type == "inline" and token.children:
            line = token.map[0] if token.map else -1
            token.children = paired(token.children, state.env, line, before.type in CELLS)
            if FIGURE_CAPTION in token.meta:
                _caption(state, token, line)
        before = token


def _caption(state: StateCore, figure: Token, line: int) -> None:
    """Give the image of `<figure>` its caption, as one of Markdown has it."""
    image = next(token for token in figure.children or () if token.type == "image")
    image.attrs.update({name: value for name, value in figure.meta[FIGURE_SAID].items() if name not in image.attrs})
    if figure.meta[FIGURE_CAPTION]:
        tokens: list[Token] = []
        state.md.inline.parse(" ".join(figure.meta[FIGURE_CAPTION].split()), state.md, state.env, tokens)
        image.meta[CAPTION] = paired(tokens, state.env, line, False)
        image.attrs["title"] = text_within(figure.meta[FIGURE_CAPTION])


def paired(tokens: Sequence[Token], env: MutableMapping[str, Any], line: int, in_cell: bool) -> list[Token]:
    """Return the tokens of a paragraph that begins on a line, from 0, with its tags paired."""
    for image in (token for token in tokens if token.type == "image" and caption_of(token)):
        image.meta[CAPTION] = paired(caption_of(image), env, line, False)
    if not any(is_tag(token) for token in tokens):
        return list(tokens)
    env[HTML_SEEN] = True
    pairs = Pairs(env, line, in_cell)
    for token in tokens:
        if is_tag(token):
            _add(pairs, token)
        else:
            pairs.mark(token)
    pairs.end()
    return pairs.out


def is_tag(token: Token) -> bool:
    """Tell whether a token is raw HTML, and no comment."""
    return token.type == "html_inline" and not token.content.startswith("<!--")


def _add(pairs: Pairs, token: Token) -> None:
    """Add what a tag becomes, behind its mark and the ends of lines in it."""
    rest = Token("html_inline", "", 0, content="\n" * token.content.count("\n"))
    rest.meta[MARKS] = token.meta.get(MARKS, [])
    pairs.out.append(rest)
    if token.content.strip():
        tag = read_tag(token.content)
        if tag.ends and tag.name != "br":
            pairs.end_of(tag.name)
        else:
            _begin(pairs, tag, token)
    pairs.count(token)


def _begin(pairs: Pairs, tag: HtmlTag, token: Token) -> None:
    name = tag.name
    if not name or name in LEFT_OUT:
        pairs.tell("left out", name or token.content[1:].split()[0].rstrip(">"))
    elif name in REFUSED:
        pairs.tell("refused", name)
    elif name in OWN:
        OWN[name](pairs, tag)
    elif name in WORDS:
        pairs.open(name, Token(f"{WORDS[name]}_open", WORDS[name], 1, attrs={**carried(tag)}))
    elif name in BLOCKS:
        _block(pairs, tag)
    else:
        _unknown(pairs, tag, token)


def _unknown(pairs: Pairs, tag: HtmlTag, token: Token) -> None:
    """Let a tag fall away; one that HTML does not know, and that nothing closes, is text: `<url>`."""
    text = "" if tag.name in KNOWN or tag.said else token.content
    if not text:
        pairs.tell("fallen", tag.name)
    if tag.name not in WITHOUT_END and not (tag.said and token.content.endswith("/>")):
        pairs.open(tag.name, None, text)


def _block(pairs: Pairs, tag: HtmlTag) -> None:
    """Begin what has no place in a line: lists in cells have one, all else is a new line."""
    name = tag.name
    listed = pairs.in_cell and any(each.name in LISTS and each.token for each in pairs.stack)
    if pairs.in_cell and (name in LISTS or (name == "li" and listed)):
        while name == "li" and pairs.stack[-1].name not in LISTS:
            pairs.pop()
        pairs.open(name, Token(f"html_{name}_open", name, 1))
        return
    pairs.tell("fallen", name)
    if pairs.begun:
        _line_break(pairs, tag)
    if name not in WITHOUT_END:
        pairs.open(name, None)


def _anchor(pairs: Pairs, tag: HtmlTag) -> None:
    """Begin a link, or set the place that links lead to."""
    name = (tag.said.get("id") or tag.said.get("name", "")).strip()
    if tag.said.get("href") and not pairs.links:
        given = {"href": normalizeLink(tag.said["href"].strip()), **carried(tag)}
        pairs.open("a", Token("link_open", "a", 1, attrs={**given}))
        return
    if name:
        place = Token("span_open", "span", 1, attrs={**carried(tag), "id": name}, meta={OF_HTML: True})
        pairs.out += (place, Token("span_close", "span", -1))
    else:
        pairs.tell("fallen", "a")
    pairs.open("a", None)


def _image(pairs: Pairs, tag: HtmlTag) -> None:
    if tag.said.get("src"):
        pairs.out.append(image_token(tag))
        pairs.begun = True
    else:
        pairs.tell("fallen", "img")


def _span(pairs: Pairs, tag: HtmlTag) -> None:
    given = carried(tag)
    if tag.said and not given:
        pairs.tell("fallen", "span")
    pairs.open("span", Token("span_open", "span", 1, attrs={**given}) if given else None)


def _quotation(pairs: Pairs, tag: HtmlTag) -> None:
    """Begin a quotation, whose signs are those of the language, as of straight quotes."""
    pairs.open("q", None)
    pairs.out.append(pairs.text('"'))


def _line_break(pairs: Pairs, tag: HtmlTag) -> None:
    pairs.out.append(Token("html_break", "br", 0))


def _nothing(pairs: Pairs, tag: HtmlTag) -> None:
    """Leave out what changes nothing on a page."""


OWN: Mapping[str, Callable[[Pairs, HtmlTag], None]] = {
    "a": _anchor,
    "br": _line_break,
    "img": _image,
    "q": _quotation,
    "span": _span,
    "wbr": _nothing,
}
