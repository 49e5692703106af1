"""What is kept of a book that was laid out and painted: its pages, stretch by stretch, and what they depend on.

A stretch's pages depend on what stands around all chapters, on the stretch's own text, on what was known when its first
page began, on the running heads that are left to it, and on the numbers of pages that it prints. Nothing is kept of a
book where they may depend on more: that of another stretch's text, or of the order in which its pages were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from baspa.bind.paper.painted import PageFacts
from baspa.kept.content import digest_of
from baspa.kept.store import Store
from baspa.layout.side_by_side.part import KnownBook
from baspa.layout.side_by_side.turns import Turn
from baspa.layout.stretches import GOAL, ID, around, texts
from baspa.model.edition import Edition

# What a style sheet counts, quotes or asks beyond one chapter; the house's own rule for entries of an index does not.
BEYOND = re.compile(r"counter-(increment|set)|(open|close)-quote|(?<!\.index-entry:not\():has\(")
START = Turn(0, True, None)


@dataclass(frozen=True, slots=True)
class StretchPages:
    """The pages of a stretch: what the file has to know of them first, and what was painted, packed."""

    facts: tuple[PageFacts, ...]
    painted: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class KeptStretch:
    """A stretch of chapters as it was laid out."""

    text: bytes  # digest of its HTML
    begin: Turn
    heads: Mapping[str, str]  # running heads that are left to it
    goals: Mapping[str, Any]  # counters of the pages that places in it begin on, by their names
    pages: bytes  # the key of its pages
    count: int
    is_steady: bool  # whether each page begins where it did when it was made first
    moved: frozenset[str]  # those of the goals that do not


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A book as it was laid out: its stretches by their names, in their order."""

    stretches: Mapping[str, KeptStretch]
    pages: int


def may_be_kept(edition: Edition) -> bool:
    """Tell whether a stretch of a book can be known to be what it was: one of an index is made in several rounds."""
    notes = edition.metadata.notes
    by_page = notes.print == "page" and notes.numbering == "page"
    return not (edition.index or by_page or BEYOND.search(edition.paper_css))


def kept_book(edition: Edition, store: Store) -> KeptBook | None:
    """Return what is kept of a book with the same around its chapters."""
    if not (store.folder and may_be_kept(edition)):
        return None
    found: KeptBook | None = store.get("laid out book", digest_of(around(edition)))
    return found


def keep_book(edition: Edition, store: Store, book: KeptBook) -> None:
    """Keep what is known of a book."""
    store.put("laid out book", digest_of(around(edition)), book)


def keep_pages(store: Store, pages: StretchPages) -> bytes:
    """Keep the pages of a stretch; return their key."""
    key = digest_of(pages.painted)
    store.put("pages of a stretch", key, pages)
    return key


def kept_pages(store: Store, stretch: KeptStretch) -> StretchPages | None:
    """Return the pages of a stretch, where they are still kept."""
    found: StretchPages | None = store.get("pages of a stretch", stretch.pages)
    return found


def keep_whole(
    edition: Edition, store: Store, known: KnownBook, facts: Iterable[PageFacts], painted: Iterable[bytes]
) -> None:
    """Keep what is known of a book that was laid out as a whole, and the pages of its stretches."""
    turns = {"": START, **dict(sorted(known.turns.items(), key=lambda pair: pair[1].index))}
    ends = [*[turn.index for turn in turns.values()][1:], known.pages]
    facts, painted, found = iter(facts), iter(painted), dict[str, KeptStretch]()
    own, all_goals = texts(edition, turns), goals_of(known.shared, known.pages)
    for (name, begin), end in zip(turns.items(), ends, strict=True):
        count = end - begin.index
        pages = StretchPages(tuple(islice(facts, count)), tuple(islice(painted, count)))
        goals = {goal: all_goals[goal] for goal in ID.findall(own[name]) if goal in all_goals}
        key = keep_pages(store, pages)
        steady, moved = name not in known.unsteady, known.moved.intersection(goals)
        before = digest_of(own[name]), begin, known.heads.get(name, {})
        found[name] = KeptStretch(*before, goals, key, count, steady, moved)
    book = KeptBook(found, known.pages)
    if is_sure(book, own):
        keep_book(edition, store, book)


def is_sure(book: KeptBook, own: Mapping[str, str]) -> bool:
    """Tell whether the pages of a book's stretches, which have these texts, are what they are in whatever order.

    Those that begin elsewhere than when they were made first may only print numbers that were then as they are now.
    """
    moved = {goal: name for name, stretch in book.stretches.items() for goal in stretch.moved}
    return all(
        stretch.is_steady or not any(moved.get(goal, name) != name for goal in GOAL.findall(own[name]))
        for name, stretch in book.stretches.items()
    )


def goals_of(shared: Mapping[str, Any], pages: int) -> dict[str, Any]:
    """Return the counters of the pages of goals, given what parts have shared; all the book's are `pages`."""
    return {name: {**counters, "pages": [pages]} for name, counters in shared.get("goals", {}).items()}


def known_of(book: KeptBook) -> KnownBook:
    """Return what is known of a book for one of its stretches to be laid out."""
    goals = {name: at for stretch in book.stretches.values() for name, at in stretch.goals.items()}
    return KnownBook(
        {name: stretch.begin for name, stretch in book.stretches.items()},
        {name: stretch.heads for name, stretch in book.stretches.items()},
        {"goals": goals},
        book.pages,
    )


def following(book: KeptBook, name: str) -> KeptStretch | None:
    """Return the stretch behind one; None where that is the last."""
    return next((book.stretches[after] for before, after in pairwise(book.stretches) if before == name), None)
