"""The languages of references: what a file says of them, as BCP 47, and the names of months."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping

from baspa.language import languages

# The names of languages that have no file here (BibLaTeX's manual, 3.9, table of supported languages).
OTHERS = {
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "italian": "it",
    "spanish": "es",
    "turkish": "tr",
    "turkmen": "tk",
    "ukrainian": "uk",
    "uzbek": "uz",
}
# What catalogues call them (ISO 639-2, bibliographic and terminological).
CATALOGUED = {
    "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "ita": "it", "kaz": "kk", "kir": "ky", "rus": "ru",
    "spa": "es", "tat": "tt", "tuk": "tk", "tur": "tr", "ukr": "uk", "uzb": "uz",
}  # fmt: skip
# What stands behind the last name, or in its place, for those that are left out.
OTHERS_LEFT_OUT = re.compile(
    r"(?:^|,?\s+)\[?(?:(?:and )?others|et\s+al|(?:и\s+)?др(?:угие)?|(?:және\s+|жана\s+)?[тж]\.\s?б)\.?\]?$"
)
# What bodies are called: ministries, institutes, houses. None of these words is a common surname.
BODY = re.compile(
    r"(?i:\b(?:institut|universit|academ|ministr|committee|agenc(?:y|ies)\b|societ(?:y|ies)\b|organi[sz]ation|associat"
    r"|foundation|compan(?:y|ies)\b|department|librar(?:y|ies)\b|museum|commission|consortium|collaboration"
    r"|институт|университет|академи|министерств|издательств|изд-во|комитет|агентств|центр\b|обществ|организаци"
    r"|ассоциаци|фонд\b|компани|служба\b|управлени|департамент|библиотек|музе[йя]|лаборатори|кафедр|редакци"
    r"|министрлі[гк]|баспа(?:сы)?\b|агентті[гк]|орталы[ғқ]|қоғам(?:ы|дық)?\b|ұйым|қоры\b|бірлесті[гк]|кітапхана|мұражай|министрли[гк]|борбор))"
    r"|\b(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|НИИ|ЖШС|АҚ|ЖШК|Ltd|Inc|LLC|GmbH|Corp)\b"
    r"|(?:&|\b(?:and|и|және|жана))\s+(?:Co\b|Sons?\b|Bros\b|Partners\b|Ко\b|К°|Сыновья\b|[Пп]артн[её]ры\b)"
)
YEAR = r"(?P<year>\d{4})(?:\s*-?(?:гг?|ж)\b\.?,?)?"
# What says that there is no date: a style has its own word.
NO_DATE = re.compile(r"n\.\s?d\.?|no date|[бж]\.\s?[гжк]\.?|без (?:даты|года)|s\.\s?a\.?", re.IGNORECASE)
TAG = re.compile("[a-z]{2,3}(-[a-z0-9]+)*")
WORD = re.compile(r"[^\W\d_]{3,}")


def tag(said: str) -> str:
    """Return what is said of a language (kazakh, kk-KZ, kaz, қазақ тілі; of several the first) as a tag, or ""."""
    name = re.split(r"\s*(?:[,;]|\band\b)\s*", said.strip().lower())[0].replace("_", "-")
    first, *rest = name.split("-")
    code = "-".join((CATALOGUED.get(first, first), *rest))
    return _names().get(name, code if TAG.fullmatch(code) else "")


@functools.cache
def _names() -> Mapping[str, str]:
    """Return the tag of each name, those that languages have in their own words among them."""
    own = {language.name.lower(): language.code for language in languages()}
    return {name.split()[0]: code for name, code in own.items()} | own | dict(tags())


@functools.cache
def joining() -> str:
    """Return a pattern of the word "and" in all languages, as it stands between two names."""
    words = {language.words["list.and"] for language in languages() if "list.and" in language.words}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@functools.cache
def months() -> Mapping[str, int]:
    """Return the number of each month's name in all languages, as they have it in dates, in small letters."""
    days = [datetime.date(2000, number, 1) for number in range(1, 13)]
    found = [(WORD.search(language.long_date(day)), day.month) for language in languages() for day in days]
    return {name[0].lower(): number for name, number in found if name}


@functools.cache
def tags() -> Mapping[str, str]:
    """Return the tag of each name, in small letters."""
    return OTHERS | {name: tag for language in languages() for name, tag in language.bibtex_names.items()}
