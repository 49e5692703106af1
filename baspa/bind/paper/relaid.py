"""A book of which most was laid out before: the stretches of chapters that an edit has changed are laid out alone.

What is known of the others is looked at after each: where they would not begin as they did, or another head is left to
them, the book is laid out as a whole; those that print the number of a page that is another now are laid out as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from baspa.bind.paper.other_pages import OtherPage, OtherPages
from baspa.kept.content import digest_of
from baspa.kept.store import Store
from baspa.layout import LaidOut, Undivided, html_document, laid_out
from baspa.layout.side_by_side.part import LonePart
from baspa.layout.stretches import GOAL, names_of, texts, with_stubs
from baspa.model.edition import Edition

MOST = 1 / 3  # of the pages: where more are to be made anew, all are, by as many processes as there are cores
TIMES = 3  # that a stretch is laid out, with other numbers: one that is laid out more often comes to no rest


@dataclass(frozen=True, slots=True)
class RelaidBook:
    """The pages of an edited book, to be written, and what is then to be kept of it."""

    made: LaidOut  # what was laid out last
    pages: list[OtherPage]
    book: KeptBook

    @property
    def document(self) -> Any:
        """Return WeasyPrint's document of all pages."""
        return self.made.document.copy(self.pages)

    def keep(self, edition: Edition, store: Store) -> None:
        """Keep what is known of the book; raise Undivided where anything was to be said while it was written."""
        if self.made.warned_of:
            raise Undivided
        keep_book(edition, store, self.book)


@contextmanager
def relaid(edition: Edition, store: Store) -> Iterator[RelaidBook]:
    """Lay out what an edit has changed of a book, for it to be written while the context lasts.

    Raises Undivided where the book must be laid out as a whole: nothing is known of it, too much has changed, or it is
    not sure that what has not is as it was.
    """
    edited = _EditedBook(edition, store)
    while True:
        name = edited.next()
        part = LonePart(chapters=edited.names, name=name, rest=known_of(edited.book))
        with laid_out(with_stubs(edition, name, edited.names), part) as made:
            edited.take(name, made, part)
            if not edited.waiting:
                yield edited.relaid(made)
                return


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
        self.laid = Counter[str]()
        self.waiting = [name for name in known.stretches if self.is_new(name)] or [self.shortest()]

    def is_new(self, name: str) -> bool:
        """Tell whether a stretch has another text than it had, or is not kept any more."""
        return name not in self.pages or digest_of(self.texts[name]) != self.book.stretches[name].text

    def shortest(self) -> str:
        """Return the stretch that costs least: one has to be laid out for the document that is written."""
        return min(self.book.stretches, key=lambda name: self.book.stretches[name].count)

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
        facts, painted = part_facts(made), painted_pages(made, elements_of(made))
        if painted is None:
            raise Undivided
        self.pages[name] = StretchPages(facts.pages, tuple(painted))
        key = keep_pages(self.store, self.pages[name])
        steady = not (part.book and part.book.unsteady)
        moved = part.moved.intersection(goals)
        text = digest_of(self.texts[name])
        now = replace(before, text=text, goals=goals, pages=key, is_steady=steady, moved=moved)
        self.book = replace(self.book, stretches={**self.book.stretches, name: now})
        changed = {goal for goal in {**before.goals, **goals} if before.goals.get(goal) != goals.get(goal)}
        named = [each for each, text in self.texts.items() if each != name and changed.intersection(GOAL.findall(text))]
        self.waiting = [each for each in self.book.stretches if each in self.waiting or each in named]

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

    def relaid(self, made: LaidOut) -> RelaidBook:
        """Return the book, when all is laid out; `made` was the last. Raises Undivided where it is not sure of it."""
        if not is_sure(self.book, self.texts):
            raise Undivided
        elements = numbered(html_document(self.edition.paper, self.edition).etree_element, names_of(self.edition))
        stretches = [self.pages[name] for name in self.book.stretches]
        facts = (page for each in stretches for page in each.facts)
        painted = (page for each in stretches for page in each.painted)
        return RelaidBook(made, OtherPages(made.document, elements, facts, painted).pages, self.book)
