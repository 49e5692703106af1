"""Words found in the texts of blocks: where a query stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from baspa.model.book import Block, Chapter
from baspa.model.problem import Place

LEFT_OUT = re.compile(r"\s+(?:…|\.\.\.)\s+")
RUN = re.compile(r"[^\W_]+")  # letters and figures: what a word is made of, however it is punctuated
QUOTES, APOSTROPHES = '["«»“”„‟]', "['‘’‚‹›]"
COMPARED = 100_000  # pieces of text: no more are looked at for readings that the text does not hold

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in the text: from `start` to `end` of the text of a block."""

    block: Block
    start: int
    end: int


class WordIndex:
    """The words of a text, by which the words of many queries are found without reading all of it for each."""

    def __init__(self, chapters: Iterable[Chapter]) -> None:
        self.blocks = [block for chapter in chapters for block in chapter.blocks]
        self.runs = [[run.span() for run in RUN.finditer(block.text)] for block in self.blocks]
        self.places: dict[str, list[tuple[int, int]]] = {}  # of each run: number of the block, and among its runs
        for number, block in enumerate(self.blocks):
            for at, (start, end) in enumerate(self.runs[number]):
                self.places.setdefault(block.text[start:end], []).append((number, at))
        self.vocabulary = "\n".join(("", *self.places, ""))
        self.compared = 0
        self.pieces = cache(self.all_pieces)

    def spots(self, reading: str) -> tuple[Spot, ...]:
        """Return every place of the words in the text, in its order.

        Where they stand as whole words, no other words that begin or end with them count. A space is any white space,
        and " … " stands for words left out, as few as can be, within one block.
        """
        pieces = LEFT_OUT.split(reading)
        found = self.together(reading) or (tuple(self.apart(pieces)) if len(pieces) > 1 else ())
        return tuple(spot for spot in found if _is_whole(spot)) or found

    def together(self, reading: str) -> tuple[Spot, ...]:
        """Return the places of words that follow each other: those that stand as whole words, where there are any."""
        runs, pattern = RUN.findall(reading), _pattern(reading)
        if not runs:
            return tuple(Spot(block, *span) for block in self.blocks for span in _spans([pattern], block.text))
        whole = tuple(spot for spot in self.at(runs, pattern, partial=False) if _is_whole(spot))
        return whole or tuple(self.at(runs, pattern, partial=True))

    def at(self, runs: Sequence[str], pattern: re.Pattern[str], *, partial: bool) -> Iterator[Spot]:
        """Yield the places of a pattern with these runs; with `partial` the outer ones may be parts of longer ones."""
        rarest, places = self.rarest(runs, partial=partial)
        last = (-1, 0)
        for number, at in places:
            first, spans, text = at - rarest, self.runs[number], self.blocks[number].text
            if 0 <= first <= len(spans) - len(runs):
                before = spans[first - 1][1] if first else 0
                behind = spans[first + len(runs)][0] if first + len(runs) < len(spans) else len(text)
                for found in pattern.finditer(text, max(before, last[1] if last[0] == number else 0), behind):
                    last = (number, found.end())
                    yield Spot(self.blocks[number], *found.span())

    def rarest(self, runs: Sequence[str], *, partial: bool) -> tuple[int, Sequence[tuple[int, int]]]:
        """Return which of the runs stands at the fewest places, and these."""
        best = 0, self.known(runs, 0, partial=partial)
        for at in range(1, len(runs)):
            if best[1]:
                best = min(best, (at, self.known(runs, at, partial=partial)), key=lambda each: len(each[1]))
        return best

    def known(self, runs: Sequence[str], at: int, *, partial: bool) -> Sequence[tuple[int, int]]:
        """Return the places of the run at `at`, in the order of the text."""
        outer = at in (0, len(runs) - 1)
        if not partial or not outer:
            return self.places.get(runs[at], ())
        words = self.words(("" if at == 0 else "\n") + runs[at] + ("" if at == len(runs) - 1 else "\n"))
        return sorted(place for word in words for place in self.places[word])

    def words(self, part: str) -> Iterator[str]:
        """Yield the runs of the text that have a part; a line's end in it is where a run begins or ends."""
        at = self.vocabulary.find(part)
        while at >= 0:
            begin = self.vocabulary.rfind("\n", 0, at + 1) + 1
            end = self.vocabulary.find("\n", begin)
            yield self.vocabulary[begin:end]
            at = self.vocabulary.find(part, end)

    def apart(self, pieces: Sequence[str]) -> Iterator[Spot]:
        """Yield the places of pieces that follow each other in a block, in those that have the rarest word of them."""
        inner = [run for piece in pieces for run in RUN.findall(piece)[1:-1]]
        rarest = min(inner, key=lambda run: len(self.places.get(run, ())), default="")
        numbers = sorted({number for number, _ in self.places.get(rarest, ())}) if inner else range(len(self.blocks))
        patterns = [_pattern(piece) for piece in pieces]
        for block in (self.blocks[number] for number in numbers):
            yield from (Spot(block, *span) for span in _spans(patterns, block.text))

    def nearest_words(self, reading: str) -> tuple[str, Place] | None:
        """Return the words of the text that are most like those of a reading, as many of them, with their place.

        For the first readings of many: to compare all words with all of them would take longer than to mend the table.
        """
        if self.compared > COMPARED:
            return None
        known = self.pieces(len(reading.split()))
        self.compared += len(known)
        found = difflib.get_close_matches(reading, known, 1)
        return (found[0], known[found[0]]) if found else None

    def all_pieces(self, count: int) -> dict[str, Place]:
        """Return all pieces of the text of so many words, each with its first place."""
        known: dict[str, Place] = {}
        for block in self.blocks:
            words = block.text.split()
            for start in range(max(1, len(words) - count + 1)):
                known.setdefault(" ".join(words[start : start + count]), block.place)
        return known


def fact(reading: str, texts: Iterable[tuple[Place, str]]) -> Place | None:
    """Return the place of the first text, none of a block's, that has the words of a reading."""
    patterns = [_pattern(piece) for piece in LEFT_OUT.split(reading)]
    return next((place for place, text in texts if _spans(patterns, text)), None)


def _pattern(piece: str) -> re.Pattern[str]:
    """Return what finds words; a straight quote is any, as it was typed and as the press has made it."""
    words = r"\s+".join(map(re.escape, piece.split()))
    return re.compile(words.replace('"', QUOTES).replace("'", APOSTROPHES))


def _spans(patterns: Sequence[re.Pattern[str]], text: str) -> list[Span]:
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
