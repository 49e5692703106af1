"""Hyphenation patterns for the layout engine, which asks Pyphen for them by language code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyphen

from baspa.language import Language, primary

FOLDER = Path(__file__).with_name("patterns")


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


def register(languages: Iterable[Language]) -> None:
    """Hand the languages' dictionaries to Pyphen, under the whole code and under its primary subtag.

    Pyphen keeps them in tables of the process, so that a layout in another process needs this call there.
    """
    for language in languages:
        path = patterns(language)
        if path is not None:
            for key in (primary(language.code), _key(language.code)):
                pyphen.LANGUAGES[key] = path
                pyphen.LANGUAGES_LOWERCASE[key.lower()] = key


def _key(code: str) -> str:
    return code.replace("-", "_")
