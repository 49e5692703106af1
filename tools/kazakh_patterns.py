"""Write baspa/language/patterns/hyph_kk.dic: where Kazakh words in Cyrillic letters may be broken.

Source of the rules: «Қазақ тілінің орфографиялық ережелері», §99–107 (the chapter on breaking words at a line's end).
Each function below is one rule and yields Liang patterns: a digit stands between letters, the greatest digit there
wins, odd allows a break and even forbids it, a dot is the edge of the word. §105–107 (abbreviations, initials, figures
with their units) are no matter of letters; the press keeps them on one line by baspa/language/microtype.py.

Run it as `python tools/kazakh_patterns.py`; a test holds the file against this script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

TARGET = Path(__file__).parents[1] / "baspa" / "language" / "patterns" / "hyph_kk.dic"

CONSONANTS = "бвгғджзйкқлмнңпрстфхһцчшщ"
VOWELS = "аәеёиоөұүыіэюя"
U = "у"  # a vowel after a consonant (ту-ын-ды), a consonant after a vowel (да-уыс)
SIGNS = "ъь"
LETTERS = CONSONANTS + VOWELS + U + SIGNS
COUNTRIES = (
    "ауған",
    "башқұрт",
    "дағы",
    "күрді",
    "қазақ",
    "қырғыз",
    "өзбек",
    "пәкі",
    "татар",
    "тәжік",
    "түрікмен",
    "үнді",
)
EDGES = ".-"  # the edge of a word, and the hyphen inside one (қауіп-қатер)


def one_vowel_a_syllable() -> Iterator[str]:
    """§99, §101: break before the last consonant that stands before a vowel: мек-теп, құмырс-қа, күңгірт-теу."""
    for consonant, vowel in product(CONSONANTS, VOWELS + U):
        yield f"3{consonant}2{vowel}"


def adjacent_vowels() -> Iterator[str]:
    """§99: each of two written vowels makes a syllable, and so does one after ь or ъ: про-ект, қи-ын, аль-янс."""
    for vowel in VOWELS:
        yield f"1{vowel}"


def u_between_vowels() -> Iterator[str]:
    """§100: у between vowels opens the syllable: да-уыс, са-уат."""
    for vowel in VOWELS:
        yield f"1{U}{vowel}"
        yield f"{vowel}{U}2"


def no_single_letter() -> Iterator[str]:
    """§104: one letter is neither left behind nor carried over: ала-қан, ар-мия; ара, аяқ, ұя whole."""
    for edge, letter in product(EDGES, LETTERS):
        yield f"{edge}{letter}4"
    for edge, letter in product(EDGES, VOWELS + U):
        yield f"4{letter}{edge}"


def a_vowel_in_every_piece() -> Iterator[str]:
    """§103: what has one vowel is not broken: взвод, съезд, фьорд; so consonants alone are never left behind."""
    for first, second in product(CONSONANTS, CONSONANTS + SIGNS):
        yield f".{first}{second}4"
    for opening in ("взб", "взг", "взд", "вск", "всп", "вст"):
        yield f".{opening}4"


def written_hyphen() -> Iterator[str]:
    """Leave a written hyphen alone: it is a break already."""
    yield "4-4"


def doubtful_seams() -> Iterator[str]:
    """§102 breaks a compound by its syllables, many printers by its parts: no break where the two disagree.

    Халықаралық is halved as халы-қа-ра-лық or ха-лық-ара-лық, Қазақстан as Қазақс-тан or Қазақ-стан.
    """
    for consonant, ending in product(CONSONANTS, "қғ"):
        yield f"4{consonant}аралы{ending}"
    for people in COUNTRIES:
        yield f"{people}с4тан"


def doubtful_loans() -> Iterator[str]:
    """Loans whose syllables and parts disagree, or that print breaks in two ways: no break there.

    Экст-ремизм or экс-тремизм, and so индустрия, электрон; фотог-рафия or фото-графия, and so программа, демократия,
    микроскоп; наркот-рафик or нарко-трафик, and so автотранспорт, электростанция.
    """
    yield from ("ст4р", "ск4р", "сп4р", "кт4р")
    yield from ("г4раф", "г4рам", "к4рат", "к4ризис", "с4коп")
    yield from ("от4рафи", "от4ранс", "ос4танци")


RULES: tuple[Callable[[], Iterator[str]], ...] = (
    one_vowel_a_syllable,
    adjacent_vowels,
    u_between_vowels,
    no_single_letter,
    a_vowel_in_every_piece,
    written_hyphen,
    doubtful_seams,
    doubtful_loans,
)


def dictionary() -> str:
    """Return the text of the dictionary, in the format of Hunspell's hyphenation library."""
    head = ["UTF-8", "LEFTHYPHENMIN 2", "RIGHTHYPHENMIN 2", "% Kazakh, Cyrillic; made by tools/kazakh_patterns.py"]
    body = [line for rule in RULES for line in (f"% {rule.__name__}", *rule())]
    return "\n".join(head + body) + "\n"


if __name__ == "__main__":
    TARGET.write_text(dictionary(), encoding="utf-8")
    print(f"{TARGET.name}: {dictionary().count(chr(10))} lines")
