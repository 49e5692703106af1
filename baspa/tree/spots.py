"""Words found in the texts of blocks: where a query stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baspa.model.book import Block, Chapter
from baspa.model.problem import Place

LEFT_OUT = re.compile(r"\s+(?:…|\.\.\.)\s+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in the text: from `start` to `end` of the text of a block."""

    block: Block
    start: int
    end: int


def spots(reading: str, chapters: Iterable[Chapter]) -> tuple[Spot, ...]:
    """Return every place of the words in the text, in its order.

    Where they stand as whole words, no other words that begin or end with them count. A space is any white space, and
    " … " stands for words left out, as few as can be, within one block.
    """
    blocks = [block for chapter in chapters for block in chapter.blocks]
    for pieces in ((reading,), LEFT_OUT.split(reading)):
        patterns = [re.compile(r"\s+".join(map(re.escape, piece.split()))) for piece in pieces]
        found = [Spot(block, *span) for block in blocks for span in _spans(patterns, block.text)]
        if found:
            return tuple(spot for spot in found if _is_whole(spot)) or tuple(found)
    return ()


def _spans(patterns: Sequence[re.Pattern[str]], text: str) -> list[tuple[int, int]]:
    """Return where the patterns follow each other; of those that end together, the shortest."""
    ends: dict[int, int] = {}
    for begin in patterns[0].finditer(text):
        last: re.Match[str] | None = begin
        for pattern in patterns[1:]:
            last = pattern.search(text, last.end()) if last else None
        if last:
            ends[last.end()] = begin.start()
    return [(start, end) for end, start in ends.items()]


def _is_whole(spot: Spot) -> bool:
    text = spot.block.text
    before, after = text[: spot.start][-1:], text[spot.end :][:1]
    inside = (before.isalnum() and text[spot.start].isalnum()) or (after.isalnum() and text[spot.end - 1].isalnum())
    return not inside


def nearest_words(reading: str, chapters: Iterable[Chapter]) -> tuple[str, Place] | None:
    """Return the words of the text that are most like those of a reading, as many of them, with their place."""
    count = len(reading.split())
    known: dict[str, Place] = {}
    for block in (block for chapter in chapters for block in chapter.blocks):
        words = block.text.split()
        for start in range(max(1, len(words) - count + 1)):
            known.setdefault(" ".join(words[start : start + count]), block.place)
    found = difflib.get_close_matches(reading, known, 1)
    return (found[0], known[found[0]]) if found else None
