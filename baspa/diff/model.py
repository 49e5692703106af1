"""The values of a comparison: what the page shows, and what the command counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from baspa.model.book import BlockKind
from baspa.model.problem import Place

Operation = Literal["kept", "removed", "added"]
ChangeState = Literal["same", "changed", "marks", "added", "removed", "moved", "gone"]  # gone: moved from here


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it is compared: its words, and the marks on them."""

    kind: BlockKind
    place: Place
    text: str  # one space between words; a note's call is *
    marks: tuple[tuple[str, ...], ...]  # emphasis, links and pictures in it: tag, goal, words


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words that were kept, removed or added."""

    operation: Operation
    text: str


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """A block of either state, as it is shown."""

    state: ChangeState
    kind: BlockKind
    pieces: tuple[ChangedWords, ...]
    old: Place | None
    new: Place | None

    @property
    def edited(self) -> bool:
        """Tell whether words of it were added or removed."""
        return any(piece.operation != "kept" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ChapterRows:
    """A chapter of either state with its blocks in the order of the newer, those that are gone where they stood."""

    title: str
    old: str  # path, or what the press made it as; "" where it is new
    new: str  # the same; "" where it was removed
    old_title: str
    moved: bool  # it stands in another place among the chapters
    rows: tuple[ComparedBlock, ...]

    @property
    def changed(self) -> bool:
        """Tell whether there is anything to show of it."""
        return self.old != self.new or self.moved or any(row.state != "same" for row in self.rows)

    @property
    def runs(self) -> Iterator[tuple[bool, tuple[ComparedBlock, ...]]]:
        """Yield rows together: those that are shown, and those that are folded away.

        Of what is the same, one block before and behind each change is shown.
        """
        shown = [row.state != "same" for row in self.rows]
        near = [any(shown[max(0, at - 1) : at + 2]) for at in range(len(shown))]
        begin = 0
        for end in range(1, len(near) + 1):
            if end == len(near) or near[end] != near[begin]:
                yield near[begin], self.rows[begin:end]
                begin = end


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of book.toml, or a file, that changed."""

    name: str
    old: str  # "" where it was not there
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed."""

    facts: tuple[Fact, ...]
    files: tuple[Fact, ...]  # images, styles, templates: "there" on either side, "other" where the content changed
    chapters: tuple[ChapterRows, ...]

    @property
    def empty(self) -> bool:
        """Tell whether nothing changed."""
        return not (self.facts or self.files or any(chapter.changed for chapter in self.chapters))

    def count(self, *states: ChangeState) -> int:
        """Return how many blocks are in one of the states."""
        return sum(row.state in states for chapter in self.chapters for row in chapter.rows)

    @property
    def summary(self) -> str:
        """Return it in one line."""
        if self.empty:
            return "nothing changed"
        added = sum(not chapter.old for chapter in self.chapters)
        removed = sum(not chapter.new for chapter in self.chapters)
        moved = sum(chapter.moved for chapter in self.chapters)
        renamed = sum(bool(c.old and c.new and (c.old, c.old_title) != (c.new, c.title)) for c in self.chapters)
        said = [
            (self.count("changed", "marks"), "changed"),
            (self.count("added"), "added"),
            (self.count("removed"), "removed"),
            (self.count("moved"), "moved"),
        ]
        chapters = [(added, "added"), (removed, "removed"), (renamed, "renamed"), (moved, "moved")]
        parts = [("paragraph", said), ("chapter", chapters), ("fact", [(len(self.facts), "changed")])]
        parts.append(("file", [(len(self.files), "changed")]))
        return "; ".join(text for noun, counts in parts if (text := counted(noun, counts)))


def counted(noun: str, counts: list[tuple[int, str]]) -> str:
    """Return "2 paragraphs changed, 1 added", or "" where all counts are 0."""
    there = [(number, what) for number, what in counts if number]
    if not there:
        return ""
    (number, what), *others = there
    plural = "" if number == 1 else "s"
    return ", ".join([f"{number} {noun}{plural} {what}", *(f"{n} {w}" for n, w in others)])
