"""The pages that book.toml says of an article, held against those on which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.kept.store import Store
from baspa.model.book import Book
from baspa.model.problem import Problem, Severity
from baspa.verify.held.pdf import marked_text
from baspa.verify.pages.tree import TreeElement, read_tree

SPAN = re.compile(r"(?:\D*[\s.])?([0-9]+)(?:\s*[-\u2010-\u2015]\s*([0-9]+))?\D*")


def other_pages(data: bytes, book: Book, format_name: str, store: Store) -> Iterator[Problem]:
    """Yield B207, a warning, for the articles that stand on other pages of a PDF than book.toml says.

    All are told at the first of them: each has another mend.
    """
    wrong = list(moved(data, book, store))
    if not wrong:
        return
    (number, found), *others = wrong
    said, true = book.metadata.contributions[number].pages, span_of(found)
    message = f'the {format_name} has the article on pp. {true}, and book.toml says "{said}"'
    hint = f'write pages = "{true}", or leave it out'
    if others:
        message += f", and {len(others)} more"
        lines = [(book.place(key_of(each)).line, span_of(pages)) for each, pages in others]
        there = ", ".join(f'in line {line} "{pages}"' for line, pages in lines)
        hint = f'write pages = "{true}", {there}, or leave them out'
    if ahead := pages_ahead(book, spans(said) or ("0", "0"), found):
        hint += f"; pages that go on from an issue before: [pages] first = {ahead}"
    yield Problem(book.place(key_of(number)), "B207", message, hint, Severity.WARNING)


def moved(data: bytes, book: Book, store: Store) -> Iterator[tuple[int, list[str]]]:
    """Yield the contributions whose pages are others than book.toml says, with the first and last that they are on."""
    for number, said in enumerate(book.metadata.contributions):
        chapter = next((each for each in book.chapters if each.path == said.file), None)
        if chapter is None or not (span := spans(said.pages)):
            continue
        tree = read_tree(data)
        article = next((each for each in tree.root.everything() if each.id == chapter.id), None)
        indexes = [] if article is None else pages_of(article, data, store)
        found = [tree.labels[min(indexes)], tree.labels[max(indexes)]] if indexes else list(span)
        if found != list(span):
            yield number, found


def key_of(number: int) -> str:
    """Return the key of book.toml that says an article's pages."""
    return f"contributions.{number}.pages"


def span_of(found: list[str]) -> str:
    """Return a span of pages as book.toml says it."""
    return "–".join(dict.fromkeys(found))


def pages_ahead(book: Book, said: tuple[str, str], found: list[str]) -> int:
    """Return the number of the text's first page that would put an article where book.toml says; 0 where none would.

    That page is a right-hand one, whose number is odd.
    """
    if not found[0].isdecimal() or book.metadata.pages.first > 1:
        return 0
    first = int(said[0]) - int(found[0]) + 1
    return first if first > 1 and first % 2 else 0


def spans(pages: str) -> tuple[str, str] | None:
    """Return first and last page of a span as it is written: 5–12, pp. 5–12, 112–8; None where it is none."""
    found = SPAN.fullmatch(pages)
    if found is None:
        return None
    first, last = found[1], found[2] or found[1]
    return first, first[: len(first) - len(last)] + last if len(last) < len(first) else last


def pages_of(article: TreeElement, data: bytes, store: Store) -> list[int]:
    """Return the indexes of the pages on which something of an element is to be seen."""
    text = marked_text(data, store)
    return [page for page, mcid in article.marks() if (page, mcid) in text]
