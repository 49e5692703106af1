"""Whether the words of the editor's queries are in the text, once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from baspa.model.book import Book, Query
from baspa.model.problem import Problem, Severity
from baspa.tree.facts import metadata_texts

if TYPE_CHECKING:
    from baspa.tree.spots import Spot, WordIndex

SHOWN = 20  # of the places of words that stand at many


def readings(book: Book) -> Iterator[Problem]:
    """Yield warnings: B131 for words that neither the text nor book.toml holds, B132 for words that it holds twice.

    A query whose words were mended since is no fault of the book: it is built, and the proof lists the query.
    """
    asked = [query for query in book.queries if query.reading]
    if not asked:
        return
    from baspa.tree.spots import WordIndex, fact

    words, facts = WordIndex(book.chapters), list(metadata_texts(book))
    for query in asked:
        found = words.spots(query.reading)
        if not found and fact(query.reading, facts) is None:
            yield _missing(query, words)
        elif len(found) > 1:
            yield _ambiguous(query, found)


def _missing(query: Query, words: WordIndex) -> Problem:
    meant = words.nearest_words(query.reading)
    hint = f'did you mean "{meant[0]}", at {meant[1]}?' if meant else "if they were mended, delete the row"
    return Problem(query.place, "B131", f'the text does not hold "{query.reading}"', hint, Severity.WARNING)


def _ambiguous(query: Query, found: Sequence[Spot]) -> Problem:
    places = ", ".join(dict.fromkeys(str(spot.block.place) for spot in found[:SHOWN])) + ", ..." * (len(found) > SHOWN)
    said = f'the text holds "{query.reading}" {len(found)} times'
    hint = f"add words before or after them; they stand at {places}"
    return Problem(query.place, "B132", said, hint, Severity.WARNING)
