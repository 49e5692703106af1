"""Words for parts of a cited work, as authors write them in the languages of the press, and CSL's names of them.

The names are CSL's locators (CSL 1.0.2, appendix II). A work may be cited in another language than the book's, so that
the words of all languages are known in each book; they are gathered when the first locator is looked for.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from baspa.language import languages

# Of no language, or of German, which has no file here.
SIGNS = {
    "§": "section", "§§": "section", "¶": "paragraph", "¶¶": "paragraph", "№": "number",
    "s.": "page", "seite": "page", "seiten": "page",
}  # fmt: skip

ROMAN = r"[ivxlcdm]+|[IVXLCDM]+"
# 33, iv, 12a, 3.2, (xv): a word with a digit in it, or a Roman number.
NUMBER = rf"[(\[]?(?:(?:\w+[.:/])*\w*\d\w*(?:[.:/]\w+)*|\b(?:{ROMAN})\b)[)\]]?"
RANGES = rf"{NUMBER}(?:\s*(?:--?|[–—,&])\s*{NUMBER})*"
COUNTED = r"\d+(?:\s*(?:--?|[–—,&])\s*\d+)*"  # what has its word behind it
PAGES = re.compile(rf"(?P<value>(?=[(\[]?\d){RANGES})")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What finds a locator that is said with a word."""

    first: re.Pattern[str]  # the word: p.
    with_value: re.Pattern[str]  # the word and its number: p. 12
    last: re.Pattern[str]  # the word behind the number, as in Kazakh: 12-б., 33–35-бб., 3-тарау
    spaced: re.Pattern[str]  # so with a space, which only pages have: 12 б., 33–35 бб., 12 с., 12 S.
    another: re.Pattern[str]  # where a second locator begins: т. 2, с. 142


@functools.cache
def labels() -> Mapping[str, str]:
    """Return CSL's name for each word, in small letters."""
    tables = (language.locators for language in languages())
    return SIGNS | {word: label for table in tables for label, words in table.items() for word in words.split()}


@functools.cache
def patterns() -> Patterns:
    """Return the patterns for the words of all languages."""
    term = "|".join(re.escape(word) for word in sorted(labels(), key=len, reverse=True))
    pages = "|".join(re.escape(word) for word in sorted(labels(), key=len, reverse=True) if labels()[word] == "page")
    first = rf"(?P<term>{term})(?:(?<=[.§¶№])\s*|\s+)"
    return Patterns(
        first=re.compile(first, re.IGNORECASE),
        # In "s.v. Abai" neither is s. a page nor v a Roman number.
        with_value=re.compile(rf"(?!s\.\s?vv?\.\s*[^\W\d]){first}(?P<value>{RANGES})", re.IGNORECASE),
        last=re.compile(rf"(?P<value>{COUNTED})-(?P<term>{term})(?!\w)", re.IGNORECASE),
        spaced=re.compile(rf"(?P<value>{COUNTED})\s+(?P<term>{pages})(?!\w|\s*\d)", re.IGNORECASE),
        another=re.compile(rf"(?=[,:.]?\s+(?:{term})(?:(?<=[.§¶№])\s*|\s+){NUMBER})", re.IGNORECASE),
    )


def take(text: str) -> tuple[str, str, int]:
    """Return (label, locator, length) of the locator that `text` begins with; ("", "", 0) if it begins with none.

    Numbers without a word are pages.
    """
    for pattern in (patterns().with_value, patterns().last, patterns().spaced, PAGES):
        if match := pattern.match(text):
            term = match.groupdict().get("term")
            return labels()[term.lower()] if term else "page", ranged(match["value"]), match.end()
    return "", "", 0


def whole(text: str) -> tuple[str, str, str]:
    """Return (label, locator, suffix) of a text that is a locator as a whole, be it numbers or not.

    CSL has one locator a reference: in "т. 2, с. 142" that is the volume, and the page its suffix. Without a word it
    counts pages.
    """
    first = patterns().another.split(text, maxsplit=1)[0]
    term = patterns().first.match(first)
    label = labels()[term["term"].lower()] if term else "page"
    value = first[term.end() :] if term else first
    found = take(first)
    if found[2] == len(first):
        label, value, _ = found
    return label if value else "", ranged(value), text[len(first) :]


def ranged(value: str) -> str:
    """Write ranges with one hyphen, as CSL has them in its input; the style sets its own dash."""
    return re.sub(r"\s*(?:--|[–—])\s*", "-", value.strip())
