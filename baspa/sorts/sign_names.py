"""Short names of signs that no font has, emoji above all: paper has them in brackets, [rocket], as screen readers say.

They are those of Unicode, in English, without the words that only tell a name from others, and no longer than a line
can bear.
"""

from __future__ import annotations

import re
import unicodedata

NAMED = ("So", "Sc", "Sm", "Me")  # categories: signs, currencies, signs of mathematics, keycaps around a figure
LONGEST = 20  # letters
REGIONAL = re.compile(r"regional indicator symbol letter ([a-z])")  # two of which are a flag
TONE = "emoji modifier"
EMPTY = re.compile(r"\b(?:sign|symbol|face|white|black|heavy|combining|enclosing|with|of|and|the)\b|[^a-z0-9 -]")


def short_name(sign: str) -> str:
    """Return the short name of a sign, "" for what is no sign or has no name."""
    name = unicodedata.name(sign, "").lower()
    if name.startswith(TONE):
        return "skin tone"
    name = name if unicodedata.category(sign) in NAMED else ""
    if found := REGIONAL.fullmatch(name):
        return found[1].upper()
    words = EMPTY.sub(" ", name).split() or name.split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST:
        words.pop()
    return " ".join(words)[:LONGEST]
