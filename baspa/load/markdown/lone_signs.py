"""Signs that were meant as marks and mark nothing, told once a file: asterisks, and numbers of items without a space.

An asterisk behind a word calls a note where a typewriter has no other way; one before a word begins emphasis that
nothing ends. "1.Word" on line after line is a list whose items CommonMark does not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from baspa.load.markdown.slips import CAPTION, InlineText
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

CELLS = ("td_open", "th_open")
STAR = re.compile(r"(?<![*])[*](?![*])")
BEHIND = re.compile(r"(?:[^\W_]{2}|[^\W\d_][.,!?…»”\"')\]]{1,3})\Z")  # what may call: A* and f* are names of formulas
ENDS = re.compile(r"[\s.,;:!?…»”\"')\]]|\Z")
BEFORE, BEGINS = re.compile(r"(?:\A|[\s(«“„\"])\Z"), re.compile(r"[^\W\d_]{2}")
AROUND = 40  # characters that are looked at on either side
WORD_BEFORE, WORD_BEHIND = re.compile(r"\S*\Z"), re.compile(r"\w*")
ITEM = re.compile(r"(?m)^(\d{1,3}|[^\W\d_])([.)])[^\W\d_]")


def lone_signs(path: str, texts: Sequence[InlineText]) -> Iterator[Problem]:
    """Yield B168 for asterisks that mark nothing, B169 for items without a space: warnings, at the first."""
    stars = [
        found for text in texts if text.container != CAPTION and "*" in text.text for found in lone_asterisks(text)
    ]
    if stars:
        said = f"an asterisk that marks nothing prints as text: {placed(stars)}"
        hint = "a note is called by [^1], and its text begins with [^1]:; *words* are emphasis; \\* keeps it as it is"
        yield Problem(Place(path, stars[0][0]), "B168", said, hint, Severity.WARNING)
    if items := glued_items(texts):
        said = f"these look like items of a list, but print as text: {placed(items)}"
        yield Problem(
            Place(path, items[0][0]), "B169", said, "put a space behind the number: 1. Word", Severity.WARNING
        )


def lone_asterisks(text: InlineText) -> Iterator[tuple[int, str]]:
    """Yield the line of each asterisk of a text that stands beside a word, with that word.

    In cells those behind figures stay: they say how sure these are.
    """
    for line, match in text.found(STAR):
        at = match.start()
        before, behind = text.text[max(0, at - AROUND) : at], text.text[at + 1 : at + AROUND]
        calls = BEHIND.search(before) and ENDS.match(behind)
        if calls and text.container in CELLS and before[-1].isdigit():
            continue
        if calls or (BEFORE.search(before) and BEGINS.match(behind)):
            yield line, "*".join((WORD_BEFORE.findall(before)[0], WORD_BEHIND.findall(behind)[0]))


def glued_items(texts: Sequence[InlineText]) -> list[tuple[int, str]]:
    """Return the line and the beginning of each item whose mark no space follows, where they count on line by line."""
    found = [pair for text in texts if text.container == "paragraph_open" for pair in text.found(ITEM)]
    follow = [is_next(one[1], other[1]) for one, other in pairwise(found)]
    in_row = [before or behind for before, behind in pairwise([False, *follow, False])]
    return [(line, first_word(match)) for (line, match), is_one in zip(found, in_row, strict=False) if is_one]


def is_next(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether one mark counts on from another: 1. and 2., a) and b)."""
    if one[2] != other[2] or one[1].isdigit() is not other[1].isdigit():
        return False
    if one[1].isdigit():
        return int(other[1]) == int(one[1]) + 1
    return one[2] == ")" and ord(other[1]) == ord(one[1]) + 1


def first_word(match: re.Match[str]) -> str:
    """Return what a match begins, up to the next space."""
    return match.string[match.start() :].split(maxsplit=1)[0]
