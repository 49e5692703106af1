"""A book of which most was laid out before: the stretches of chapters that an edit has changed are laid out alone.

What is known of the others is looked at after each: where they would not begin as they did, or another head is left to
them, the book is laid out as a whole; those that print the number of a page that is another now are laid out as well.
All that is done in a process of its own; meanwhile what the file needs of the book besides is made ready.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from baspa.bind.paper.divided import NOTHING_FOUND, elements_of, found, painted_pages, part_facts
from baspa.bind.paper.element_numbers import numbered
from baspa.bind.paper.kept_book import (
    KeptBook,
    KeptStretch,
    StretchPages,
    following,
    goals_of,
    is_sure,
    keep_book,
    keep_pages,
    kept_book,
    kept_pages,
    known_of,
)
from baspa.bind.paper.object_streams import compressed
from baspa.bind.paper.other_pages import OtherPage, OtherPages
from baspa.bind.paper.painted import PageFacts, PaintedPage
from baspa.kept.content import digest_of, unpacked
from baspa.kept.store import Store
from baspa.layout import LaidOut, Undivided, html_document, laid_out
from baspa.layout.lines.known_words import NONE, Words, keep_words, kept_words
from baspa.layout.side_by_side.part import LonePart
from baspa.layout.stretches import GOAL, names_of, texts, with_stubs
from baspa.model.edition import Edition
from baspa.together import Team, side_by_side

MOST = 1 / 3  # of the pages: where more are to be made anew, all are, by as many processes as there are cores
TIMES = 3  # that a stretch is laid out, with other numbers: one that is laid out more often comes to no rest


@dataclass(frozen=True, slots=True)
class RelaidBook:
    """The pages of an edited book, to be written, and what is then to be kept of it."""

    frame: LaidOut  # what stands around all chapters, with the fonts that they are written with
    pages: list[OtherPage]
    ready: Mapping[bytes, bytes]  # what is attached, and compressed by now
    edited: _EditedBook

    @property
    def document(self) -> Any:
        """Return WeasyPrint's document of all pages."""
        return self.frame.document.copy(self.pages)

    def keep(self, edition: Edition, store: Store) -> None:
        """Keep what is known of the book; raise Undivided where anything was to be said while it was written."""
        if self.frame.warned_of:
            raise Undivided
        keep_book(edition, store, self.edited.book)


@contextmanager
def relaid(edition: Edition, store: Store) -> Iterator[RelaidBook]:
    """Lay out what an edit has changed of a book, for it to be written while the context lasts.

    Raises Undivided where the book must be laid out as a whole: nothing is known of it, too much has changed, or it is
    not sure that what has not is as it was.
    """
    edited = _EditedBook(edition, store)
    with (
        side_by_side(2 if edited.waiting else 1, edited.hand_over) as team,
        edited.laid_out(edited.part(edited.shortest())) as frame,
    ):
        ready = {source.data: compressed(source.data) for source in edition.sources}
        elements = numbered(html_document(edition.paper, edition).etree_element, names_of(edition))
        kept = {name: painted_again(pages) for name, pages in edited.pages.items() if name not in edited.waiting}
        anew: Mapping[str, Sequence[PageFacts]] | None = next(team.taken(), {})
        if anew is None:
            raise Undivided
        facts = chain.from_iterable(anew.get(name) or edited.pages[name].facts for name in edited.book.stretches)
        painted = edited.painted(kept, anew, team)
        yield RelaidBook(frame, OtherPages(frame.document, elements, facts, painted).pages, ready, edited)


def painted_again(pages: StretchPages) -> list[PaintedPage]:
    """Return the pages of a stretch as they were painted."""
    return list(map(unpacked, pages.painted))


@dataclass(frozen=True, slots=True)
class EditedPages:
    """The pages of the stretches that were laid out anew, and what is known of the book then."""

    pages: Mapping[str, StretchPages]
    book: KeptBook


