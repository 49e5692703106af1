"""Parts of which the languages build their no-break rules: figures, initials, abbreviations.

All are sources of regular expressions; a language file puts its words in and compiles them. A space is any one white
space character, so that the source's line ends and no-break spaces count as well.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

CYRILLIC = "".join(map(chr, range(0x400, 0x530)))  # those of all languages
CAPITAL = f"[A-ZÀ-ÖØ-Þ{''.join(filter(str.isupper, CYRILLIC))}]"
SMALL = f"[a-zß-öø-ÿ{''.join(filter(str.islower, CYRILLIC))}]"
START = r"(?<!\w)"
END = r"(?!\w)"

# 5; 3,5; 1 200 000
FIGURE = r"(?:\d{1,3}(?:\s\d{3}){1,4}(?!\d)|\d+(?:[.,]\d+){0,3})"
# 5; 1989–1991
FIGURES = rf"{FIGURE}(?:[–—-]{FIGURE})?"
# Cyrillic letters are often typed for Roman numerals: Х and І.
ROMAN = "[IVXLCDMІХ]+(?:[–—-][IVXLCDMІХ]+)?"

# A surname may follow one to three initials: Н. Назарбаев, А. С. Пушкин, Ж.-П. Сартр, Дж. Р. Р. Толкин.
INITIAL = rf"(?:{CAPITAL}|Дж|Ph|Th)\.-?"
SURNAME = rf"{CAPITAL}[^\W\d_]+(?:-[^\W\d_]+)?"

Patterns = tuple[re.Pattern[str], ...]


def any_of(*choices: str) -> str:
    """Match one of several expressions; each string holds one or more, set apart by spaces."""
    return f"(?:{'|'.join(' '.join(choices).split())})"


def common() -> Patterns:
    """Return the rules that hold in all languages of the press."""
    return tuple(
        re.compile(rule) for rule in (names(), abbreviations(), slashed(), grouped(), signs(), measures(), ellipses())
    )


def names() -> str:
    """Match initials with the surname, before or after it."""
    first = rf"{START}{INITIAL}(?:\s?{INITIAL}){{0,2}}\s?{SURNAME}"
    last = rf"{START}{SURNAME}\s{INITIAL}(?:\s?{INITIAL}){{0,2}}(?!-|\s?{CAPITAL}[\w.])"
    return f"{first}|{last}"


def abbreviations() -> str:
    """Match an abbreviation in capitals with its suffix: АҚШ-тың, ҚазҰУ-дың, COVID-19.

    Words of more than eight capitals are taken for words in capitals, which may be hyphenated.
    """
    return rf"{START}(?:{CAPITAL}{{2,8}}|{CAPITAL}{SMALL}{{1,4}}{CAPITAL}{{1,4}})(?:-\w+)?{END}"


def slashed() -> str:
    """Match letters that a slash makes one word of, with their number: а/я 77, № п/п, м/с, c/o."""
    return rf"(?:№\s)?{START}{SMALL}/{SMALL}{{1,2}}{END}(?:\s\d+(?![\w-]))?"


def grouped() -> str:
    """Match figures that would break inside: 1 200 000, 1989–1991."""
    return rf"{START}(?:\d{{1,3}}(?:\s\d{{3}}){{1,4}}(?!\d)|\d+[–—]\d+)"


def signs() -> str:
    """Match a sign with its figure and the figure's ending: № 5, § 12, 50 %, 20 °C, 50 %-ға."""
    return rf"(?:[№§]{{1,2}}\s?\d+(?:[/–—-]\d+)*|{START}{FIGURES}\s?(?:%|‰|°C?{END})(?:-\w+)?)"


def measures() -> str:
    """Match figures with the sign between or before them, and a telephone number: 3,12 ± 0,15; 1,9 × 7,2; ≈ 6."""
    between = rf"{START}{FIGURE}(?:\s?[±×]\s?{FIGURE}){{1,2}}"
    return rf"{between}|[≈≤≥±]\s{FIGURE}|\+\d{{1,3}}\s?\(\d{{2,5}}\)\s?\d[\d\s–-]{{3,11}}\d{END}"


def ellipses() -> str:
    """Match the three or four dots of an ellipsis that is typed with spaces."""
    return r"(?<!\.)\.(?:\s\.){2,3}(?!\.)"


@functools.cache
def signs_of_rules() -> dict[str, re.Pattern[str]]:
    """Return what a text has if it has anything of a rule, by the rule's source: of the common rules, and of `signed`.

    It begins with what it looks for, so that a text without it is passed over ten times as fast as by the rule.
    """
    figure = r"\d"
    needed = {
        names(): rf"(?:{CAPITAL}|Дж|[PT]h)\.",
        abbreviations(): rf"{CAPITAL}{SMALL}{{0,4}}{CAPITAL}",
        slashed(): "/",
        grouped(): figure,
        signs(): figure,
        measures(): figure,
        ellipses(): r"\.\s\.",
    }
    return {rule: re.compile(sign) for rule, sign in needed.items()}


def likely(rules: Patterns, text: str) -> Iterator[re.Pattern[str]]:
    """Yield the rules that a text may have anything of: most texts have no initials, and no figures."""
    for rule in rules:
        sign = signs_of_rules().get(rule.pattern)
        if sign is None or sign.search(text):
            yield rule


def signed(rule: str, sign: str) -> re.Pattern[str]:
    """Return a rule, of which a text has nothing if it has not its sign."""
    signs_of_rules()[rule] = re.compile(sign)
    return re.compile(rule)


def counted(*words: str) -> re.Pattern[str]:
    """Match a figure, Arabic or Roman, with the word that it counts or numbers."""
    return signed(rf"{START}(?:{FIGURES}|{ROMAN})\s{any_of(*words)}{END}", rf"[\dIVXLCDMІХ]\s{any_of(*words)}")


def numbered(*words: str) -> re.Pattern[str]:
    """Match a word with the figure, Arabic or Roman, that follows it: с. 5, рис. 3а, Chapter IV."""
    rule = rf"{START}{any_of(*words)}\s(?:{FIGURES}{SMALL}?|{ROMAN}){END}"
    return signed(rule, rf"{any_of(*words)}\s[\dIVXLCDMІХ]")


def titled(*words: str) -> re.Pattern[str]:
    """Match a shortened title with the name that follows it: проф. Иванов, Dr. Smith."""
    rule = rf"(?<!\d\s){START}{any_of(*words)}\s{SURNAME}"  # 1455 г. Книга: a year, no town
    return signed(rule, rf"{any_of(*words)}\s{CAPITAL}")
