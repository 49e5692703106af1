"""Rows of pictures: those of one paragraph in a division that is a figure stand side by side, each with its caption.

::: {#fig-shores}           of pandoc-crossref, also as <div id="fig:shores">
![Winter](a.png){#fig-winter}
![Summer](b.png){#fig-summer}

Two shores
:::
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.boxes import division_info
from baspa.load.markdown.captions import BRACKETS
from baspa.tree.side_by_side import FIGURE_NAME, LAYOUTS, ROW

DIVISIONS = ("container_division_open", "html_open")


def picture_rows(markdown: MarkdownIt) -> None:
    """Add the rule to a parser, before the one that gives pictures their captions."""
    markdown.core.ruler.after("inline", "picture_rows", rows)


def rows(state: StateCore) -> None:
    """Give each picture of such a paragraph one of its own, and tell its division how many stand in a row."""
    made, around = list[Token](), list[Token]()
    for token in state.tokens:
        around += [token] * (token.nesting == 1)
        pictures = pictures_of(token) if token.type == "inline" and len(around) > 1 and is_figure(around[-2]) else ()
        if pictures and is_laid_out(around[-2]):
            let_caption(pictures)
        if len(pictures) > 1:
            around[-2].attrs[ROW] = max(len(pictures), int(around[-2].attrs.get(ROW, 0)))
            made += split(made.pop(), token, pictures)
        else:
            made.append(token)
        if token.nesting == -1:
            around.pop()
    state.tokens = made


def is_figure(division: Token) -> bool:
    """Tell whether a division is a figure, by its name, or says how its pictures stand."""
    name = str(given(division).get("id", ""))
    return division.type in DIVISIONS and (bool(FIGURE_NAME.match(name)) or is_laid_out(division))


def is_laid_out(division: Token) -> bool:
    """Tell whether a division says how its pictures stand: it is Quarto's, to which their brackets are captions."""
    return division.type in DIVISIONS and any(name in given(division) for name in LAYOUTS)


def given(division: Token) -> Mapping[str, object]:
    """Return the attributes of a division."""
    return division_info(division.info).attributes if division.info else division.attrs


def let_caption(pictures: Sequence[Token]) -> None:
    """Let the brackets of pictures be their captions, where they have no other."""
    for picture in pictures:
        if picture.content.strip() and not picture.attrs.get("title"):
            picture.meta[BRACKETS] = True


def pictures_of(inline: Token) -> Sequence[Token]:
    """Return the pictures of a line that holds nothing else."""
    pieces = [each for each in inline.children or () if each.type not in ("softbreak", "hardbreak")]
    pieces = [each for each in pieces if each.type != "text" or each.content.strip(" \u00a0\\")]
    return pieces if all(each.type == "image" for each in pieces) else ()


def split(opening: Token, inline: Token, pictures: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a paragraph for each picture, but for what ends the last, which is there already."""
    made = list[Token]()
    for picture in pictures:
        one = Token("inline", "", 0, map=inline.map, children=[picture])
        begin = Token(opening.type, opening.tag, 1, map=opening.map)
        made += (begin, one, Token("paragraph_close", "p", -1))
    return made[:-1]
