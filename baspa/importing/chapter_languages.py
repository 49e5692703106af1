"""Chapters in another language than their book: told by their letters, as that of the whole is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from baspa.importing.losses import Losses
from baspa.importing.spoken import read_aloud
from baspa.language import find, known
from baspa.language.letters import told
from baspa.language.model import primary
from baspa.model.problem import Place

FEWEST = 100  # letters that tell a language; of Kazakh ones, every sixth is one that Russian has not
CHAPTER = re.compile(r"(?m)^# ")


def other_languages(texts: Mapping[str, str], book: str, losses: Losses) -> dict[str, str]:
    """Return the languages of the chapters, by their files, that are not in the book's; they are noted."""
    found = dict(languages_of(texts, book))
    for path, code in found.items():
        losses.at(Place(path), "", "")
        losses.changed(
            "a chapter is in another language than the book, by its letters, as book.toml says:", f'"{code}"'
        )
    return found


def languages_of(texts: Mapping[str, str], book: str) -> Iterator[tuple[str, str]]:
    """Yield file and language of such chapters; a file with several has no language of its own."""
    for path, text in texts.items():
        code = language_of(read_aloud(text), book) if len(CHAPTER.findall(text)) < 2 else book
        if primary(code) != primary(book):
            yield path, code


def language_of(text: str, book: str) -> str:
    """Return the language of a text among those that are written as the book's is."""
    small = text.lower()
    if not known(book) or sum(map(str.isalpha, small)) < FEWEST:
        return book
    code = told(book, text)
    simplest = told("", text)
    if code == book and not set(find(book).alphabet) - set(find(simplest).alphabet) & set(small):
        code = simplest  # no letter in it is of the book's language alone
    return code if find(code).script == find(book).script else book
