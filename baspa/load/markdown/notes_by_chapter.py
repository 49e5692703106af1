"""Labels of notes that begin anew in each chapter of a file, as `[^1]` does: a call has the note of its own chapter.

The plugin for notes takes the labels of a file for those of one text. One that a file has once is the same for all its
chapters; one that several chapters give a text to is apart in each of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, inline
from markdown_it.token import Token

from baspa.load.markdown.boxes import division_info
from baspa.tree.divisions import DIVISIONS
from baspa.tree.kinds import ALONE

PARTED = "\0"  # between a label and the number of its chapter; no text has it
TITLE = ("heading_open", "h1", 0)  # type, tag and level of its token
OPENING, CLOSING = "container_division_open", "container_division_close"


class ChapterLabels(MutableMapping[str, int]):
    """The plugin's labels, ":1", with the numbers of their notes; those of `several` chapters are another in each."""

    def __init__(self, numbers: Mapping[str, int], several: frozenset[str], lines: Sequence[int]) -> None:
        self.numbers = {label: number for label, number in numbers.items() if label not in several}
        self.several, self.lines = several, lines
        self.chapter = 0  # that is read

    def own(self, label: str, chapter: int) -> str:
        """Return what a label is in a chapter."""
        return f"{label}{PARTED}{chapter}" if label in self.several else label

    def __getitem__(self, label: str) -> int:
        return self.numbers[self.own(label, self.chapter)]

    def __setitem__(self, label: str, number: int) -> None:
        self.numbers[self.own(label, self.chapter)] = number

    def __delitem__(self, label: str) -> None:
        del self.numbers[self.own(label, self.chapter)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def notes_by_chapter(markdown: MarkdownIt) -> None:
    """Add the rule, which stands in the place of the plain one for what stands in lines."""
    markdown.core.ruler.at("inline", inline_by_chapter)


def inline_by_chapter(state: StateCore) -> None:
    """Read what stands in lines, chapter by chapter where notes ask for it."""
    notes = state.env.get("footnotes", {})
    titles = list(beginnings(state.tokens)) if notes else []
    several = repeated_labels(state.tokens, titles)
    if not several:
        inline(state)
        return
    tokens = state.tokens
    labels = ChapterLabels(notes["refs"], several, [(tokens[at].map or [0])[0] for at in titles])
    notes["refs"] = labels
    for labels.chapter, (begin, end) in enumerate(pairwise((0, *titles, len(tokens)))):
        state.tokens = tokens[begin:end]
        name_notes(state.tokens, labels)
        inline(state)
    state.tokens = tokens
    for label, number in labels.numbers.items():
        if number >= 0:
            notes["list"][number]["label"] = label[1:]


def name_notes(tokens: Sequence[Token], labels: ChapterLabels) -> None:
    """Give the notes of a chapter the labels that are its own."""
    for token in (token for token in tokens if token.type == "footnote_reference_open"):
        label = f":{token.meta['label']}"
        labels.setdefault(label, -1)
        token.meta["label"] = labels.own(label, labels.chapter)[1:]


def beginnings(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where chapters begin behind the first, with what stands above titles, as load/chapter/pieces.py has it."""
    titles = [at for at, token in enumerate(tokens) if (token.type, token.tag, token.level) == TITLE]
    for before, title in pairwise(titles):
        begin = title
        while (opening := opening_of(tokens, begin - 1)) and stands_alone(tokens[opening]):
            begin = opening
        yield title if begin == before + 3 else begin


def opening_of(tokens: Sequence[Token], closing: int) -> int:
    """Return where the division opens that a token closes; 0 where it closes none."""
    if tokens[closing].type != CLOSING:
        return 0
    level = tokens[closing].level
    return next((at for at in range(closing - 1, 0, -1) if is_opening(tokens[at], level)), 0)


def is_opening(token: Token, level: int) -> bool:
    """Tell whether a token opens a division of a level."""
    return token.type == OPENING and token.level == level


def stands_alone(opening: Token) -> bool:
    """Tell whether a division is an epigraph or a dedication."""
    _, given = DIVISIONS.get(division_info(opening.info).name, ("", {}))
    return given.get("role") in ALONE


def repeated_labels(tokens: Sequence[Token], titles: Sequence[int]) -> frozenset[str]:
    """Return the labels, ":1", that notes of several chapters have."""
    chapters: dict[str, set[int]] = {}
    for at, token in enumerate(tokens) if titles else ():
        if token.type == "footnote_reference_open":
            chapters.setdefault(f":{token.meta['label']}", set()).add(bisect_right(titles, at))
    return frozenset(label for label, found in chapters.items() if len(found) > 1)


def label_on(env: Mapping[str, Any], label: str, line: int) -> str:
    """Return what a label is on a line, from 0: the plugin's own name of its note."""
    labels = env.get("footnotes", {}).get("refs")
    if not isinstance(labels, ChapterLabels):
        return label
    return labels.own(f":{label}", bisect_right(labels.lines, line))[1:]


def as_written(label: str) -> str:
    """Return a label as its author wrote it."""
    return label.partition(PARTED)[0]
