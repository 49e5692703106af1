"""The languages that books are set in: words of the templates, quotes, places where no line may break, hyphenation.

One language is one file of this package, which holds a LANGUAGE; it is imported when a book asks for it. To add one,
write the file and add its code to CODES.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from baspa.language.latin import slug

__all__ = ["CODES", "Language", "find", "known", "slug"]

CODES = ("en", "kk", "ru")
FALLBACK = "en"

# Languages and ISO 15924 scripts that run from right to left (Unicode CLDR, characterOrder).
RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """What the press knows about one language."""

    code: str  # BCP 47
    name: str  # in the language itself
    direction: Literal["ltr", "rtl"]
    words: Mapping[str, str]  # the same keys and {placeholders} in every language
    hyphenation: str  # file in patterns/ (hyph_kk.dic), or a code of Pyphen's (ru_RU), or "" where there is none
    hyphenate_limits: tuple[int, int, int]  # CSS hyphenate-limit-chars: letters of the word, before, after the break
    reader_hyphenates: bool = True  # whether e-readers have patterns for it: without them justified text has holes
    quotes: tuple[str, ...]  # opening and closing, then those within them; () where they are not known
    notes_after_points: bool = False  # whether the call of a note stands behind the point, text.¹, not before: text¹.
    elided: re.Pattern[str] | None = None  # words that begin with an apostrophe, ’tis, to be told from quotes
    unbreakable: tuple[re.Pattern[str], ...]  # what must stay on one line
    romanise: Callable[[str], str]  # for library records, NFC
    long_date: Callable[[datetime.date], str]
    alphabet: str  # lower case, in the order of an index
    appendix_letters: str = ""  # what appendices are named by, in order; "" for figures

    @property
    def css_quotes(self) -> str:
        """Value of the CSS property quotes."""
        return " ".join(f'"{sign}"' for sign in self.quotes) or "auto"

    def word(self, key: str) -> str:
        """Return the language's text for `key`; a KeyError is a fault of the caller."""
        return self.words[key]


def known(code: str) -> bool:
    """Tell whether the press knows the language of a BCP 47 tag, or of its primary subtag."""
    return primary(code) in CODES


def primary(code: str) -> str:
    """Return the primary language subtag of a BCP 47 tag, in lower case."""
    return code.replace("_", "-").split("-")[0].lower()


@functools.cache
def find(code: str) -> Language:
    """Look a language up by its BCP 47 tag: the tag, then its primary subtag, else English words.

    The value returned always has the code that was asked for (RFC 4647, section 3.4, with English as default).
    """
    if not known(code):
        return _stranger(code)
    language = _load(primary(code))
    return language if code == language.code else replace(language, code=code)


def _load(code: str) -> Language:
    language = importlib.import_module(f"baspa.language.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language


def _stranger(code: str) -> Language:
    """Make a language that nothing is known of: English words, and no rule that would be wrong in it."""
    return replace(
        _load(FALLBACK),
        code=code,
        name=code,
        direction=_direction(code),
        hyphenation="",
        quotes=(),
        notes_after_points=False,
        elided=None,
        unbreakable=(),
        alphabet="",
    )


def _direction(code: str) -> Literal["ltr", "rtl"]:
    subtags = code.replace("_", "-").lower().split("-")
    if len(subtags) > 1 and len(subtags[1]) == 4:
        return "rtl" if subtags[1] in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in RIGHT_TO_LEFT_LANGUAGES else "ltr"
