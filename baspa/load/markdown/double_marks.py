"""Items with two marks, `- a) Word` and `- 1. Word`: the dash prints, and so does the letter or the number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from baspa.load.markdown.lone_signs import is_next
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

BOTH = re.compile(r"\s*(?:>\s*)*[-+*]\s+(?:\[[ xX]\]\s+)?(\d{1,3}|[^\W\d_])([.)])\s+\S")


def double_marks(path: str, tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Problem]:
    """Yield B255, a warning, for the lists of a file whose items have two marks each, which count on."""
    found = [pair for items in bullet_lists(tokens) for pair in twice_marked(items, lines)]
    if found:
        said = f"these items have a dash, and a letter or a number as well, and both print: {placed(found)}"
        hint = "take the dash away: a) and 1. begin an item by themselves"
        yield Problem(Place(path, found[0][0]), "B255", said, hint, Severity.WARNING)


def bullet_lists(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """Yield the lines, from 0, of the items of each list that has bullets."""
    opened = list[list[int]]()
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            opened.append([])
        elif token.type == "list_item_open" and token.map and opened:
            opened[-1].append(token.map[0])
        elif token.type == "bullet_list_close":
            yield opened.pop()
        elif token.type == "ordered_list_close":
            opened.pop()


def twice_marked(items: Sequence[int], lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return each item of a list, with its line, where all have letters or numbers that count on."""
    marks = [BOTH.match(lines[item]) if item < len(lines) else None for item in items]
    whole = [mark for mark in marks if mark]
    if len(whole) < 2 or len(whole) < len(items) or not all(is_next(*pair) for pair in pairwise(whole)):
        return []
    return [(item + 1, lines[item].strip()) for item in items]
