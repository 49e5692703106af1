"""Write the patterns of baspa/language/patterns/ that are made of rules: where Kazakh and Kyrgyz words may be broken.

Sources of the rules: «Қазақ тілінің орфографиялық ережелері», §99–107, and «Кыргыз тилинин жазуу эрежелери», §78–81,
the chapters on breaking words at a line's end. Each function below is one rule, of both languages unless it says which,
and yields Liang patterns: a digit stands between letters, the greatest digit there wins, odd allows a break and even
forbids it, a dot is the edge of the word. Abbreviations, initials and figures with their units (Kazakh §105–107) are no
matter of letters; the press keeps them on one line by baspa/language/microtype.py.

Run it as `python tools/hyphenation_patterns.py`; a test holds the files against this script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "baspa" / "language" / "patterns"
SIGNS = "ъь"
EDGES = ".-"  # the edge of a word, and the hyphen inside one (қауіп-қатер)


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """A language that is written in Cyrillic letters and broken by its syllables."""

    code: str
    name: str
    consonants: str
    vowels: str
    glide: str = ""  # a vowel after a consonant (ту-ын-ды), a consonant after a vowel (да-уыс)
    long_vowels: tuple[str, ...] = ()  # one vowel in two letters
    seams: tuple[str, ...] = ()  # patterns for its own compounds
    peoples: str  # whose countries end in -стан, set apart by spaces

    @property
    def syllabic(self) -> str:
        """Letters that can be the vowel of a syllable."""
        return self.vowels + self.glide


Rule = Callable[[Spelling], Iterator[str]]

KAZAKH = Spelling(
    code="kk",
    name="Kazakh",
    consonants="бвгғджзйкқлмнңпрстфхһцчшщ",
    vowels="аәеёиоөұүыіэюя",
    glide="у",
    seams=tuple(f"4{consonant}аралы{ending}" for consonant, ending in product("бвгғджзйкқлмнңпрстфхһцчшщ", "қғ")),
    peoples="ауған башқұрт дағы күрді қазақ қырғыз өзбек пәкі татар тәжік түрікмен үнді",
)
KYRGYZ = Spelling(
    code="ky",
    name="Kyrgyz",
    consonants="бвгджзйклмнңпрстфхцчшщ",
    vowels="аеёиоөуүыэюя",
    long_vowels=("аа", "ээ", "оо", "өө", "уу", "үү", "яа", "ёо", "юу"),  # §3; the last begin with й: бо-ёо, ко-юу
    peoples="башкорт казак кыргыз ооган өзбек паки тажик татар түркмөн",
)


def one_vowel_a_syllable(spelling: Spelling) -> Iterator[str]:
    """Kazakh §99, §101: break before the last consonant that stands before a vowel: мек-теп, құмырс-қа, күңгірт-теу.

    Kyrgyz §78: ки-теп, айтылган-дар.
    """
    for consonant, vowel in product(spelling.consonants, spelling.syllabic):
        yield f"3{consonant}2{vowel}"


def adjacent_vowels(spelling: Spelling) -> Iterator[str]:
    """Kazakh §99: each of two written vowels makes a syllable, and so does one after ь or ъ: про-ект, қи-ын, аль-янс.

    Kyrgyz §78, §81: бо-ек, то-ют, баталь-он.
    """
    for vowel in spelling.vowels:
        yield f"1{vowel}"


def long_vowel(spelling: Spelling) -> Iterator[str]:
    """Kyrgyz §78: a long vowel makes one syllable, and its letters are not parted: тоо-лордо, бекинүү-чү."""
    for first, second in spelling.long_vowels:
        yield f"{first}2{second}"


def u_between_vowels(spelling: Spelling) -> Iterator[str]:
    """Kazakh §100: у between vowels opens the syllable: да-уыс, са-уат."""
    for glide, vowel in product(spelling.glide, spelling.vowels):
        yield f"1{glide}{vowel}"
        yield f"{vowel}{glide}2"


def no_single_letter(spelling: Spelling) -> Iterator[str]:
    """Kazakh §104: one letter is neither left behind nor carried over: ала-қан, ар-мия; ара, аяқ, ұя whole.

    Kyrgyz §80: ага, ата, эшик whole.
    """
    for edge, letter in product(EDGES, spelling.consonants + spelling.syllabic + SIGNS):
        yield f"{edge}{letter}4"
    for edge, letter in product(EDGES, spelling.syllabic):
        yield f"4{letter}{edge}"


def no_single_vowel(spelling: Spelling) -> Iterator[str]:
    """Kyrgyz §80: nor is one vowel left behind that is long: аалам, оона whole."""
    for edge, vowel in product(EDGES, spelling.long_vowels):
        yield f"{edge}{vowel}4"


def a_vowel_in_every_piece(spelling: Spelling) -> Iterator[str]:
    """Kazakh §103: what has one vowel is not broken: взвод, съезд, фьорд; so consonants alone are never left behind.

    Kyrgyz §79: тарс, акт, суук.
    """
    for first, second in product(spelling.consonants, spelling.consonants + SIGNS):
        yield f".{first}{second}4"
    for opening in ("взб", "взг", "взд", "вск", "всп", "вст"):
        yield f".{opening}4"


def written_hyphen(_: Spelling) -> Iterator[str]:
    """Leave a written hyphen alone: it is a break already."""
    yield "4-4"


def doubtful_seams(spelling: Spelling) -> Iterator[str]:
    """Kazakh §102 breaks a compound by its syllables, many printers by its parts: no break where the two disagree.

    Халықаралық is halved as халы-қа-ра-лық or ха-лық-ара-лық, Қазақстан as Қазақс-тан or Қазақ-стан, and so Кыргызстан.
    """
    yield from spelling.seams
    for people in spelling.peoples.split():
        yield f"{people}с4тан"


def doubtful_loans(_: Spelling) -> Iterator[str]:
    """Loans whose syllables and parts disagree, or that print breaks in two ways: no break there.

    Экст-ремизм or экс-тремизм, and so индустрия, электрон; фотог-рафия or фото-графия, and so программа, демократия
    микроскоп; наркот-рафик or нарко-трафик, and so автотранспорт, электростанция.
    """
    yield from ("ст4р", "ск4р", "сп4р", "кт4р")
    yield from ("г4раф", "г4рам", "к4рат", "к4ризис", "с4коп")
    yield from ("от4рафи", "от4ранс", "ос4танци")


RULES: tuple[Rule, ...] = (
    one_vowel_a_syllable,
    adjacent_vowels,
    long_vowel,
    u_between_vowels,
    no_single_letter,
    no_single_vowel,
    a_vowel_in_every_piece,
    written_hyphen,
    doubtful_seams,
    doubtful_loans,
)
SPELLINGS = (KAZAKH, KYRGYZ)


def dictionary(spelling: Spelling) -> str:
    """Return the text of a dictionary, in the format of Hunspell's hyphenation library."""
    origin = f"% {spelling.name}, Cyrillic; made by tools/hyphenation_patterns.py"
    head = ["UTF-8", "LEFTHYPHENMIN 2", "RIGHTHYPHENMIN 2", origin]
    made = ((rule.__name__, list(rule(spelling))) for rule in RULES)
    body = [line for name, patterns in made if patterns for line in (f"% {name}", *patterns)]
    return "\n".join(head + body) + "\n"


if __name__ == "__main__":
    for spelling in SPELLINGS:
        target = FOLDER / f"hyph_{spelling.code}.dic"
        target.write_text(dictionary(spelling), encoding="utf-8")
        print(f"{target.name}: {dictionary(spelling).count(chr(10))} lines")
