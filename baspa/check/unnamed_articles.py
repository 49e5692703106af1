"""Articles of an issue whose authors stand in their text alone: contents and heads of pages cannot name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.language.all_words import in_all_languages
from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity

EDITOR = "edt"
ABSTRACT = re.compile(r'class="(?:[^"]* )?abstract[ "]')
HEAD = 10  # paragraphs in which names, addresses and an abstract stand
HINT = (
    "begin [[contributions]] in book.toml with file = and its authors; udc, received and accepted stand there as well"
)


def unnamed_articles(book: Book) -> Iterator[Problem]:
    """Yield B326, a warning, for articles without authors, where others have theirs and the book has but editors."""
    others = any(each.authors for each in book.metadata.contributions)
    if others and all(person.role == EDITOR for person in book.metadata.authors):
        for chapter in book.chapters:
            if chapter.path and not chapter.authors and is_article(chapter):
                said = "book.toml does not say who wrote this article: neither contents nor pages name its authors"
                yield Problem(Place(chapter.path, chapter.line), "B326", said, HINT, Severity.WARNING)


def is_article(chapter: Chapter) -> bool:
    """Tell whether a chapter begins as articles do: with a classification, or an abstract."""
    begins = article_beginning()
    typed = (block.text.strip() for block in chapter.blocks[1 : 1 + HEAD])
    return ABSTRACT.search(chapter.xhtml) is not None or any(map(begins.match, typed))


def article_beginning() -> re.Pattern[str]:
    """Return the pattern of paragraphs that articles have before their text: УДК 544.723, ӘОЖ: 069.5, Abstract."""
    codes, abstracts = (in_all_languages(name) for name in ("udc", "abstract"))
    return re.compile(rf"(?:{codes})\s*:?\s*\d|(?:{abstracts})\s*[.:]")
