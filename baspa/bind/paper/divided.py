"""A long book divided: each process of a team lays out and paints a part of it, and the first writes the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from baspa.bind.paper.element_numbers import numbered
from baspa.bind.paper.known_ways import own_drawing, where_known
from baspa.bind.paper.other_pages import OtherPage, OtherPages
from baspa.bind.paper.painted import PageFacts, facts, painted
from baspa.bind.paper.tagging import recording
from baspa.kept.content import packed, unpacked
from baspa.layout import BookPart, LaidOut, Undivided, laid_out
from baspa.layout.lines.known_words import Words
from baspa.layout.pages.page_texts import PageText, page_texts, text_owners
from baspa.layout.replacements_of_numbers import JOINT_PAGES, JOINT_ROUNDS
from baspa.layout.replacements_of_text import GLYPH_RUNS
from baspa.layout.side_by_side.part import KnownBook
from baspa.layout.stretches import chapter_ids, names_of
from baspa.model.edition import Edition
from baspa.model.problem import Problems
from baspa.together import Team

MOST = 4  # parts: each process makes the boxes of the whole book, and has a library of 60 MB
NO_GUESSES: Mapping[str, int] = {}
# What stands on pages of several parts, or prints what stands in another one.
OF_ALL_PARTS = re.compile(r"position\s*:\s*(fixed|running)|target-text")


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be said of the pages of a part."""

    warned_of: Problems
    seen: Problems
    greedy: int
    unbegun: frozenset[str]
    shrunk: tuple[tuple[str, float], ...]

    @property
    def problems(self) -> Problems:
        """Return all that was found."""
        return (*self.warned_of, *self.seen)


NOTHING_FOUND = Found((), (), 0, frozenset(), ())


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What the process that writes the file has to know of a part before its pages are painted."""

    pages: tuple[PageFacts, ...]
    book: KnownBook | None


@dataclass(frozen=True, slots=True)
class JoinedPages:
    """The pages of all parts, for the file."""

    parts: tuple[PartFacts, ...]
    pages: list[OtherPage]
    painted: list[bytes]  # those that are in the file by now, packed


def parts(edition: Edition, processes: int) -> int:
    """Return how many parts a book is to have, for so many processes."""
    known = not (JOINT_PAGES.unknown() or JOINT_ROUNDS.unknown())
    free = known and not any(map(OF_ALL_PARTS.search, (edition.paper, edition.paper_css)))
    return min(processes, MOST, edition.most_processes) if free else 1


def book_part(edition: Edition, team: Team, words: Words, guesses: Mapping[str, int] = NO_GUESSES) -> BookPart:
    """Return the part of a book that a process is to lay out; its first page may be known by its name."""
    return BookPart(team, guesses=guesses, chapters=chapter_ids(edition), words=words)


def hand_over_part(edition: Edition, html: Any, words: Words, guesses: Mapping[str, int], team: Team) -> None:
    """Lay out and paint a part of a book, whose document has been read, for the process that writes it."""
    try:
        with laid_out(edition, book_part(edition, team, words, guesses), html) as made:
            team.hand_over(part_facts(made))
            seen = found(made)
            team.hand_over(painted_pages(made, elements_of(made)))
            team.hand_over(replace(seen, warned_of=made.warned_of))
            team.hand_over(made.words)
    except Undivided:
        return  # in the first process, too


def part_facts(made: LaidOut) -> PartFacts:
    """Return what the file has to know of a part first; what all parts have in common is told by the first of them."""
    with_places(made.document.pages)
    book = made.part.book
    if book and made.part.team.rank:
        book = replace(book, shared={})
    return PartFacts(tuple(map(facts, made.document.pages, texts_of_pages(made))), book)


def texts_of_pages(made: LaidOut) -> Iterator[tuple[PageText, ...]]:
    """Yield what stands on each page that is laid out; nothing where the e-book does not tell where pages begin."""
    if not made.edition.metadata.epub.pages:
        yield from (() for _ in made.pages)
        return
    known = text_owners(made.html.etree_element, set(made.edition.proof.blocks))
    yield from (page_texts(page, known) for page in made.pages)


def elements_of(made: LaidOut) -> dict[int, Any]:
    """Return the HTML elements of what is laid out, by their numbers."""
    return numbered(made.html.etree_element, names_of(made.edition))


def painted_pages(made: LaidOut, elements: Mapping[int, Any]) -> list[bytes] | None:
    """Return the pages of a part, painted and packed; None where they can be painted in the file alone."""
    begins = {turn.index - made.part.first for turn in made.part.book.turns.values()} if made.part.book else set()
    try:
        with recording(), where_known(GLYPH_RUNS, own_drawing):
            return [packed(page) for page in painted(made.document, elements, begins)]
    except Undivided:
        return None


def with_places(pages: Iterable[Any]) -> None:
    """Add the places that an index leads to to the anchors of pages."""
    for page in pages:
        page.anchors.update(getattr(page._page_box, "index_anchors", {}))


def pages_of_all(made: LaidOut) -> JoinedPages:
    """Return the pages of all processes, which are painted meanwhile; raises Undivided, when one cannot be handed on.

    The first process, too, lets go of the boxes of its pages.
    """
    team, own, done = made.part.team, part_facts(made), list[bytes]()
    parts = (own, *team.taken())
    elements = elements_of(made)
    painted = map(unpacked, known_pages(chain([painted_pages(made, elements)], team.taken()), done))
    pages = OtherPages(made.document, elements, chain.from_iterable(part.pages for part in parts), painted).pages
    return JoinedPages(parts, pages, done)


def known_pages(parts: Iterable[Sequence[bytes] | None], done: list[bytes]) -> Iterator[bytes]:
    """Yield the painted pages of parts, and add them to `done`; raise Undivided where a process has none to hand on."""
    for part in parts:
        if part is None:
            raise Undivided
        for page in part:
            done.append(page)
            yield page


def found(made: LaidOut) -> Found:
    """Return what is to be said of pages that are laid out; what painting warns of comes after it."""
    return Found(made.warned_of, made.seen, made.greedy, made.unbegun, made.shrunk)


def joined(own: Found, others: Sequence[Found]) -> Found:
    """Return what is to be said of all parts; what all processes were warned of is said once."""
    warned = (problem for each in others for problem in each.warned_of if problem not in own.warned_of)
    every = (own, *others)
    return Found(
        (*own.warned_of, *dict.fromkeys(warned)),
        tuple(dict.fromkeys(problem for each in every for problem in each.seen)),
        sum(each.greedy for each in every),
        frozenset[str]().union(*(each.unbegun for each in every)),
        tuple(pair for each in every for pair in each.shrunk),
    )


def book_of(parts: Sequence[PartFacts]) -> KnownBook | None:
    """Return what is known of the book, for some of its chapters to be laid out anew; None where they may not be."""
    books = [each.book for each in parts if each.book and each.book.is_firm]
    if len(books) < len(parts):
        return None
    turns = {name: turn for each in books for name, turn in each.turns.items()}
    heads = {name: texts for each in books for name, texts in each.heads.items()}
    unsteady = frozenset[str]().union(*(each.unsteady for each in books))
    whole = unsteady <= {"", *turns}  # no part that begins within a chapter was made in several ways
    return replace(books[0], turns=turns, heads=heads, unsteady=unsteady) if whole else None
