"""Answer options on the lines right below a numbered question, A) …, B) …, are a list inside that question.

CommonMark ends the item at a line that begins another list and is not indented. Where no empty line parts the two, the
options are the item's own; the numbers behind them go on in the list of the questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.language.enumeration import ordinal, systems
from baspa.load.markdown.marks import MARKS

OPENING, CLOSING = "ordered_list_open", "ordered_list_close"
ENDS_ITEM = ("list_item_close", CLOSING)


def options_below(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.core.ruler.after("block", "options_below", options_into_items)


def options_into_items(state: StateCore) -> None:
    """Move each lettered list that touches a numbered one into its last item, and join the numbers behind it."""
    at = 2
    while at < len(state.tokens):
        if is_touching(state, at):
            at = moved(state.tokens, at)
        at += 1


def is_touching(state: StateCore, at: int) -> bool:
    """Tell whether a lettered list opens at a token, on the line below the item of a numbered one."""
    tokens = state.tokens
    opening, before = tokens[at], tokens[at - 1]
    if opening.type != OPENING or (tokens[at - 2].type, before.type) != ENDS_ITEM or not opening.map:
        return False
    above = state.src.split("\n")[opening.map[0] - 1]
    numbered = tokens[opened_by(tokens, at - 1) + 1]
    return bool(above.strip(" \t>")) and is_first(letter_of(tokens[at + 1])) and not letter_of(numbered)


def letter_of(item: Token) -> str:
    """Return the letters that an item begins with, as A), а) do; "" of one with a number."""
    names = [mark.text.strip("().") for mark in item.meta.get(MARKS, ()) if mark.kind == "number"]
    return next((name for name in names if name.isalpha()), "")


def is_first(letter: str) -> bool:
    """Tell whether a letter begins a list: another goes on with one above the numbers."""
    return any(ordinal(system, letter) == 1 for system in systems(letter))


def opened_by(tokens: Sequence[Token], close: int) -> int:
    """Return the index of the token that opens what another closes."""
    return next(
        at for at in range(close - 1, -1, -1) if tokens[at].type == OPENING and tokens[at].level == tokens[close].level
    )


def moved(tokens: list[Token], at: int) -> int:
    """Put the list that opens at a token before the two that close the item; return the index of its end."""
    end = next(n for n in range(at, len(tokens)) if tokens[n].type == CLOSING and tokens[n].level == tokens[at].level)
    for token in tokens[at : end + 1]:
        token.level += 2
    tokens[at - 2 : end + 1] = [*tokens[at : end + 1], *tokens[at - 2 : at]]
    if goes_on(tokens, end):
        del tokens[end : end + 2]
    return end - 2


def goes_on(tokens: Sequence[Token], close: int) -> bool:
    """Tell whether the list that opens behind another has its next number."""
    if close + 1 >= len(tokens) or tokens[close + 1].type != OPENING or letter_of(tokens[close + 2]):
        return False
    first, level = tokens[opened_by(tokens, close)], tokens[close].level + 1
    items = sum(
        each.type == "list_item_open" and each.level == level for each in tokens[opened_by(tokens, close) : close]
    )
    start = int(first.attrs.get("start", 1)) + items
    return first.markup == tokens[close + 1].markup and int(tokens[close + 1].attrs.get("start", 1)) == start
