"""Texts in Cyrillic as catalogues file them, in Latin letters."""

from __future__ import annotations

import re

from baspa.language import find, languages

CYRILLIC = re.compile("[\u0400-\u052f]")


def is_cyrillic(text: str) -> bool:
    """Tell whether any letter of a text is Cyrillic."""
    return CYRILLIC.search(text) is not None


def latin_letters_of(text: str, language: str) -> str:
    """Return a text in Latin letters, as its language has it; a name with letters of another one, as that does.

    Where no language of this house has all of its letters, it stays as it is.
    """
    own = find(language)
    others = (each for each in languages() if each.script == own.script)
    made = (each.romanise(text) for each in (own, *others))
    return next((latin for latin in made if not is_cyrillic(latin)), text)
