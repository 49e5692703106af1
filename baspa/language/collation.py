"""The order of an index and of a bibliography: by the language's own alphabet, other scripts after it.

Letters compare first, then their accents, then capitals after small letters; hyphens, quotes and points do not count,
and a space comes before every letter, so that words are ordered one by one. Letters that no alphabet here has stand
behind those of their script, in the order of Unicode. The levels are those of UTS #10 (Unicode Collation Algorithm).
"""

from __future__ import annotations

import functools
import unicodedata

from baspa.language import find, languages

SPACE, DIGIT, LETTER = 0, 1, 2

# A letter's class, its place in the order, and its code point if the order does not have it.
Primary = tuple[int, int, int]
# The letters of one character, and what tells it from its like: accents, then whether it is a capital.
Weight = tuple[tuple[Primary, ...], str, bool]
Key = tuple[tuple[Primary, ...], tuple[str, ...], tuple[bool, ...], str]


@functools.cache
def order(code: str) -> str:
    """Return the letters that an index of a language (BCP 47) is ordered by: its alphabet, then the other alphabets.

    A letter that only the other languages of the script have follows the letter that it follows there: in a Russian
    book ә is between а and б.
    """
    letters = find(code).alphabet
    for other in languages():
        letters = _merged(letters, other.alphabet)
    return letters


def _merged(letters: str, other: str) -> str:
    before = ""
    for letter in other:
        if letter not in letters:
            at = letters.index(before) + 1 if before else len(letters)
            letters = letters[:at] + letter + letters[at:]
        before = letter
    return letters


def sort_key(text: str, letters: str) -> Key:
    """Return what sorts `text` by the given order of letters; equal only for texts that are the same in NFC."""
    text = unicodedata.normalize("NFC", text)
    weights = [weight(character, letters) for character in " ".join(text.split())]
    primary = tuple(part for weight in weights for part in weight[0])
    # Only characters with letters have a say in accents and capitals, or a hyphen would shift them.
    marks = [(accents, capital) for letter, accents, capital in weights if letter or accents]
    return primary, tuple(accents for accents, _ in marks), tuple(capital for _, capital in marks), text


@functools.lru_cache(maxsize=4096)
def weight(character: str, letters: str) -> Weight:
    """Return the weight of one character of a text in NFC; it does not depend on its neighbours."""
    folded = character.casefold()
    parts = folded if folded in letters else unicodedata.normalize("NFD", folded)
    accents = "".join(part for part in parts if unicodedata.combining(part))
    primary = tuple(found for part in parts if (found := _primary(part, letters)))
    return primary, accents, folded != character


def _primary(part: str, letters: str) -> Primary | None:
    if part.isspace():
        return SPACE, 0, 0
    if part.isdecimal():
        return DIGIT, unicodedata.decimal(part), 0
    if not part.isalpha():
        return None
    at = letters.find(part)
    return (LETTER, at, 0) if at >= 0 else (LETTER, _home(part, letters), ord(part))


def _home(stranger: str, letters: str) -> int:
    """Return the place of the last letter of the same script, or the end of all."""
    script = _script(stranger)
    return max((at for at, letter in enumerate(letters) if _script(letter) == script), default=len(letters))


@functools.lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Return the first word of a letter's Unicode name: CYRILLIC, LATIN, GREEK."""
    return unicodedata.name(letter, "").partition(" ")[0]
