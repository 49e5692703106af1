"""Latin letters for other scripts: romanisation for library records, and plain ASCII for the names of files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baspa.language.model import Language

LONGEST_SLUG = 60
# Signs that part words; set apart before they are lost, so that a heading has one id, whichever way it is typed.
SIGNS = str.maketrans(dict.fromkeys("–—«»„“”″", " "))

WORD = re.compile(r"[^\W\d_]+")


def scheme(pairs: str) -> Mapping[str, str]:
    """Read a romanisation table, "а=a ж=zh ь=ʹ", of small letters."""
    return {letter: latin for letter, _, latin in (pair.partition("=") for pair in pairs.split())}


# Readable ASCII for Cyrillic letters, whatever the language; no standard, and not meant to be turned back. Letters that
# are not here come from the romanisation of their language.
ASCII = scheme(
    "а=a ә=a б=b в=v г=g ғ=gh д=d е=e ё=yo ж=zh з=z и=i й=y к=k қ=q л=l м=m н=n ң=ng о=o ө=o п=p р=r с=s т=t у=u ұ=u "
    "ү=u ф=f х=kh һ=h ц=ts ч=ch ш=sh щ=shch ъ= ы=y і=i ь= э=e ю=yu я=ya"
)


def romanise(text: str, table: Mapping[str, str]) -> str:
    """Write text in Latin letters by a table of small letters; letters that it lacks stay. NFC in, NFC out.

    A word in capitals stays in capitals (ШЫҰ: SHYŪ); any other capital gives one capital (Шығыс: Shyghys).
    """
    composed = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", WORD.sub(lambda word: _romanise_word(word.group(), table), composed))


def _romanise_word(word: str, table: Mapping[str, str]) -> str:
    if len(word) > 1 and word.isupper():
        return "".join(table.get(letter.lower(), letter).upper() for letter in word)
    return "".join(_romanise_letter(letter, table) for letter in word)


def _romanise_letter(letter: str, table: Mapping[str, str]) -> str:
    latin = table.get(letter.lower())
    if latin is None:
        return letter
    return latin if letter.islower() else latin[:1].upper() + latin[1:]


def slug(text: str, language: Language) -> str:
    """Make a file name of a title: a-z, 0-9 and single hyphens, at most 60 characters, cut between words; never empty.

    Letters outside the ASCII table go through the language's own romanisation and then lose their marks.
    """
    plain = "".join(ASCII.get(letter, letter) for letter in unicodedata.normalize("NFC", text).lower().translate(SIGNS))
    decomposed = unicodedata.normalize("NFKD", language.romanise(plain)).encode("ascii", "ignore").decode().lower()
    return _shorten(re.findall(r"[a-z0-9]+", decomposed.replace("'", ""))) or "book"


def _shorten(words: list[str]) -> str:
    joined = "-".join(words)
    if len(joined) <= LONGEST_SLUG:
        return joined
    whole = joined[: LONGEST_SLUG + 1].rpartition("-")[0]
    return whole or joined[:LONGEST_SLUG]
