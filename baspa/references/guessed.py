"""The language of an item that says none, by its title; where that is doubtful, it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baspa.language.model import primary
from baspa.language.titles import Guess, language_of_title
from baspa.model.problem import Place, Problem, Severity
from baspa.references.hidden import TAG

WHERE = ("container-title", "publisher", "publisher-place")  # what may tell where a title does not
SHOWN = 5  # of those that are told

Placed = Sequence[tuple[dict[str, object], Place]]


def guessed(item: Mapping[str, object], book: str) -> Guess:
    """Return the language that an item is likely in, for a book in a language (BCP 47; "" where there is none)."""
    if not book:
        return Guess("")
    title = TAG.sub("", str(item.get("title", "")))
    return language_of_title(title, " ".join(str(item.get(name, "")) for name in WHERE), book)


def with_languages(items: Placed, book: str) -> tuple[Placed, Sequence[Problem]]:
    """Give each item that says no language the one that it is likely in; the book's own needs not be said."""
    guesses = [Guess("") if item.get("language") else guessed(item, book) for item, _ in items]
    made = [
        (item | {"language": guess.code} if guess.code not in ("", primary(book)) else item, place)
        for (item, place), guess in zip(items, guesses, strict=True)
    ]
    doubtful = [(place, item, guess) for (item, place), guess in zip(items, guesses, strict=True) if guess.doubtful]
    return made, list(_told(doubtful))


def _told(doubtful: Sequence[tuple[Place, Mapping[str, object], Guess]]) -> Iterator[Problem]:
    """Yield B321, a note, once for a file."""
    if doubtful:
        shown = [f"{item['id']} ({guess.code})" for _, item, guess in doubtful]
        more = "" if len(shown) <= SHOWN else ", …"
        said = f"the language of these is guessed by their titles: {', '.join(shown[:SHOWN])}{more}"
        hint = 'say it where another is meant: langid = {turkish}, in CSL-JSON "language": "tr"'
        yield Problem(doubtful[0][0], "B321", said, hint, Severity.NOTE)
