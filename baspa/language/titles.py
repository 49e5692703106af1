"""The language of a work that says none, by its title: by letters, by short words, and by how words end.

A title is too short for `letters.told` and `common_words.by_words`. What it leaves open its journal, its publisher and
their town may say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from baspa.language import find
from baspa.language.model import primary

# What tells a language in Latin letters: words that stand in titles, endings and letters, each of which counts one.
LATIN: Mapping[str, str] = {
    "en": r"\b(?:the|of|and|in|on|for|to|from|with|by|at|its|how|why|what|is|are|between|into)\b"
    r"|[a-z](?:tion|tions|ing|ings|ness|ology|ics|ical|ity|ities|ance|ence|ship|ment|ments|ous|ary|ory|eory|books?)\b",
    "de": r"\b(?:der|die|das|den|dem|des|und|f.r|vom|von|zur|zum|im|über|eine[rnms]?|ein|mit|auf|aus)\b"
    r"|(?:ungen|ung|schaft|lich|liche[rns]?|keit|heit|buch|isch|ische[rns]?|lehre|ologie)\b|[äß]|ö|ü",
    "fr": r"\b(?:le|la|les|du|des|et|dans|pour|sur|aux?|une?|par|de|en|chez|entre)\b|\b[ldnsq]['’](?=\w)"
    r"|(?:eur|eux|euse|aire|ique|iques|ité|és|ée|ées)\b|[éèêàçœîôûë]",
    "tr": r"\b(?:ve|ile|için|bir|bu|olarak|üzerine|göre|olan|den|dan)\b"
    r"|(?:ları|leri|larının|lerinin|sı|si|nın|nin|lık|lik|cilik|çilik|lar|ler|tarihi|dili)\b|[ğışöüç]",
    "es": r"\b(?:el|los|las|y|una?|del|para|por|con|sobre|de|la|en|al|entre)\b|(?:ción|ciones|dad|ismo)\b|[ñáéíóú¿¡]",
    "it": r"\b(?:il|lo|la|gli|della?|delle|dei|degli|di|nella?|per|una?|con|tra|e)\b|(?:zion[ei]|tà|ismo)\b|[àèìòù]",
}  # fmt: skip
# Words and endings that no Kazakh title has, and letters that it has in borrowed words alone. No place is a sign.
RUSSIAN = re.compile(
    r"\b(?:и|в|во|на|по|из|для|от|до|об?|с|со|к|при|под|за|как|или|основы|история|язык\w{0,3}|словарь|учебник\w*)\b"
    r"|(?<=\w\w)(?:ние|ния|ний|ние[мй]|ость|ости|ство|ства|ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ых|ции|циях|ики|ии)\b"
    r"|[ёъ]"
)
UKRAINIAN = re.compile(r"[їєґ]|\b(?:та|і|й|з|із|від|або|що)\b")
OTHERS = re.compile("(?![а-яёәғқңөұүһіїєґ])[\u0430-\u052f]")  # letters of other languages: Belarusian, Serbian, Tatar
KAZAKH, SHARED = re.compile("[әғқұһі]"), re.compile("[ңөү]")  # the others Kyrgyz has as well
CYRILLIC = re.compile("[а-яёәғқңөұүһіїєґў]")
FOREIGN = re.compile("[\u00df-\u024f]")  # what English has in names alone


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as BCP 47 has it, "" for what cannot be told, and whether another one is nearly as likely."""

    code: str
    doubtful: bool = False


def language_of_title(title: str, more: str, book: str) -> Guess:
    """Return the language of a work by its title, for a book in a language (BCP 47).

    `more` is what is known of where it was published. A title in Latin letters is of a book's own language if that has
    such letters; so is one in Cyrillic letters, but for what is Russian in a Kazakh book, or the other way round.
    """
    title, more = (unicodedata.normalize("NFC", text).replace("İ", "ı").lower() for text in (title, more))
    cyrillic, letters = len(CYRILLIC.findall(title)), sum(map(str.isalpha, title))
    script = find(book).script
    if cyrillic * 2 > letters:
        return _cyrillic(title, more, primary(book), script == "cyrl")
    if script != "cyrl" or not letters or len(re.findall("[a-z\u00df-\u024f]", title)) * 2 < letters:
        return Guess("")
    return _latin(title, more)


def _cyrillic(title: str, more: str, book: str, own_script: bool) -> Guess:
    """Return the language of a title in Cyrillic letters; a word of an unknown language is of the book's."""
    if OTHERS.search(title):
        return Guess("")
    if UKRAINIAN.search(title) and re.search("[їєґі]", title) and not re.search("[әғқұһңөүыэ]", title):
        return Guess("uk")
    both = book if book in ("kk", "ky") else "kk"
    if KAZAKH.search(title):
        return Guess("kk")
    if SHARED.search(title):
        return Guess(both, doubtful=book not in ("kk", "ky"))
    if RUSSIAN.search(title):
        return Guess("ru")
    if own_script:
        return Guess(book)
    return Guess(both, doubtful=True) if KAZAKH.search(more) else Guess("ru", doubtful=True)


def _latin(title: str, more: str) -> Guess:
    """Return the language of a title in Latin letters in a book whose language has Cyrillic ones: else English."""
    counts = _counts(title)
    likely = _best(counts)
    if len(likely) > 1:
        behind = _counts(more)
        likely = _best({code: behind[code] for code in likely}) if any(behind.values()) else likely
    code = "en" if "en" in likely else likely[0]
    open_ = len(_best(counts)) > 1 and (any(counts.values()) or FOREIGN.search(title) is not None)
    return Guess(code, doubtful=open_)


def _counts(text: str) -> dict[str, int]:
    return {code: len(re.findall(signs, text)) for code, signs in LATIN.items()}


def _best(counts: Mapping[str, int]) -> list[str]:
    """Return the languages with the most signs, in the order of the table."""
    return [code for code, count in counts.items() if count == max(counts.values())]
