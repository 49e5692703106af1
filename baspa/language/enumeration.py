"""What the items of a list are named by: a) b), (i) (ii), а) б): which name belongs to which system, and which is next.

Cyrillic letters are those of Kazakh, Kyrgyz and Russian in one order. A list may have a letter or pass it over, as GOST
7.32-2017, 6.4.6, does with ё, з, й, о, ч, ъ, ы, ь, and most lists with the letters that Russian has not.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # as office programs count with them (ISO/IEC 29500-1, 17.18.59)
PASSED_OVER = frozenset("әғёзйқңоөұүһчъыіь")
LOOKALIKES = str.maketrans("acekopxy", "асекорху")  # typed in Latin letters by oversight
COMPOUND = re.compile(r"[1-9]\d{0,2}(?:\.\d{1,3})+")  # 2.1, in the second item of a list
CAPITALS = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")  # typed in Cyrillic for Latin ones
ROMAN = re.compile(r"(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def systems(name: str) -> tuple[str, ...]:
    """Return the systems that a name may be of, the likeliest first; empty where it is of none."""
    if name.isdigit():
        return () if name.startswith("0") else ("decimal",)
    if COMPOUND.fullmatch(name):
        return ("compound",)
    case = "lower" if name.islower() else "upper" if name.isupper() else ""
    letters = name.lower()
    found = ["roman"] if ROMAN.fullmatch(letters) else []
    if len(letters) == 1 and letters in ascii_lowercase:
        found.insert(letters == "i", "latin")
    if len(letters) == 1 and letters.translate(LOOKALIKES) in CYRILLIC:
        found.append("cyrillic")
    return tuple(f"{case}-{system}" for system in found) if case else ()


def ordinal(system: str, name: str) -> int:
    """Return the place of a name in its system, from 1; Cyrillic letters that may be passed over count as well."""
    if system in ("decimal", "compound"):
        return int(name.rpartition(".")[2])
    letters, kind = name.lower(), system.partition("-")[2]
    if kind == "latin":
        return ascii_lowercase.index(letters) + 1
    if kind == "cyrillic":
        return CYRILLIC.index(letters.translate(LOOKALIKES)) + 1
    values = [VALUES[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def in_latin(text: str) -> str:
    """Return a text with Latin capitals for Cyrillic ones that look like them, as they are typed in formulas."""
    return text.translate(CAPITALS)


def place(system: str, name: str) -> int:
    """Return the place of a name among those that every list has, from 1: what a reader without its letters counts."""
    number = ordinal(system, name)
    return number - len(PASSED_OVER.intersection(CYRILLIC[: number - 1])) if system.endswith("cyrillic") else number


def is_next(system: str, before: str, name: str) -> bool:
    """Tell whether a name of a system may stand behind another of it."""
    here, there = ordinal(system, before), ordinal(system, name)
    if before.rpartition(".")[0] != name.rpartition(".")[0]:
        return False
    if system.endswith("cyrillic"):
        return here < there and PASSED_OVER.issuperset(CYRILLIC[here : there - 1])
    return there == here + 1
