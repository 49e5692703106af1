"""Hyphens that were typed for other signs: for a minus, for a dash between words, for one between two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.model.text import roman

THING = "\ue000"  # stands for code or a picture: no sign and no space to what is beside it
AROUND = 40  # characters that are looked at on either side of a hyphen

# A hyphen between spaces is a minus or a range between figures and between single Latin letters, else a slip; so is one
# between a letter or a thing, as a formula is, and a word.
LETTERS, CYRILLIC = r"(?:[^\W\d_]{2}|[\u0400-\u04ff])", r"[\u0400-\u04ff]{2}"
AROUND_HYPHEN = tuple(
    (re.compile(rf"{before}[^\w\s]*\s+$"), re.compile(rf"\s+[^\w\s]*{after}"))
    for before, after in (
        (rf"(?:{LETTERS}|\d)", LETTERS),
        (THING, rf"(?:{CYRILLIC}|[^\W\d_]{{4}})"),
        (rf"(?:{CYRILLIC}|[^\W\d_]{{4}})", THING),
        (r"[^\W\d_]", CYRILLIC),
    )
)
SPACED_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")

# A hyphen right before a number, and behind a space, a bracket or a sign of comparison, is a minus: at -3 °C, (-5),
# t=-1,9. At the beginning of a line it may be a dash or a mark, but where a unit, what tables have behind an estimate
# (its stars, its error) or nothing is behind the number.
ESTIMATED = r"\*{0,3}(?:\s*\(\d[\d.,]*\))?"
SIGNED = r"-(?=\d+(?:[.,]\d+)?(?![\w-]))"
BEFORE_NUMBER = re.compile(rf"(?<=[ (\[=<>≈≤≥±…\u00a0])(?<!\d[ \u00a0]){SIGNED}|(?<=\.\.\.){SIGNED}")
FIRST_IN_LINE = re.compile(rf"(?m)^{SIGNED}(?=[\d.,]+(?:\s?[°%‰±]|{ESTIMATED}\s*\Z))")

# A hyphen between two numbers, the second the larger, where an en dash belongs: pp. 5-7, 1632-1733. Not in codes, as
# those of standards are, which have a word of capitals before them, nor in what has several hyphens.
NUMBER = r"\d{1,4}(?:,\d{1,3})?"
RANGE = re.compile(rf"(?<![\w.,:/+–—-])({NUMBER})-({NUMBER})(?![\w/–—-]|[.,:]\d)")
# So in brackets and with a sign behind each: formulas (1)-(4), [1]-[3], 10%-20%.
SIGN = r"\s?[%‰°]"
MARKED_RANGE = re.compile(
    rf"(?<![\w.,:/+–—-])(?:\(({NUMBER})\)-\(({NUMBER})\)|\[({NUMBER})\]-\[({NUMBER})\]|({NUMBER}){SIGN}-({NUMBER}){SIGN})"
    r"(?![\w/–—-])"
)
OF_A_CODE = re.compile(r"([^\W\d_]{2,})(?:[ \u00a0][^\W\d_])?[ \u00a0]*\Z")

# Roman numbers too, of centuries, books and forms; also in the Cyrillic letters that look alike: ХІХ-ХХ. Two that are
# single letters may be anything.
ROMAN_RANGE = re.compile(r"(?<![\w.,:/+–—-])((?=[IVXІХ]{2})[IVXІХ]{1,6}-[IVXІХ]{1,6}|[IVXІХ]-[IVXІХ]{2,6})(?![\w/–—-])")
LATIN = str.maketrans("ІХ", "IX")
ROMAN = {roman(number): number for number in range(1, 40)}

# In a key to a test, 1-C; 2-C; 4-90, each number stands before its answer, and none of them is a range.
OF_A_KEY = re.compile(r"(?<![\w.,:/+–—-])\d{1,3}-[^\W\d_][,;.]?\s")


def minus_signs(text: str) -> Iterator[int]:
    """Yield where hyphens stand for a minus."""
    for pattern in (BEFORE_NUMBER, FIRST_IN_LINE):
        yield from (match.start() for match in pattern.finditer(text))


def is_dash(text: str, at: int) -> bool:
    """Tell whether a dash belongs where a hyphen stands between spaces: no minus, and no range."""
    before, after = text[max(0, at - AROUND) : at], text[at + 1 : at + AROUND]
    return any(one.search(before) and other.match(after) for one, other in AROUND_HYPHEN)


def ranges(text: str) -> Iterator[tuple[int, str]]:
    """Yield where hyphens stand between two numbers from which to which is meant, with these.

    Not in codes, in scores, nor in keys to tests.
    """
    for match in RANGE.finditer(text):
        low, high = (float(number.replace(",", ".")) for number in match.groups())
        near = text[max(0, match.start() - AROUND) : match.start()]
        before = OF_A_CODE.search(near)
        in_key = OF_A_KEY.search(near) or OF_A_KEY.search(text[match.end() : match.end() + AROUND])
        if low < high and not (before and before[1].isupper()) and not in_key:
            yield match.end(1), match[0]
    for match in MARKED_RANGE.finditer(text):
        low, high = (float(number.replace(",", ".")) for number in match.groups() if number)
        if low < high:
            yield match.start() + match[0].index("-"), match[0]
    for match in ROMAN_RANGE.finditer(text):
        first, _, last = match[0].translate(LATIN).partition("-")
        if ROMAN.get(first, 40) < ROMAN.get(last, 0):
            yield match.start() + len(first), match[0]
