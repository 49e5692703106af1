"""A long book divided: each process of a team lays out and paints a part of it, and the first writes the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from baspa.bind.paper.known_ways import own_drawing, where_known
from baspa.bind.paper.other_pages import OtherPage, OtherPages
from baspa.bind.paper.painted import facts, painted
from baspa.bind.paper.tagging import recording
from baspa.layout import BookPart, LaidOut, Undivided, laid_out
from baspa.layout.replacements_of_numbers import JOINT_PAGES, JOINT_ROUNDS
from baspa.layout.replacements_of_text import GLYPH_RUNS
from baspa.model.edition import Edition
from baspa.model.problem import Problems
from baspa.together import Team, packed

MOST = 4  # parts: each process makes the boxes of the whole book, and has a library of 60 MB
LETTERS = 250_000  # of HTML, in a part: with fewer, what each process does for itself is more than what it saves
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


def parts(edition: Edition, processes: int) -> int:
    """Return how many parts a book is to have, for so many processes."""
    known = not (JOINT_PAGES.unknown() or JOINT_ROUNDS.unknown())
    free = known and not any(map(OF_ALL_PARTS.search, (edition.paper, edition.paper_css)))
    return max(1, min(processes, MOST, len(edition.paper) // LETTERS)) if free else 1


def hand_over_part(edition: Edition, guesses: Mapping[str, int], team: Team) -> None:
    """Lay out and paint a part of a book, for the process that writes it; its first page may be known by its name."""
    try:
        with laid_out(edition, BookPart(team, guesses=guesses)) as made:
            with_places(made.document.pages)
            team.hand_over([facts(page) for page in made.document.pages])
            seen = found(made)
            team.hand_over(painted_pages(made))
            team.hand_over(replace(seen, warned_of=made.warned_of))
    except Undivided:
        return  # in the first process, too


def painted_pages(made: LaidOut) -> list[bytes] | None:
    """Return the pages of a part, painted and packed; None where they can be painted in the file alone."""
    try:
        with recording(), where_known(GLYPH_RUNS, own_drawing):
            return [packed(page) for page in painted(made.document, made.html.etree_element)]
    except Undivided:
        return None


def with_places(pages: Iterable[Any]) -> None:
    """Add the places that an index leads to to the anchors of pages."""
    for page in pages:
        page.anchors.update(getattr(page._page_box, "index_anchors", {}))


def pages_of_all(made: LaidOut) -> list[OtherPage]:
    """Return the pages of all processes, which are painted meanwhile; raises Undivided, when one cannot be handed on.

    The first process, too, lets go of the boxes of its pages.
    """
    with_places(made.document.pages)
    team, own = made.part.team, [facts(page) for page in made.document.pages]
    parts, painted = [own, *team.taken()], painted_pages(made)
    return OtherPages(made.document, made.html.etree_element, parts, chain([painted], team.taken())).pages


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
