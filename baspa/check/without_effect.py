"""Keys of book.toml that do nothing, since another that they belong to is not there, or says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from baspa.model.book import Book
from baspa.model.metadata import Metadata
from baspa.model.problem import Place, Problem, Severity


class Condition(NamedTuple):
    """What a key needs, so that it says something."""

    key: str
    is_met: Callable[[Metadata], bool]
    mend: str


def _folded(metadata: Metadata) -> bool:
    return metadata.booklet.is_folded


FOLDED = 'only sheets that are folded into each other need it: scheme = "saddle" or "signatures"; or take it out'
WEIGHT = "say what the paper weighs, paper_weight = 80, or take it out"
CONDITIONS = (
    Condition("booklet.paper_weight", _folded, FOLDED),
    Condition("booklet.bulk", _folded, FOLDED),
    Condition("booklet.creep", _folded, FOLDED),
    Condition("booklet.bulk", lambda it: not _folded(it) or it.booklet.paper_weight is not None, WEIGHT),
    Condition("booklet.creep", lambda it: not _folded(it) or it.booklet.paper_weight is not None, WEIGHT),
    Condition(
        "booklet.signature",
        lambda it: it.booklet.scheme == "signatures",
        'it is for scheme = "signatures": "saddle" folds all sheets into each other',
    ),
    Condition(
        "booklet.duplex",
        lambda it: it.booklet.scheme != "zine",
        "a zine is printed on one side of its sheet: take it out",
    ),
    Condition(
        "citation_style",
        lambda it: bool(it.bibliography),
        'name the file of references, bibliography = ["references.bib"], or take it out',
    ),
    Condition("audio.narrators", lambda it: bool(it.audio.folder), 'name the folder of recordings, folder = "audio"'),
)


def without_effect(book: Book) -> Iterator[Problem]:
    """Yield B208, notes, for keys that book.toml has and that change nothing."""
    for key, is_met, mend in CONDITIONS:
        if key in book.places and not is_met(book.metadata):
            place = Place("book.toml", book.places[key])
            yield Problem(place, "B208", f"{key} changes nothing here", mend, Severity.NOTE)
