"""Languages that have no file here: what Unicode CLDR, Babel and Pyphen know of them; the press's words are English.

What is taken over is right in the language or left out: where nothing is known of a language there are no quotes, no
hyphenation and no alphabet. Tags are looked up by RFC 4647, 3.4, and never across scripts: kk-Latn is no Cyrillic.
"""

from __future__ import annotations

import datetime
import functools
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date

from baspa.language.hyphenation import dictionary, limits
from baspa.language.model import Language, direction, primary
from baspa.language.nobreak import Rules, numbered

TABLE = Path(__file__).with_name("cldr.tsv")
ALIASES = {"no": "nb"}
HEBREW = {"'": "׳", '"': "״"}  # geresh and gershayim: ג׳ירפה, צה״ל
UZBEK = {"o'": "ʻ", "g'": "ʻ", "'": "ʼ"}  # oʻ and gʻ are letters; Unicode's names for the signs of the 1995 alphabet
MARKS = {"he": HEBREW, "yi": HEBREW, "uz": UZBEK}


def stranger(code: str, english: Language) -> Language:
    """Return a language (BCP 47) with the words of English, and no rule that would be wrong in it."""
    tags = tuple(lookup(code))
    locale = _locale(tags)
    quotes, alphabet = next((table()[tag] for tag in tags if tag in table()), ((), ""))
    hyphenation = dictionary(tags)
    name = locale and locale.get_language_name(locale)
    return replace(
        english,
        code=code,
        name=name or code,
        script=script(code),
        direction=direction(code),
        hyphenation=hyphenation,
        hyphenate_limits=limits(hyphenation) if hyphenation else english.hyphenate_limits,
        decimal=str(locale.number_symbols["latn"]["decimal"]) if locale else english.decimal,
        quotes=quotes,
        notes_after_points=False,
        elided=None,
        endings=(),
        kinship=(),
        unbreakable=pages,
        romanise=functools.partial(unicodedata.normalize, "NFC"),
        long_date=functools.partial(_long_date, locale) if locale else english.long_date,
        alphabet=alphabet,
        marks=MARKS.get(primary(code), {}),
    )


@functools.cache
def pages() -> Rules:
    """Return the rule for the page of a citation, which holds wherever its word is written so: S. 12, pp. 12–18."""
    return (numbered(r"[Pp]p?\. [Ss]s?\."),)


def script(code: str) -> str:
    """Return the script of a language, in small letters: its tag's, else its usual one; "" where none is known."""
    first, *rest = code.replace("_", "-").split("-")
    usual = get_global("likely_subtags").get(ALIASES.get(first.lower(), first.lower()), "").split("_")
    return next(filter(_is_script, [*rest[:1], *usual]), "").lower()


def lookup(code: str) -> Iterator[str]:
    """Yield the tags to look a language up by: its own, with its likely region, and the shorter ones of its script."""
    first, *rest = code.replace("_", "-").split("-x-")[0].split("-")
    parts = [ALIASES.get(first.lower(), first.lower()), *map(_cased, rest)]
    likely = get_global("likely_subtags")
    usual = likely.get(parts[0], "").split("_")
    if len(parts) > 1 and f"{parts[0]}_{parts[1]}" in likely:  # a region with a script of its own: zh-TW, uz-AF
        parts[1:2] = likely[f"{parts[0]}_{parts[1]}"].split("_")[1:]
    script = next(filter(_is_script, parts), "")
    for end in range(len(parts), 0, -1):
        if script and script not in usual and not any(map(_is_script, parts[:end])):
            return
        if end == 1 and len(usual) > 1:
            yield f"{parts[0]}-{usual[-1]}"
        yield "-".join(parts[:end])


def _is_script(part: str) -> bool:
    return len(part) == 4 and part.isalpha()


def _cased(part: str) -> str:
    """Return a subtag as RFC 5646, 2.1.1, writes it: sr-Latn, pt-BR."""
    return part.upper() if len(part) == 2 else part.capitalize() if _is_script(part) else part.lower()


def _locale(tags: tuple[str, ...]) -> Locale | None:
    for tag in tags:
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # For a script that CLDR has not in the language, Babel gives another one.
        if not any(_is_script(part) and part != locale.script for part in tag.split("-")):
            return locale
    return None


def _long_date(locale: Locale, date: datetime.date) -> str:
    return str(format_date(date, "long", locale=locale))


@functools.cache
def table() -> dict[str, tuple[tuple[str, ...], str]]:
    """Return quotes and alphabet by locale."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: (tuple(quotes.split()), alphabet) for code, quotes, alphabet in rows}
