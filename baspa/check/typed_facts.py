"""Facts of an article that its author typed, and that book.toml says as well: they print twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from baspa.language import find
from baspa.model.as_text import placed
from baspa.model.book import Block, Book, Chapter
from baspa.model.people import Contribution, Translation
from baspa.model.problem import Problem, Severity

OWN = "-own."  # in the ids of what articles.py makes
LONG = 300  # signs of a paragraph with which the text begins: names, addresses and dates are shorter
LEAST = 8  # signs of what can be told from a word that is there by chance
SHORTEST, LABEL = 4, 14  # signs of what can be where there is little else in its paragraph, and of a word before it
LONGER = 20  # signs of an abstract that can be told
LAST = 8  # paragraphs at an article's end, among which journals have its dates
BEGINNING = 60  # signs of an abstract by which it is known
FIGURES = "123456789"
NO_LETTERS = re.compile(r"[\W_]+")
HINT = (
    "take it out here: authors, addresses, UDC and dates of [[contributions]] stand around the title, "
    "what [[contributions.translations]] says at the article's end"
)


def typed_facts(book: Book) -> Iterator[Problem]:
    """Yield B221, a warning, for the first paragraph of an article that says what book.toml says of it."""
    by_file = {each.file: each for each in reversed(book.metadata.contributions)}
    for chapter in book.chapters:
        said = by_file.pop(chapter.path, None)
        found = list(said_twice(chapter, said, said.language or book.metadata.language)) if said else []
        if found:
            shown = placed((block.place.line, block.text.strip()) for block in found)
            message = f"book.toml says this of the article, and it is printed twice: {shown}"
            yield Problem(found[0].place, "B221", message, HINT, Severity.WARNING)


def said_twice(chapter: Chapter, said: Contribution, language: str) -> Iterator[Block]:
    """Yield the paragraphs of an article that book.toml has as well, in their order."""
    typed = [block for block in chapter.blocks if OWN not in block.id][1:]
    begins = {block.id for block in head(typed)}
    ends = {block.id for block in typed[-LAST:] if block.kind == "paragraph" and len(block.text) < LONG}
    known, dates = facts(said), days(said, language)
    lines, abstracts = lines_of(said.translations), [squeezed(each.abstract) for each in said.translations]
    for block in filter(lambda each: each.kind in ("paragraph", "heading"), typed):
        letters = squeezed(block.text)
        if (
            (block.id in begins and any(is_in(each, letters) for each in known))
            or (block.id in begins | ends and any(each in letters for each in dates))
            or any(is_alone(each, letters) for each in lines)
            or any(len(each) >= LONGER and each[:BEGINNING] in letters for each in abstracts)
        ):
            yield block


def head(typed: Sequence[Block]) -> Iterator[Block]:
    """Yield the paragraphs that an author wrote between an article's title and its text."""
    return takewhile(lambda block: block.kind == "paragraph" and len(block.text) < LONG, typed)


def is_in(fact: str, letters: str) -> bool:
    """Tell whether a paragraph says a fact: a short one where it says little else, УДК 544.723."""
    return is_alone(fact, letters) if len(fact) < LEAST else fact in letters


def is_alone(fact: str, letters: str) -> bool:
    """Tell whether a paragraph says a fact, and no more than a word before it, and figures of notes behind it."""
    return letters.endswith((fact, *(fact + figure for figure in FIGURES))) and len(letters) <= len(fact) + LABEL


def facts(said: Contribution) -> Sequence[str]:
    """Return what is printed of an article around its title, without spaces and signs."""
    people = [(each.name, each.sort, each.affiliation, each.orcid, each.email) for each in said.authors]
    printed = [squeezed(text) for text in (*chain(*people), said.corresponding, said.udc, said.doi, said.licence)]
    return [text for text in printed if len(text) >= SHORTEST]


def days(said: Contribution, language: str) -> Sequence[str]:
    """Return the dates of an article as people write them, without spaces and signs."""
    dates = [day for day in (said.received, said.accepted) if day]
    return [squeezed(text) for day in dates for text in (f"{day:%d%m%Y}", f"{day:%Y%m%d}", words(day, language))]


def words(day: datetime.date, language: str) -> str:
    """Return a date in the words of a language, without what stands behind the year."""
    said = find(language).long_date(day)
    return said[: said.index(f"{day.year}") + 4] if said.endswith(".") else said


def lines_of(texts: Sequence[Translation]) -> Sequence[str]:
    """Return titles and keywords in other languages, without spaces and signs."""
    said = [squeezed(text) for each in texts for text in (each.title, "".join(each.keywords))]
    return [text for text in said if len(text) >= LEAST]


def squeezed(text: str) -> str:
    """Return the letters and figures of a text, in small letters."""
    return NO_LETTERS.sub("", text).lower()
