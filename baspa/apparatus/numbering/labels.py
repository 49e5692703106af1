"""What can be pointed at, by its id: its number, and what a reference says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.language.model import Language
from baspa.model.book import Heading


@dataclass(frozen=True, slots=True)
class Label:
    """A heading, a figure, a table, a formula or a glossary's term as references see it."""

    said: str  # "Figure 3", "(1)"; "" of what has no number: its title in the quotes of the language that says it
    number: str = ""  # "3", "2.1"; "" for none
    title: str = ""
    page: bool = True  # whether a reference says its page, too
    word: str = ""  # the word of a language in which `said` is put, "figure"; "" where it is the same in all

    def said_in(self, language: Language) -> str:
        """Return what a reference says in a chapter of a language."""
        if self.word:
            return numbered(self.word, self.number, language)
        return self.said or quoted(self.title, language)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the numbers of a book's headings made: its headings anew, and how chapters begin those of figures."""

    headings: Mapping[str, Heading]  # id -> with its number
    shown: Mapping[str, str]  # id -> the number as it stands above or before the heading's text
    labels: Mapping[str, Label]
    prefixes: Mapping[str, str]  # id of a chapter -> "2." before the numbers of its figures; "" for none


@dataclass(frozen=True, slots=True)
class Sequenced:
    """The sequence of numbers that the figures, tables and formulas of a chapter belong to."""

    prefix: str = ""  # before each number: "2."
    chapter: str = ""  # id of the chapter that has it alone; "" for one that goes on through chapters


def numbered(word: str, number: str, language: Language) -> str:
    """Return a number with its word, "Figure 3"; where it stands beside words for boxes is a word of its own."""
    if not word.startswith("box."):
        return language.word(word, n=number)
    said = language.word("box.numbered", kind=language.word(word), n=number)
    return said if said.startswith(language.word(word)) else said.lower()


def sequences(prefixes: Mapping[str, str], by_chapter: bool) -> Mapping[str, Sequenced]:
    """Return the sequence of each chapter, by id; `prefixes` are those of the chapters' own numbers.

    By chapter these tell the numbers apart; where no chapter has one, as in an issue of a journal, each begins with 1.
    """
    if by_chapter and not any(prefixes.values()):
        return {chapter: Sequenced(chapter=chapter) for chapter in prefixes}
    return {chapter: Sequenced(prefix if by_chapter else "") for chapter, prefix in prefixes.items()}


def chapter_language(tree: ET.Element, language: Language) -> Language:
    """Return the language of a chapter: its own, or the book's."""
    return find(tree.get("lang", "")) if tree.get("lang", language.code) != language.code else language


def quoted(text: str, language: Language) -> str:
    """Return a title in the quotes of a language."""
    before, after = language.quotes[:2] or ("“", "”")
    return f"{before}{text}{after}"
