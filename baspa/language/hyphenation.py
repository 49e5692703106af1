"""Hyphenation patterns for the layout engine, which asks Pyphen for them by language code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pyphen

from baspa.language.model import Language, primary

FOLDER = Path(__file__).with_name("patterns")
LIMITS = re.compile(rb"^(LEFT|RIGHT)HYPHENMIN\s+(\d+)", re.MULTILINE)
LEAST = 2  # letters on each side of a break, where a dictionary does not say
SHORTEST = 5  # letters of a word that may be broken


def patterns(language: Language) -> Path | None:
    """Return the Hunspell-style dictionary that breaks words of a language, None where the press knows none.

    A regional dictionary of Pyphen's goes before the language's usual one: en-US, where English is en_GB.
    """
    if not language.hyphenation:
        return None
    if language.hyphenation.endswith(".dic"):
        return FOLDER / language.hyphenation
    regional = pyphen.LANGUAGES_LOWERCASE.get(_key(language.code).lower(), "")
    return Path(pyphen.LANGUAGES[regional if "_" in regional else language.hyphenation])


@cache
def breaker(language: Language, sign: str) -> Callable[[str], str] | None:
    """Return what puts a sign at each place where a word may be broken; None where no patterns are known."""
    path, (shortest, before, after) = patterns(language), language.hyphenate_limits
    if path is None:
        return None
    known = pyphen.Pyphen(filename=str(path), left=before, right=after)
    return cache(lambda word: known.inserted(word, sign) if len(word) >= shortest else word)


def dictionary(tags: Iterable[str]) -> str:
    """Return Pyphen's code of the first of some BCP 47 tags that it has a dictionary for, or ""."""
    return next((found for tag in tags if (found := pyphen.LANGUAGES_LOWERCASE.get(_key(tag).lower()))), "")


def limits(code: str) -> tuple[int, int, int]:
    """Return CSS hyphenate-limit-chars for a dictionary of Pyphen's: what its head says, and the press's least word."""
    said = {side: int(number) for side, number in LIMITS.findall(Path(pyphen.LANGUAGES[code]).read_bytes())}
    before, after = max(LEAST, said.get(b"LEFT", 0)), max(LEAST, said.get(b"RIGHT", 0))
    return max(SHORTEST, before + after), before, after


def register(languages: Iterable[Language]) -> None:
    """Hand the languages' dictionaries to Pyphen, under the whole code and under a primary subtag that it lacks.

    Pyphen keeps them in tables of the process, so that a layout in another process needs this call there.
    """
    for language in languages:
        path = patterns(language)
        if path is not None:
            for key in {primary(language.code)} - pyphen.LANGUAGES.keys() | {_key(language.code)}:
                pyphen.LANGUAGES[key] = path
                pyphen.LANGUAGES_LOWERCASE[key.lower()] = key


def load_patterns(languages: Iterable[Language]) -> None:
    """Read the languages' dictionaries, which Pyphen then has for all that asks it: that takes a while."""
    for language in languages:
        register([language])
        if code := pyphen.language_fallback(language.code):
            pyphen.Pyphen(lang=code)


def _key(code: str) -> str:
    return code.replace("-", "_")
