"""Which words of a document the book made of it has not, in which sentence they stood, and behind which place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from baspa.model.book import Book
from baspa.model.problem import Place, Problem, Severity

WORD = re.compile(r"[^\W_]+")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
SHOWN, LONGEST = 12, 12  # how many lost words are named, and how many words of their sentence
PLACES = 10  # how many paragraphs are told by themselves


def lost_words(source: str, made: str, book: Book) -> Iterator[Problem]:
    """Yield B087 for the words that a document has more often than the book made of it.

    `source` is the document's text, a paragraph a line; `made` all that is in the book, in any order. Each paragraph
    that the book has not as it is, and that has such words, is told by itself, behind the last one that it has.
    """
    lost = Counter(words(source)) - Counter(words(made))
    places = places_of(book) if lost else {}
    last, told = Place("book.toml"), 0
    for paragraph in source.split("\n") if lost else ():
        own = words(paragraph)
        key = " ".join(own)
        last = places.get(key, last)
        here = Counter(own) & lost
        if not here or key in places or told == PLACES:
            continue
        told += 1
        lost -= here
        yield _problem(last, [*here.elements()], sentence(paragraph, here))
    if lost:
        yield _problem(Place("book.toml"), [*lost.elements()], "")


def places_of(book: Book) -> dict[str, Place]:
    """Return where each paragraph of the book stands, by its words."""
    return {" ".join(words(block.text)): block.place for chapter in book.chapters for block in chapter.blocks}


def words(text: str) -> list[str]:
    """Return the words of a text in small letters; raised and lowered numbers are numbers."""
    return WORD.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).lower())


def sentence(paragraph: str, lost: Counter[str]) -> str:
    """Return the beginning of the first sentence of a paragraph that has one of these words."""
    found = next((each for each in SENTENCE_END.split(paragraph.strip()) if lost & Counter(words(each))), paragraph)
    parts = found.split()
    return " ".join(parts[:LONGEST]) + (" …" if len(parts) > LONGEST else "")


def _problem(place: Place, lost: Sequence[str], where: str) -> Problem:
    names = list(dict.fromkeys(lost))
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    count = f"{len(lost)} words are" if len(lost) > 1 else "a word is"
    message = f"{count} in the document, and not in the book: {shown}" + (f': in "{where}"' if where else "")
    hint = "put them in behind this place" if place.line else "search for them in the document"
    return Problem(place, "B087", message, hint, Severity.WARNING)
