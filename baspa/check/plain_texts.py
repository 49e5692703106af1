"""Texts of book.toml are plain: marks of Markdown and TeX in them print as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.model.book import Book
from baspa.model.problem import Problem, Severity

MARKS = re.compile(
    r"\$[^\s$](?:[^$]*[^\s$\\])?\$(?!\d)|\*\*[^\s*][^*]*\*\*|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])"  # $x^2$, **a**, *a*
    r"|\w\^[^\s^]{1,20}\^|\w~[^\s~]{1,20}~|\\[A-Za-z]{2,}"  # x^2^, H~2~O, \mathbb
)


def marks_in_texts(book: Book) -> Iterator[Problem]:
    """Yield B223, a warning, for each text about an article or the book that has marks of the manuscript."""
    for key, text in texts(book):
        if found := MARKS.search(text):
            said = f'texts of book.toml are plain, and this prints as it stands: "{found[0]}"'
            hint = "write it without marks, in signs of Unicode: x², H₂O, ℝ"
            yield Problem(book.place(key), "B223", said, hint, Severity.WARNING)


def texts(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the titles and abstracts of translations, and the book's annotations, by their keys."""
    for number, said in enumerate(book.metadata.contributions):
        for at, each in enumerate(said.translations):
            yield f"contributions.{number}.translations.{at}.title", each.title
            yield f"contributions.{number}.translations.{at}.abstract", each.abstract
    for language, text in book.metadata.annotation.items():
        yield f"annotation.{language}", text
