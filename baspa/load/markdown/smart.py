"""The signs of a paragraph's tokens: what was typed for want of a key becomes the sign of its language, in place.

Done while the manuscript is read, so that both faces, the headings and the reading back see one text. Knows
markdown-it-py's tokens, as the markdown modules do; what becomes of the signs stands in language/signs.py.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.language import find
from baspa.language.hyphens import THING
from baspa.language.model import Language
from baspa.language.signs import Left, Piece, set_signs
from baspa.load.markdown.captions import caption_of
from baspa.load.markdown.options import ALTERNATIVES
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity
from baspa.references.model import CitationItem

GOES_ON = "goes on"  # key of the meta of a paragraph's token
OPENING = ('"', "“", "«", "„")
BREAKS = ("softbreak", "hardbreak")


class Hyphen(NamedTuple):
    """A hyphen that was typed for a dash."""

    kind: str
    line: int
    around: str


def speeches(state: StateCore) -> None:
    """Note of each paragraph whether the next one begins with a quote: a speech may go on over both."""
    for inline, closing, opening, behind in zip(state.tokens, *(state.tokens[n:] for n in (1, 2, 3)), strict=False):
        if (
            closing.type == "paragraph_close"
            and opening.type == "paragraph_open"
            and behind.content.startswith(OPENING)
        ):
            inline.meta[GOES_ON] = True


def smart(
    tokens: Sequence[Token], language: Language, place: Place, goes_on: bool = False
) -> Iterator[Problem | Hyphen]:
    """Set the signs of the tokens of a paragraph that begins at `place`; yield B035, a warning, and hyphens.

    `goes_on` says that the next paragraph may go on with a speech of this one.
    """
    pieces = tuple(_pieces(tokens, language))
    texts, left = set_signs(pieces, goes_on)
    places = tuple(_places(tokens, place))
    yield from (_left(one, places[one.piece]) for one in left)
    for token, piece, text, here in zip(tokens, pieces, texts, places, strict=True):
        if piece.free:
            token.content = text
        yield from _inside(token, piece.language, here)


def line_ends(token: Token) -> int:
    """Return how many of the manuscript's lines end in a token."""
    if token.type in ("html_inline", "html_block", "citation", "formula", "definitions", "typed_reference"):
        return token.content.count("\n")
    return (token.type in BREAKS) + sum(map(line_ends, token.children or ()))


def _pieces(tokens: Sequence[Token], language: Language) -> Iterator[Piece]:
    spoken, address = [language], False
    for token in tokens:
        here = find(str(token.attrs["lang"])) if token.attrs.get("lang") else spoken[-1]
        yield Piece(_text(token), here, free=token.type == "text" and not address)
        if token.nesting == 1:
            spoken.append(here)
        elif token.nesting == -1:
            spoken.pop()
        address = token.type == "link_open" and token.info == "auto"


def _text(token: Token) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    if token.type in (*BREAKS, "html_break"):
        return "\n"
    return THING if token.type in ("code_inline", "image", "citation", "formula", "typed_reference") else ""


def _places(tokens: Sequence[Token], place: Place) -> Iterator[Place]:
    line = place.line
    for token in tokens:
        yield Place(place.file, line)
        line += line_ends(token)


def _inside(token: Token, language: Language, place: Place) -> Iterator[Problem | Hyphen]:
    """Set the signs of a picture's text, of a title, of a credit, and of the words around what is cited."""
    if token.type == "citation":
        token.meta["items"] = tuple(_cited(item, language) for item in token.meta["items"])
    yield from smart(token.children or (), language, place) if token.type == "image" else ()
    deque(smart(caption_of(token), language, place), maxlen=0)  # what stays as it was typed, the title says, too
    own = token.meta.get("insecure_attrs", {})
    for attributes, name in (
        (token.attrs, "title"),
        *((own, name) for name in ("credit", *ALTERNATIVES) if name in own),
    ):
        if attributes.get(name):
            (attributes[name],), left = set_signs((Piece(str(attributes[name]), language),))
            yield from (_left(one, place) for one in left)


def _cited(item: CitationItem, language: Language) -> CitationItem:
    (prefix, suffix), _ = set_signs((Piece(item.prefix, language), Piece(item.suffix, language)))
    return replace(item, prefix=prefix, suffix=suffix)


def _left(left: Left, place: Place) -> Problem | Hyphen:
    if left.kind != "quote":
        return Hyphen(left.kind, place.line, left.around)
    said = f"a straight quote has no pair: {left.around}"
    hint = 'add the other one, or type the sign that is meant; \\" keeps it as it is'
    return Problem(place, "B035", said, hint, Severity.WARNING)


def hyphens_told(path: str, hyphens: Sequence[Hyphen]) -> Iterator[Problem]:
    """Yield B036 for hyphens between words, B231 for those between numbers: warnings, once a file, with all places."""
    if words := hyphens_of("hyphen", hyphens):
        said = f"a hyphen stands between spaces, where a dash belongs: {placed(words)}"
        hint = "write -- (–) or --- (—); \\- keeps the hyphen"
        yield Problem(Place(path, words[0][0]), "B036", said, hint, Severity.WARNING)
    if numbers := hyphens_of("range", hyphens):
        said = f"a hyphen stands between numbers, from which to which is meant, where a dash belongs: {placed(numbers)}"
        hint = "write two hyphens, 5--7, which print as 5–7; 5\\-7 keeps the hyphen"
        yield Problem(Place(path, numbers[0][0]), "B231", said, hint, Severity.WARNING)


def hyphens_of(kind: str, hyphens: Sequence[Hyphen]) -> list[tuple[int, str]]:
    """Return the lines of the hyphens of a kind, in order, with what is around them."""
    return sorted(((each.line, each.around) for each in hyphens if each.kind == kind), key=lambda each: each[0])
