"""What a record or a file claims of the book, in one form, so that claims can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baspa.language.catalogue_codes import bibliographic

Facts = Iterable[tuple[str, str]]
DOI, ISBN = "https://doi.org/", "urn:isbn:"
SIGNS = str.maketrans("،", ",", "[]")  # brackets stand around a title that is the editor's


@dataclass(frozen=True, slots=True)
class Claims:
    """What one of them claims: of each fact its texts, in their order; a fact of which it says nothing is absent."""

    where: str  # marc.mrc, EPUB
    facts: tuple[tuple[str, tuple[str, ...]], ...]


def claims(where: str, said: Facts) -> Claims:
    """Return claims of facts, each with the texts that say something."""
    facts: dict[str, list[str]] = {}
    for name, text in said:
        if text and text not in facts.setdefault(name, []):
            facts[name].append(text)
    return Claims(where, tuple((name, tuple(texts)) for name, texts in facts.items() if texts))


def plain(text: str) -> str:
    """Return a title or a name without the punctuation of catalogues."""
    return " ".join(text.translate(SIGNS).split()).rstrip(" .:/;,")


def catalogued(language: str) -> str:
    """Return a language as catalogues name it."""
    return language if len(language) == 3 else bibliographic(language)


def dated(date: str) -> Facts:
    """Yield a date, and the year of it, which is all that some have."""
    yield "date", date
    yield "year", date[:4]
