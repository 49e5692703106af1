"""The languages that books are set in: words of the templates, quotes, places where no line may break, hyphenation.

One language is one file of this package, which holds a LANGUAGE; it is imported when a book asks for it. To add one,
write the file and add its code to CODES. All other languages are other.py's, which knows less of each.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from baspa.language.latin import slug

__all__ = ["CODES", "PRINTED", "Language", "direction", "find", "known", "slug", "spoken"]

CODES = ("en", "kk", "ru")
SCRIPTS = {"en": "latn", "kk": "cyrl", "ru": "cyrl"}  # ISO 15924: those that their words are written in here
FALLBACK = "en"

# The words that are printed in books, or read aloud in e-books, whatever stands in them.
PRINTED = (
    "toc.title",
    "about.author",
    "about.authors",
    "bibliography",
    "imprint",
    "format",
    "unit.mm",
    "typeface",
    "generated",
    "keywords",
    "licence",
    "isbn.print",
    "isbn.pdf",
    "isbn.epub",
    "udc",
    "bbk",
    "doi",
    "supplied.title",
    "supplied.headings",
    "supplied.both",
    "role.ctb",
    "role.edt",
    "role.trl",
    "role.ill",
    "role.com",
    "role.aui",
    "cover",
    "cover.alt",
    "titlepage",
    "body",
    "landmarks",
    "epub.summary.text",
    "part.label",
    "chapter.label",
    "appendix",
    "section.label",
    "figure",
    "table",
    "page.ref",
    "notes",
    "dedication",
    "epigraph",
    "index.title",
    "index.names",
    "index.places",
    "index.see",
    "index.seealso",
    "backlink",
)

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
    marks: Mapping[str, str] = field(default_factory=dict)  # what a straight sign in a word is, if no apostrophe
    unbreakable: tuple[re.Pattern[str], ...]  # what must stay on one line
    romanise: Callable[[str], str]  # for library records, NFC
    long_date: Callable[[datetime.date], str]
    alphabet: str  # lower case, in the order of an index
    appendix_letters: str = ""  # what appendices are named by, in order; "" for figures
    csl_terms: Mapping[str, str] = field(default_factory=dict)  # words of citation styles that CSL's own locale has not

    @property
    def css_quotes(self) -> str:
        """Value of the CSS property quotes."""
        return " ".join(f'"{sign}"' for sign in self.quotes) or "auto"

    def word(self, key: str) -> str:
        """Return the language's text for `key`; a KeyError is a fault of the caller."""
        return self.words[key]


def known(code: str) -> bool:
    """Tell whether the press has words in the language of a BCP 47 tag, or of its primary subtag in its script."""
    script = _script(code)
    return primary(code) in CODES and script in ("", SCRIPTS[primary(code)])


def primary(code: str) -> str:
    """Return the primary language subtag of a BCP 47 tag, in lower case."""
    return code.replace("_", "-").split("-")[0].lower()


def spoken(code: str, words: Mapping[str, str]) -> Language:
    """Return the language of a book that brings words of its own, which go before the press's."""
    language = find(code)
    return replace(language, words={**language.words, **words}) if words else language


@functools.cache
def find(code: str) -> Language:
    """Look a language up by its BCP 47 tag: the tag, then its primary subtag, else what others know, English words.

    The value returned always has the code that was asked for (RFC 4647, section 3.4, with English as default).
    """
    if known(code):
        language = _load(primary(code))
        return language if code == language.code else replace(language, code=code)
    from baspa.language.other import stranger

    return stranger(code, _load(FALLBACK))


def _load(code: str) -> Language:
    language = importlib.import_module(f"baspa.language.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language


def direction(code: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a language by its script, else by its primary subtag."""
    script = _script(code)
    to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else primary(code) in RIGHT_TO_LEFT_LANGUAGES
    return "rtl" if to_left else "ltr"


def _script(code: str) -> str:
    """Return the script subtag of a BCP 47 tag in lower case, or ""."""
    subtags = code.replace("_", "-").lower().split("-")
    return subtags[1] if len(subtags) > 1 and len(subtags[1]) == 4 and subtags[1].isalpha() else ""
