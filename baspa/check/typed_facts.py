"""Facts of an article that its author typed below the title, and that book.toml says as well: they print twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from baspa.model.book import Block, Book
from baspa.model.people import Contribution
from baspa.model.problem import Problem, Severity

OWN = "-own."  # in the ids of what articles.py makes
LONG = 300  # signs of a paragraph with which the text begins: names, addresses and dates are shorter
LEAST = 8  # signs of what can be told from a word that is there by chance
SHOWN = 40  # signs of a text that is told
NO_LETTERS = re.compile(r"[\W_]+")


def typed_facts(book: Book) -> Iterator[Problem]:
    """Yield B221, a warning, for the first paragraph of an article that says what book.toml says of it."""
    by_file = {each.file: each for each in reversed(book.metadata.contributions)}
    for chapter in book.chapters:
        said = by_file.pop(chapter.path, None)
        known = facts(said) if said else ()
        found = [block for block in head(chapter.blocks) if any(each in squeezed(block.text) for each in known)]
        if found:
            shown = found[0].text if len(found[0].text) <= SHOWN else f"{found[0].text[:SHOWN].rstrip()}…"
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            message = f'book.toml says this of the article, and it is printed twice: "{shown}"{more}'
            hint = "take it out here: authors, addresses, UDC and dates of [[contributions]] stand around the title"
            yield Problem(found[0].place, "B221", message, hint, Severity.WARNING)


def head(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the paragraphs that an author wrote between an article's title and its text."""
    typed = [block for block in blocks if OWN not in block.id]
    return takewhile(lambda block: block.kind == "paragraph" and len(block.text) < LONG, typed[1:])


def facts(said: Contribution) -> Sequence[str]:
    """Return what is printed of an article around its title, without spaces and signs."""
    people = [(each.name, each.sort, each.affiliation, each.orcid, each.email) for each in said.authors]
    printed = [squeezed(text) for text in (*chain(*people), said.corresponding, said.udc, said.doi)]
    return [text for text in printed if len(text) >= LEAST]


def squeezed(text: str) -> str:
    """Return the letters and figures of a text, in small letters."""
    return NO_LETTERS.sub("", text).lower()