class _EditedBook:
    """A book while its stretches are laid out: what is known of it by now, and which of them wait."""

    def __init__(self, edition: Edition, store: Store) -> None:
        self.edition, self.store = edition, store
        known = kept_book(edition, store)
        if known is None:
            raise Undivided
        self.book, self.names = known, frozenset(known.stretches) - {""}
        self.texts = texts(edition, self.names)
        kept = {name: kept_pages(store, stretch) for name, stretch in known.stretches.items()}
        self.pages = {name: pages for name, pages in kept.items() if pages}
        self.facts: dict[str, tuple[PageFacts, ...]] = {}
        self.anew: dict[str, StretchPages] = {}
        self.words, self.measured = NONE, list[Words]()
        self.laid = Counter[str]()
        self.waiting = [name for name in known.stretches if self.is_new(name)]

    def is_new(self, name: str) -> bool:
        """Tell whether a stretch has another text than it had, or is not kept any more."""
        return name not in self.pages or digest_of(self.texts[name]) != self.book.stretches[name].text

    def shortest(self) -> str:
        """Return the stretch that costs least: one has to be laid out for the document that is written."""
        return min(self.book.stretches, key=lambda name: self.book.stretches[name].count)

    def part(self, name: str) -> LonePart:
        """Return a stretch as a part to be laid out, given what is known by now."""
        return LonePart(chapters=self.names, name=name, rest=known_of(self.book), words=self.words)

    @contextmanager
    def laid_out(self, part: LonePart) -> Iterator[LaidOut]:
        """Lay a part out; its pages are painted while the context lasts."""
        with laid_out(with_stubs(self.edition, part.name, self.names), part) as made:
            yield made

    def hand_over(self, team: Team) -> None:
        """Lay out and paint what has changed, for the process that writes it.

        That gets what it has to know first of the pages laid out anew, by their stretches, as soon as all are laid out,
        then EditedPages; None for either where the book must be laid out as a whole.
        """
        try:
            self.words = kept_words(self.edition, self.store)
            while self.waiting:
                part = self.part(self.next())
                with self.laid_out(part) as made:
                    self.take(part.name, made, part)
                    if not self.waiting:
                        self.hand_over_facts(team)
                    self.paint(part.name, made)
            team.hand_over(EditedPages(self.anew, self.book))
            keep_words(self.edition, self.store, self.words, self.measured)
        except Undivided:
            team.hand_over(None)

    def hand_over_facts(self, team: Team) -> None:
        """Hand over what is to be known first; raise Undivided where it is not sure that all other pages stay."""
        if not is_sure(self.book, self.texts):
            raise Undivided
        team.hand_over(self.facts)

    def painted(
        self, kept: Mapping[str, Sequence[PaintedPage]], anew: Container[str], team: Team
    ) -> Iterator[PaintedPage]:
        """Yield all pages as they were painted, those laid out anew when they are; raise Undivided as `relaid` does."""
        done: EditedPages | None = None
        for name in self.book.stretches:
            if name not in anew:
                yield from kept[name]
                continue
            done = done or next(team.taken())
            if done is None:
                raise Undivided
            self.book = done.book
            yield from painted_again(done.pages[name])

    def next(self) -> str:
        """Return the stretch to be laid out next; raise Undivided where these are too many."""
        count = sum(self.book.stretches[name].count for name in self.waiting)
        name = self.waiting.pop(0)
        self.laid[name] += 1
        if count > MOST * self.book.pages or self.laid[name] > TIMES:
            raise Undivided
        return name

    def take(self, name: str, made: LaidOut, part: LonePart) -> None:
        """Take in a stretch that is laid out; those wait then that print a number of its pages that is another now."""
        before, after = self.book.stretches[name], following(self.book, name)
        goals = goals_of(part.shared, self.book.pages)
        self.hold(made, part, after)
        self.hold_numbers(name, part, before)
        self.facts[name] = part_facts(made).pages
        steady = not (part.book and part.book.unsteady)
        moved = part.moved.intersection(goals)
        self.know(name, text=digest_of(self.texts[name]), goals=goals, is_steady=steady, moved=moved)
        changed = {goal for goal in {**before.goals, **goals} if before.goals.get(goal) != goals.get(goal)}
        named = [each for each, text in self.texts.items() if each != name and changed.intersection(GOAL.findall(text))]
        self.waiting = [each for each in self.book.stretches if each in self.waiting or each in named]

    def paint(self, name: str, made: LaidOut) -> None:
        """Paint and keep the pages of a stretch; raise Undivided where anything is to be said of them."""
        painted = painted_pages(made, elements_of(made))
        if painted is None or made.warned_of:
            raise Undivided
        self.anew[name] = StretchPages(self.facts[name], tuple(painted))
        self.know(name, pages=keep_pages(self.store, self.anew[name]))
        self.measured.append(made.words)

    def know(self, name: str, **changes: Any) -> None:
        """Know of a stretch what has changed of it."""
        now = replace(self.book.stretches[name], **changes)
        self.book = replace(self.book, stretches={**self.book.stretches, name: now})

    def hold(self, made: LaidOut, part: LonePart, after: KeptStretch | None) -> None:
        """Hold a stretch against what is known: it must end where it ended, and nothing may be to be said of it."""
        end = part.end
        goes_on = end == after.begin and part.left == after.heads if after else end and end.index == self.book.pages
        if not (part.book and part.book.is_firm and goes_on and found(made) == NOTHING_FOUND):
            raise Undivided

    def hold_numbers(self, name: str, part: LonePart, before: KeptStretch) -> None:
        """Raise Undivided where a number of a page may be printed that is not known, or that nobody has looked for."""
        own = part.shared.get("goals")
        if own is None:
            lacking = bool(before.goals)
        else:
            known = {goal for stretch in self.book.stretches.values() for goal in stretch.goals} - set(before.goals)
            lacking = not {*own, *known}.issuperset(GOAL.findall(self.texts[name]))
        if lacking:
            raise Undivided
