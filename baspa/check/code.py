"""What is wrong with blocks of code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from baspa.model.book import Book
from baspa.model.problem import Problem, Severity, nearest
from baspa.tree.chapter import parsed
from baspa.tree.code import NAMED, code_language


def languages(book: Book) -> Iterator[Problem]:
    """Yield B143, a warning, for each block of code in a language that is not known."""
    for chapter in (chapter for chapter in book.chapters if f'class="{NAMED}' in chapter.xhtml):
        blocks = {block.id: block for block in chapter.blocks}
        for pre in parsed(chapter).iter("pre"):
            language = next((code_language(code) for code in pre), "")
            if pre.get("id") in blocks and not is_known(language):
                said = f'no language of code is called "{language}": it is set plain'
                yield Problem(blocks[pre.get("id", "")].place, "B143", said, mend(language), Severity.WARNING)


def is_known(language: str) -> bool:
    """Tell whether a language is known; only a book that names one loads what knows them."""
    from baspa.tree import code as highlight

    return highlight.is_known_language(language)


@cache  # of its hundreds of names the nearest is sought once for each that is wrong
def mend(language: str) -> str:
    """Return what to write instead."""
    from baspa.tree import code as highlight

    meant = nearest(language.lower(), highlight.code_language_names())
    return f'did you mean "{meant}"? else write `text`, or no name' if meant else "write `text`, or no name"
