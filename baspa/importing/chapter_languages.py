"""Chapters in another language than their book: told by their letters, or their words, as that of the whole is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from baspa.importing.losses import Losses
from baspa.importing.spoken import read_aloud
from baspa.language import find, known
from baspa.language.common_words import by_words
from baspa.language.letters import told
from baspa.language.model import primary
from baspa.model.problem import Place

FEWEST = 100  # letters that tell a language; of Kazakh ones, every sixth is one that Russian has not
MOST = 0.8  # of the letters of a text are in one script, where it is in a language of that
LATIN = re.compile(r"[a-z\u00df-\u024f]")
CHAPTER = re.compile(r"(?m)^# ")


def other_languages(texts: Mapping[str, str], book: str, losses: Losses) -> dict[str, str]:
    """Return the languages of the chapters, by their files, that are not in the book's; they are noted."""
    found = dict(languages_of(texts, book))
    for path, code in found.items():
        losses.at(Place(path), "", "")
        losses.changed(
            "a chapter is in another language than the book, by its letters and words, as book.toml says:", f'"{code}"'
        )
    return found


def languages_of(texts: Mapping[str, str], book: str) -> Iterator[tuple[str, str]]:
    """Yield file and language of such chapters; a file with several has no language of its own."""
    for path, text in texts.items():
        code = language_of(read_aloud(text), book) if len(CHAPTER.findall(text)) < 2 else book
        if primary(code) != primary(book):
            yield path, code


def language_of(text: str, book: str) -> str:
    """Return the language of a text where its letters tell it, or, of Latin ones, its commonest words."""
    small = text.lower()
    letters, latin = sum(map(str.isalpha, small)), len(LATIN.findall(small))
    if letters < FEWEST:
        return book
    if latin > MOST * letters:
        return by_words(small) or book
    if not known(book) or find(book).script != find(told("", text)).script:
        return told("", text) if latin < (1 - MOST) * letters else book
    return cyrillic(text, small, book)


def cyrillic(text: str, small: str, book: str) -> str:
    """Return the language of a text among those that are written as the book's is."""
    code = told(book, text)
    simplest = told("", text)
    if code == book and not set(find(book).alphabet) - set(find(simplest).alphabet) & set(small):
        code = simplest  # no letter in it is of the book's language alone
    return code if find(code).script == find(book).script else book
