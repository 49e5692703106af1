"""What a file says in another place than where its readers find it: titles of definitions, numbers of examples."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from baspa.load.markdown.marks import Mark

QUOTED = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)"
TITLE = re.compile(rf"\s(?:{QUOTED})\s*\Z", re.DOTALL)


def titles_of(marks: Iterable[Mark]) -> frozenset[str]:
    """Return the letters of all titles of definitions."""
    found = (TITLE.search(mark.text) for mark in marks if mark.kind == "definition")
    return frozenset(letters_of(html.unescape(title[0])) for title in found if title)


def examples_of(marks: Iterable[Mark]) -> frozenset[str]:
    """Return the names of all examples with their numbers, @good4: they are counted as they stand, each name once."""
    items = [mark for mark in marks if mark.kind == "example" and mark.text.startswith("(")]
    names = (mark.text[1:-1] for mark in sorted(items, key=lambda mark: mark.spans))
    counted = dict.fromkeys(name if name != "@" else number for number, name in enumerate(names))
    return frozenset(f"{name}{number}" for number, name in enumerate(counted, 1))


@cache
def is_letter(sign: str) -> bool:
    """Tell whether a sign is a letter, a figure or an accent on one."""
    return unicodedata.category(sign)[0] in "LMN"


def letters_of(text: str) -> str:
    """Return a text without what is no letter, figure or accent."""
    return "".join(filter(is_letter, text))
