"""A part of a book that is laid out by itself, and what it learns from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from baspa.layout.lines.known_words import Words
from baspa.layout.side_by_side.cuts import Cuts, cuts, stretch
from baspa.layout.side_by_side.turns import Turn
from baspa.together import ALONE, Team

if TYPE_CHECKING:
    from baspa.layout.kept_styles import KeptStyles

Value = TypeVar("Value")


class Undivided(Exception):
    """The book has to be laid out as one, by one process."""


@dataclass(frozen=True, slots=True)
class Span:
    """What the others need to know of the pages of a part."""

    begin: Turn
    end: Turn
    runs_on: bool  # whether a note on its last page goes on upon the next part's first


@dataclass(frozen=True, slots=True)
class KnownBook:
    """What is known of a book that was laid out, for a stretch of its chapters to be laid out anew.

    A stretch begins with a chapter that has pages of its own, and goes by its id.
    """

    turns: Mapping[str, Turn]  # what is known before a stretch
    heads: Mapping[str, Mapping[str, str]]  # running heads that are left to it
    shared: Mapping[str, Any]  # what the parts shared last
    pages: int
    moved: frozenset[str] = frozenset()  # goals that are on other pages than when all pages were made first
    is_firm: bool = False  # whether each stretch begins, and the last one ends, where it did when it was made first
    unsteady: frozenset[str] = frozenset()  # stretches with a page that does not


@dataclass(slots=True)
class BookPart:
    """A part, while it is laid out by one of the processes of a team; the whole book, where that is one alone."""

    team: Team = ALONE
    first: int = 0  # index of its first page, as far as that is known
    pages: int = 0  # of all parts
    whole: Any = None  # the root of the boxes of the whole book
    guesses: Mapping[str, int] = field(default_factory=dict)  # indexes of pages that parts may begin on, by their names
    names: tuple[str, ...] = ()  # of the parts behind the first
    begins: Mapping[str, int] = field(default_factory=dict)  # where these truly begin
    shared: dict[str, Any] = field(default_factory=dict)  # what was shared last, by its name
    moved: frozenset[str] = frozenset()  # goals that have moved since all pages were made first
    chapters: frozenset[str] = frozenset()  # ids of those that it is to be known of, in the end, where they begin
    book: KnownBook | None = None  # what is known then
    styles: KeptStyles | None = None  # style sheets for documents that follow each other
    words: Words = field(default_factory=dict)  # what is known of its words

    @property
    def is_divided(self) -> bool:
        """Whether it may be less than the whole book."""
        return self.team.size > 1

    def cuts(self, root: Any) -> Cuts:
        """Return where the part begins, and where the next one does; raises Undivided where it is empty."""
        found = cuts(root, self.team.size) if self.is_divided else ()
        self.team = self.team.first(len(found) + 1)
        if self.team.rank > len(found):
            raise Undivided
        self.names = tuple(each.name for each in found)
        begin, behind = (None, *found, None)[self.team.rank : self.team.rank + 2]
        return begin, behind

    def begin(self) -> Turn | None:
        """Return what is known of where it begins."""
        return None

    def spans(self, own: Span) -> Sequence[Span]:
        """Return where the parts begin and end, in their order."""
        return self.team.share(own)

    def total(self, spans: Sequence[Span]) -> int:
        """Return how many pages all parts have, and keep where each begins."""
        self.begins = {name: span.begin.index for name, span in zip(self.names, spans[1:], strict=True)}
        return spans[-1].end.index

    def true_begin(self, spans: Sequence[Span]) -> Turn:
        """Return where the part begins, as the one before it ended."""
        return spans[self.team.rank - 1].end

    def joined(self, name: str, own: Mapping[str, Value]) -> dict[str, Value]:
        """Return what the parts have found, by names; of what several have, the first."""
        found: dict[str, Value] = {}
        for each in self.team.share(own):
            found = {**each, **found}
        self.shared[name] = found
        return found

    def any(self, own: bool) -> bool:
        """Tell whether something is true of any part."""
        return any(self.team.share(own))

    def least(self, name: str, own: int | None) -> int | None:
        """Return the least number that a part has found."""
        self.shared[name] = min((each for each in self.team.share(own) if each is not None), default=None)
        least: int | None = self.shared[name]
        return least

    def heads(self, own: Mapping[str, str]) -> Mapping[str, str]:
        """Return the texts of running heads that the parts before leave to this one, by their names."""
        return {name: text for each in self.team.share(own)[: self.team.rank] for name, text in each.items()}


@dataclass(slots=True)
class LonePart(BookPart):
    """A stretch of chapters in a book whose other pages are known."""

    name: str = ""
    rest: KnownBook = field(default_factory=lambda: KnownBook({}, {}, {}, 0))
    end: Turn | None = None  # what is known behind it, when it is laid out
    left: Mapping[str, str] = field(default_factory=dict)  # texts of running heads that it leaves to what follows

    @property
    def is_divided(self) -> bool:
        """Whether it may be less than the whole book."""
        return True

    def cuts(self, root: Any) -> Cuts:
        """Return where the stretch begins and ends; raises Undivided where it does not begin on a page of its own."""
        found = stretch(root, self.name, self.chapters)
        if found is None:
            raise Undivided
        return found

    def begin(self) -> Turn:
        """Return what is known before it."""
        return self.rest.turns[self.name]

    def spans(self, own: Span) -> Sequence[Span]:
        """Return where it begins and ends; raises Undivided where a note runs on over its end."""
        if own.runs_on:
            raise Undivided
        self.end = own.end
        return (own,)

    def total(self, spans: Sequence[Span]) -> int:
        """Return how many pages the book had."""
        return self.rest.pages

    def joined(self, name: str, own: Mapping[str, Value]) -> dict[str, Value]:
        """Return what it has found, and what is known of all others."""
        self.shared[name] = own
        return {**self.rest.shared.get(name, {}), **own}

    def book_now(self) -> KnownBook:
        """Return what is known of the book with what is in the stretch now."""
        own = {name: {**self.rest.shared.get(name, {}), **found} for name, found in self.shared.items()}
        return replace(self.rest, shared={**self.rest.shared, **own})

    def moves(self, end: int) -> bool:
        """Tell whether, where it ends before a page now, anything else in the book has to be another than it was."""
        following = min((turn.index for turn in self.rest.turns.values() if turn.index > self.first), default=None)
        goals, places = self.rest.shared.get("goals", {}), self.rest.shared.get("places", {})
        return (
            end != (self.rest.pages if following is None else following)
            or any(goals.get(name, at)["page"] != at["page"] for name, at in self.shared.get("goals", {}).items())
            or any(places.get(name, at).page != at.page for name, at in self.shared.get("places", {}).items())
        )

    def least(self, name: str, own: int | None) -> int | None:
        """Return the least number that is known."""
        known: int | None = self.rest.shared.get(name)
        return own if known is None else known

    def heads(self, own: Mapping[str, str]) -> Mapping[str, str]:
        """Return the texts of running heads that are left to it."""
        before = self.rest.heads[self.name]
        self.left = {**before, **own}
        return before
