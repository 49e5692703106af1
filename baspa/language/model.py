"""What the press knows of one language, and what its tag says (BCP 47)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from baspa.language.nobreak import Rules
from baspa.model.text import filled

# Languages and ISO 15924 scripts that run from right to left (Unicode CLDR, characterOrder).
RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))
# Where the text of a spine begins at its foot, by custom; elsewhere at its head, as ISO 6357 has it. GOST 7.84-2002
# asks for the head as well, and most books from Kazakhstan and Russia do not follow it.
SPINES_THAT_READ_UP = frozenset(("es", "fr", "it", "kk", "ky", "ru"))


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """What the press knows about one language."""

    code: str  # BCP 47
    name: str  # in the language itself
    script: str  # ISO 15924, in small letters: that of its words and its alphabet; "" where it is not known
    region: str = ""  # ISO 3166: the country that its tag need not name, as kk-KZ says no more than kk
    direction: Literal["ltr", "rtl"]
    words: Mapping[str, str]  # the same keys and {placeholders} in every language
    hyphenation: str  # file in patterns/ (hyph_kk.dic), or a code of Pyphen's (ru_RU), or "" where there is none
    hyphenate_limits: tuple[int, int, int]  # CSS hyphenate-limit-chars: letters of the word, before, after the break
    reader_hyphenates: bool = True  # whether e-readers have patterns for it: without them justified text has holes
    decimal: str = "."  # what parts a whole number from its fraction
    quotes: tuple[str, ...]  # opening and closing, then those within them; () where they are not known
    notes_after_points: bool = False  # whether the call of a note stands behind the point, text.¹, not before: text¹.
    elided: re.Pattern[str] | None = None  # words that begin with an apostrophe, ’tis, to be told from quotes
    marks: Mapping[str, str] = field(default_factory=dict)  # what a straight sign in a word is, if no apostrophe
    unbreakable: Callable[[], Rules]  # what must stay on one line; compiled at the first call
    romanise: Callable[[str], str]  # for library records, NFC
    long_date: Callable[[datetime.date], str]
    endings: tuple[str, ...] = ()  # of forms of words, the longest first: a search takes them off
    kinship: tuple[str, ...] = ()  # pairs of letters that a stem ends in, by what follows: кітап, кітабы
    governing_before: str = (
        ""  # a pattern of words behind which a noun is in another case: в, из; "" where there are none
    )
    governing_behind: str = ""  # and of those before which it is: берілген
    alphabet: str  # lower case, in the order of an index
    appendix_letters: str = ""  # what appendices are named by, in order; "" for figures
    reference_heads: str = ""  # a pattern of what headings of lists of references say, in small letters; "" for none
    citation_style: str = "chicago-author-date"  # of a book that names none
    bibtex_names: Mapping[str, str]  # what the langid of a BibTeX entry calls it, and the tag that this stands for
    theses: Mapping[str, str]  # BibTeX's kinds of theses, and what a bibliography calls them
    others: str  # "et al.": in the place of the authors that a record leaves out
    csl_terms: Mapping[str, str] = field(default_factory=dict)  # words of citation styles that CSL's own locale has not
    locators: Mapping[str, str]  # CSL's locators, and the words that authors write for each, set apart by spaces

    @property
    def css_quotes(self) -> str:
        """Value of the CSS property quotes."""
        return " ".join(f'"{sign}"' for sign in self.quotes) or "auto"

    @property
    def spine_reads_up(self) -> bool:
        """Whether the text of a book's spine begins at its foot."""
        return primary(self.code) in SPINES_THAT_READ_UP

    def word(self, key: str, **values: object) -> str:
        """Return the language's text for `key`, with the values filled in; a KeyError is a fault of the caller."""
        return filled(self.words[key], values)


def primary(code: str) -> str:
    """Return the primary language subtag of a BCP 47 tag, in lower case."""
    return code.replace("_", "-").split("-")[0].lower()


def direction(code: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a language by its script, else by its primary subtag."""
    script = script_of(code)
    to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else primary(code) in RIGHT_TO_LEFT_LANGUAGES
    return "rtl" if to_left else "ltr"


def script_of(code: str) -> str:
    """Return the script subtag of a BCP 47 tag in lower case, or ""."""
    subtags = code.replace("_", "-").lower().split("-")
    return subtags[1] if len(subtags) > 1 and len(subtags[1]) == 4 and subtags[1].isalpha() else ""
