"""Parts of which the languages build their no-break rules: figures, initials, abbreviations.

All are sources of regular expressions; a language file puts its words in and compiles them. A space is any one white
space character, so that the source's line ends and no-break spaces count as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
NUMERAL = "[IVXLCDMІХ]"
ROMAN = rf"{NUMERAL}+(?:[–—-]{NUMERAL}+)?"

# A surname may follow one to three initials: Н. Назарбаев, А. С. Пушкин, Ж.-П. Сартр, Дж. Р. Р. Толкин.
INITIAL = rf"(?:{CAPITAL}|Дж|Ph|Th)\.-?"
SURNAME = rf"{CAPITAL}[^\W\d_]+(?:-[^\W\d_]+)?"

# What a text with such a figure has. It begins with what it looks for, as all signs do: that is looked for in one go,
# and a point, a hyphen, a letter alone in a fraction of the time.
DIGIT = r"\d"


@dataclass(frozen=True, slots=True)
class Rule:
    """What stays on one line, and its sign: a text that has nothing of the sign has nothing of the pattern."""

    pattern: re.Pattern[str]
    sign: re.Pattern[str]


Rules = tuple[Rule, ...]


def signed(pattern: str, sign: str) -> Rule:
    """Return a rule with its sign, from their sources."""
    return Rule(re.compile(pattern), re.compile(sign))


def likely(rules: Rules, text: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a text may have anything of: most texts have no initials, and no figures.

    A sign that rules beside each other share is sought once.
    """
    sign, has = None, False
    for rule in rules:
        if rule.sign is not sign:
            sign, has = rule.sign, rule.sign.search(text) is not None
        if has:
            yield rule.pattern


def any_of(*choices: str) -> str:
    """Match one of several expressions; each string holds one or more, set apart by spaces."""
    return f"(?:{'|'.join(' '.join(choices).split())})"


def common() -> Rules:
    """Return the rules that hold in all languages of the press; those of figures are the last."""
    return (
        signed(names(), rf"\.(?:(?<={CAPITAL}\.)|(?<=(?:Дж|Ph|Th)\.))"),
        signed(abbreviations(), rf"{CAPITAL}{SMALL}{{0,4}}{CAPITAL}"),
        signed(slashed(), "/"),
        signed(ellipses(), r"\.\s\."),
        signed(grouped(), DIGIT),
        signed(signs(), DIGIT),
        signed(measures(), DIGIT),
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


def counted(*words: str) -> Rule:
    """Match a figure, Arabic or Roman, with the word that it counts or numbers."""
    counts = rf"\s{any_of(*words)}{END}"
    return signed(rf"{START}(?:{FIGURES}|{ROMAN}){counts}", rf"[\d{NUMERAL[1:]}{counts}")


def numbered(*words: str) -> Rule:
    """Match a word with the figure, Arabic or Roman, that follows it: с. 5, рис. 3а, Chapter IV."""
    rule = rf"{START}{any_of(*words)}\s(?:{FIGURES}{SMALL}?|{ROMAN}){END}"
    are_short = all(word.endswith(r"\.") for word in " ".join(words).split())
    before = r"\." if are_short else any_of(*words)
    return signed(rule, rf"{before}\s(?:\d|{NUMERAL}+{END})")


def titled(*words: str) -> Rule:
    """Match a shortened title with the name that follows it: проф. Иванов, Dr. Smith."""
    rule = rf"(?<!\d\s){START}{any_of(*words)}\s{SURNAME}"  # 1455 г. Книга: a year, no town
    return signed(rule, rf"{any_of(*words)}\s{CAPITAL}")


def named(degree: str, places: str) -> Rules:
    """Match what stands by a name in Kazakh and Kyrgyz books.

    That are degrees, by the letter that they share: ф.-м. ғ. к.; the number of a ruler, II Екатерина, Николай II; and
    the shortened kind of a place behind its name: Алматы қ.
    """
    behind = "|".join(rf"(?<=\s{place}\.)" for place in places.split())
    return (
        signed(rf"{START}{SMALL}{{1,4}}\.(?:-{SMALL}{{1,4}}\.)?\s?{degree}\.\s?[дк]\.", rf"\.\s?{degree}\."),
        signed(rf"{START}(?:{ROMAN}\s{CAPITAL}{SMALL}+|{CAPITAL}{SMALL}+\s{ROMAN}){END}", f"{NUMERAL}{END}"),
        signed(rf"{START}{CAPITAL}\w+\s{any_of(places)}\.", rf"\.(?:{behind})"),
    )
