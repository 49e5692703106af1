"""The editor's queries: queries.tsv read, and the words that each query is about found in the text.

Columns are named by the first line and parted by tabs; `reading` holds the words. docs/proof.md describes them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baspa.model import Block, Chapter, Query
from baspa.nearest import nearest
from baspa.problem import Place, Problem, Problems

FILE = "queries.tsv"
PRINTED = ("reading", "kind", "note", "suggested")
OWN = ("line", "para")  # where the editor's own copy has the words: for the editor alone
REQUIRED = ("reading", "note")
NOTHING = ("", "-", "–", "—")
LEFT_OUT = re.compile(r"\s+(?:…|\.\.\.)\s+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in the text: from `start` to `end` of the text of a block."""

    block: Block
    start: int
    end: int


def parse_queries(text: str) -> tuple[tuple[Query, ...], Problems]:
    """Return the rows of queries.tsv; B130 for a row, or a whole table, that cannot be understood."""
    rows = [(number, line.split("\t")) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not rows:
        return (), ()
    (first, head), *rest = rows
    columns = [cell.partition(" ")[0].strip().lower() for cell in head]
    problems = tuple(_header(columns, Place(FILE, first)))
    if problems:
        return (), problems
    queries, faults = [], []
    for number, cells in rest:
        fault = _fault(columns, cells, Place(FILE, number))
        if fault:
            faults.append(fault)
        else:
            queries.append(_query(dict(zip(columns, cells, strict=True)), Place(FILE, number)))
    return tuple(queries), tuple(faults)


def _header(columns: Sequence[str], place: Place) -> Iterator[Problem]:
    known = (*OWN, *PRINTED)
    for name in dict.fromkeys(columns):
        if name not in known:
            meant = nearest(name, known)
            hint = f'did you mean "{meant}"?' if meant else f"the columns are {', '.join(known)}"
            yield Problem(place, "B130", f'there is no column "{name}"', hint)
        elif columns.count(name) > 1:
            yield Problem(place, "B130", f'the column "{name}" is there twice', "delete one of the two")
    for name in REQUIRED:
        if name not in columns:
            yield Problem(place, "B130", f'the column "{name}" is missing', "name the columns in the first line")


def _fault(columns: Sequence[str], cells: Sequence[str], place: Place) -> Problem | None:
    if len(cells) != len(columns):
        said = f"the row has {len(cells)} cells, the first line {len(columns)}"
        return Problem(place, "B130", said, "part the cells by one tab each; a cell may be empty")
    row = dict(zip(columns, map(_cell, cells), strict=True))
    if not row["note"] and not row.get("suggested"):
        return Problem(place, "B130", "the row asks nothing", "write a note or a suggestion")
    return None


def _cell(text: str) -> str:
    """Return the text of a cell; a dash alone says nothing."""
    said = " ".join(text.split())
    return "" if said in NOTHING else said


def _query(row: dict[str, str], place: Place) -> Query:
    return Query(place, *(_cell(row.get(name, "")) for name in PRINTED))


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
