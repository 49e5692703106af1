"""Which face stands in for the text's, character by character: the press composes a sign, a spare face has it, or none.

A sign is composed of those that the text's own face has. What no face has is drawn on paper as another sign of its
shape, if there is one that says the same, or as a box with its number; in the e-book the reader's program may know it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from dataclasses import dataclass

from baspa.sorts.faces import CODE_FILE, MATH_FILE, SPARE, TEXT_FILE, is_drawn, letters_of

# What each composed sign is made of: in a row; joined, without the gaps between; or on top of each other.
ROWS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2024": ".",
    "\u2025": "..",
    "\u2033": "′′",
    "\u2034": "′′′",
    "\u203c": "!!",
    "\u2047": "??",
    "\u2048": "?!",
    "\u2049": "!?",
    "\u22ef": "···",
}
JOINED = {"\u2e3a": "——", "\u2e3b": "———"}
PILED = {"\u22ee": "..."}
# Signs of phones and the signs of the spare face that look like them. Where the colour says something there is none: a
# red circle and a green one would be the same.
ALIKE = {
    "\u2705": "\u2714", "\u274c": "\u2718", "\u274e": "\u2717",  # check mark, cross marks
    "\u2753": "?", "\u2754": "?", "\u2755": "!", "\u2757": "!",
    "\u2795": "+", "\u2796": "\u2212", "\u2797": "\u00f7",
    "\U0001f31f": "\u2605",  # star
    "\U0001f446": "\u261d", "\U0001f447": "\u261f", "\U0001f448": "\u261c", "\U0001f449": "\u261e",  # hands that point
    "\U0001f3b5": "\u266a", "\U0001f3b6": "\u266b",  # music
    "\U0001f4de": "\u260e", "\U0001f4e7": "\u2709", "\U0001f4dd": "\u270e", "\U0001f3e0": "\u2302",
    "\U0001f53a": "\u25b2", "\U0001f53b": "\u25bc",
}  # fmt: skip
# Of formulas, as headings have them in contents and heads: superscripts, letterlike signs, operators, letters.
MATHS = re.compile("[\u2070-\u209f\u2100-\u214f\u2200-\u22ff\u27c0-\u27ef\u2980-\u2aff\U0001d400-\U0001d7ff]")
COMPOSED = {**ROWS, **JOINED, **PILED}


@dataclass(frozen=True, slots=True)
class Sorts:
    """What the characters of a text need beside the faces that its style sheet names for text and code."""

    composed: tuple[str, ...] = ()
    spare: tuple[tuple[str, str], ...] = ()  # of SPARE what is needed, in its order: file, characters
    alike: tuple[str, ...] = ()  # of ALIKE
    lacking: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """The families of the spare faces that are needed."""
        files = {file for file, _ in self.spare}
        return tuple(dict.fromkeys(face.family for face in SPARE if face.file in files))


def sorts_of(text: Collection[str], code: Collection[str], own: Set[str]) -> Sorts:
    """Return what the characters of text and of code need; `own` are those that the book's own fonts have."""
    known = letters_of(TEXT_FILE) | own  # what the face of code lacks, too, comes from there at last
    lacking = (set(text) - known) | (set(code) - known - letters_of(CODE_FILE))
    wanting = set(filter(is_drawn, lacking))
    composed = {letter for letter in wanting if letter in COMPOSED}
    found, left = list[tuple[str, str]](), wanting - composed
    maths = set(filter(MATHS.match, left)) & letters_of(MATH_FILE) if left else set[str]()
    left -= maths
    for face in SPARE if left or maths else ():
        has = left & letters_of(face.file) | (maths if face.file == MATH_FILE else set())
        if has:
            found.append((face.file, "".join(sorted(has))))
            left -= has
    alike = {letter for letter in left if letter in ALIKE}
    return Sorts(tuple(sorted(composed)), tuple(found), tuple(sorted(alike)), tuple(sorted(left - alike)))
