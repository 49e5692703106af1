"""The signs that a keyboard has not: quotes, apostrophes, dashes and ellipses for what was typed in their stead.

A paragraph is looked at as a whole, so that quotes find each other across emphasis and links, and each pair becomes
that of the language in which it opens. Which side a quote can be is told by its neighbours, as for the marks of
emphasis (CommonMark 0.31, 6.2, flanking); the rest follows pandoc's extension `smart` and Typst's smartquote, but that
a pair within a pair is the inner one. Signs that are there already stay, and count as a level.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from baspa.language.hyphens import SPACED_HYPHEN, THING, is_dash, minus_signs, ranges
from baspa.language.model import Language

DASHES = {"--": "–", "---": "—", "...": "…"}
TYPED_DASH = re.compile(r"(?<!-)-{2,3}(?!-)|(?<!\.)\.{3}(?!\.)")
APOSTROPHE, PRIME, DOUBLE_PRIME = "’′″"
MINUS = "−"

CLOSES = {'"': '"', "'": "'", "»": "«", "“": "„", "”": "“„"}  # what a sign may close
QUOTE = re.compile("[\"'«»„“”]")

# Each way begins with its sign: so they are sought in one go, in a fifth of the time.
ANY = re.compile(r"\"|'|-(?:-|[\dIVXІХ]|(?<=\s-)\s)|\.\.\.")

# What is no text, though it stands in it: addresses, and the call of a note whose text is missing (B027).
VERBATIM = re.compile(r"(?:https?://|www\.)[^\s\"<>]*[^\s\"<>.,;:!?)']|(?<![\w.'+-])[\w.'+-]+@[\w.-]+|\[\^[^\[\]\s]+\]")

AROUND = 40  # characters that are looked at on either side of a sign
WORD_BEFORE, WORD_AFTER = re.compile(r"\S*\s*$"), re.compile(r"^\s*\S*")

DEEPEST = 100  # quotes open at once, apostrophes that look like one included

Changes = dict[int, tuple[int, str]]  # place -> how many characters go, and what comes for them


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: text of the author's, or what stands in it."""

    text: str
    language: Language
    free: bool = True  # whether its signs may change: not those of code, nor those behind a backslash


@dataclass(frozen=True, slots=True)
class Left:
    """A sign that was left as it was typed, though it looks like a slip."""

    kind: Literal["quote", "hyphen", "range"]
    piece: int  # which of the pieces it stands in
    around: str  # the words beside it


def set_signs(pieces: Sequence[Piece], goes_on: bool = False) -> tuple[tuple[str, ...], tuple[Left, ...]]:
    """Return the text of each piece of a paragraph with its signs, and what was left as it was typed.

    Of a speech that `goes_on` in the next paragraph, the quote that begins it is closed by none in this.
    """
    if not ANY.search("".join(piece.text for piece in pieces)):
        return tuple(piece.text for piece in pieces), ()
    paragraph = _Paragraph(pieces, goes_on)
    changes = {**paragraph.dashes(), **paragraph.quotes()}
    return tuple(paragraph.changed(changes)), tuple(paragraph.left(changes))


class _Paragraph:
    """The pieces as one text, and to which piece each character belongs."""

    def __init__(self, pieces: Sequence[Piece], goes_on: bool) -> None:
        self.pieces, self.goes_on = pieces, goes_on
        self.text = "".join(piece.text for piece in pieces)
        self.owner = [number for number, piece in enumerate(pieces) for _ in piece.text]
        verbatim = {at for match in VERBATIM.finditer(self.text) for at in range(*match.span())}
        self.free = [pieces[owner].free and at not in verbatim for at, owner in enumerate(self.owner)]

    def language(self, at: int) -> Language:
        return self.pieces[self.owner[at]].language

    def known(self, at: int) -> bool:
        """Tell whether the sign may change and its language is one whose quotes are known."""
        return self.free[at] and bool(self.language(at).quotes)

    def dashes(self) -> Changes:
        found = (match for match in TYPED_DASH.finditer(self.text) if self.is_one_piece(*match.span()))
        signs = {at: (1, MINUS) for at in minus_signs(self.text) if self.known(at)}
        return {**signs, **{match.start(): (len(match[0]), DASHES[match[0]]) for match in found}}

    def is_one_piece(self, start: int, end: int) -> bool:
        return all(self.free[start:end]) and self.owner[start] == self.owner[end - 1]

    def quotes(self) -> Changes:
        pairs, single = self.pair()
        signs = {**single, **self.levels(pairs)}
        if self.goes_on:
            known = {*pairs, *pairs.values(), *single}
            left = (match.start() for match in re.finditer('"', self.text))
            alone = [at for at in left if at not in known and self.known(at) and self.sides(at)[0]]
            signs |= {at: self.language(at).quotes[0] for at in alone[:1] if len(alone) == 1}
        return {at: (1, sign) for at, sign in signs.items() if self.known(at)}

    def pair(self) -> tuple[Mapping[int, int], Mapping[int, str]]:
        """Return the pairs, opening to closing, and the signs that are no quotes: apostrophes and primes."""
        pairs: dict[int, int] = {}
        single: dict[int, str] = {}
        opened: list[int] = []
        for at in (match.start() for match in QUOTE.finditer(self.text)):
            if self.text[at] in "\"'" and not self.known(at):
                continue
            opens, closes = self.sides(at)
            opening = self.opening(at, opened) if closes else None
            if sign := self.no_quote(at, opened, opens, opening is not None):
                single[at] = sign
            elif opening is not None:
                pairs[opened[opening]] = at
                del opened[opening:]
            elif opens:
                opened = [*opened[1 - DEEPEST :], at]
        return pairs, {**single, **self.lone_apostrophes(pairs, single)}

    def sides(self, at: int) -> tuple[bool, bool]:
        """Tell whether a sign can open and whether it can close; within a word it only closes: «Айқын»да."""
        sign, before, after = self.text[at], self.before(at), self.after(at)
        if sign not in "\"'":
            return sign in "«„“", sign in "»“”"
        opens = not after.isspace() and (before.isspace() or _is_sign(before))
        closes = not before.isspace() and (after.isspace() or _is_sign(after) or not _is_sign(before))
        return opens and not _is_of(after, "Pe", "Pf"), closes and not _is_of(before, "Ps", "Pi")

    def before(self, at: int) -> str:
        """Return the neighbour of a sign that is seen, a space at the paragraph's beginning."""
        while at and _is_of(self.text[at - 1], "Cf"):
            at -= 1
        return self.text[at - 1] if at else " "

    def after(self, at: int) -> str:
        """Return the neighbour of a sign that is seen, a space at the paragraph's end."""
        at += 1
        while at < len(self.text) and _is_of(self.text[at], "Cf"):
            at += 1
        return self.text[at] if at < len(self.text) else " "

    def opening(self, at: int, opened: Sequence[int]) -> int | None:
        """Return which of the open quotes a sign closes; a single one reaches over no other quote."""
        sign = self.text[at]
        within = opened[-1:] if sign == "'" else opened
        for back, start in enumerate(reversed(within), 1):
            if self.text[start] in CLOSES[sign]:
                return len(opened) - back
        return None

    def no_quote(self, at: int, opened: Sequence[int], opens: bool, closes: bool) -> str:
        """Return the apostrophe or the prime that a straight sign stands for; "" where it is a quote or a typed sign.

        `closes` is whether a quote is open that it could close.
        """
        sign, before, after = self.text[at], self.before(at), self.after(at)
        if mark := self.in_word(at):
            return mark
        if sign == '"':
            within = any(self.text[start] != "'" for start in opened)
            return DOUBLE_PRIME if before.isdigit() and not within else ""
        if sign != "'" or (before.isspace() and not opens):
            return ""
        if before.isalnum() and after.isalnum():
            return PRIME if before.isdigit() and after.isdigit() else APOSTROPHE
        if opens:
            return APOSTROPHE if self.is_elision(at) else ""
        return "" if closes else PRIME if before.isdigit() else APOSTROPHE

    def in_word(self, at: int) -> str:
        """Return the sign of the language's own that stands in a word here, or "": Hebrew צה״ל, Uzbek oʻzbek."""
        sign, before, marks = self.text[at], self.before(at), self.language(at).marks
        between = before.isalpha() and self.after(at).isalpha()
        return marks.get(before.lower() + sign, marks.get(sign, "") if between else "")

    def is_elision(self, at: int) -> bool:
        elided = self.language(at).elided
        return elided is not None and elided.match(self.text, at + 1) is not None

    def lone_apostrophes(self, pairs: Mapping[int, int], single: Mapping[int, str]) -> Mapping[int, str]:
        """Return the apostrophes among the single signs without a pair: those at the beginning of a word."""
        paired = {*pairs, *pairs.values(), *single}
        lone = (at for at, sign in enumerate(self.text) if sign == "'" and at not in paired)
        return {at: APOSTROPHE for at in lone if self.after(at).isalnum()}

    def levels(self, pairs: Mapping[int, int]) -> Mapping[int, str]:
        """Return the sign of each quote that has a pair: the outer and the inner ones by turns."""
        signs: dict[int, str] = {}
        inner: list[tuple[bool, int]] = []  # of the pairs around: whether inner, and where they end
        for start, end in sorted(pairs.items()):
            while inner and inner[-1][1] < start:
                inner.pop()
            typed, quotes = self.text[start], self.language(start).quotes
            here = not inner[-1][0] if inner else typed == "'"
            if typed in "\"'":
                signs[start], signs[end] = quotes[2:] if here else quotes[:2]
            else:
                here = typed in quotes[2:3]
            inner.append((here, end))
        return signs

    def changed(self, changes: Changes) -> Iterator[str]:
        """Yield the text of each piece."""
        start = 0
        for piece in self.pieces:
            end = start + len(piece.text)
            text, at = [], start
            while at < end:
                length, sign = changes.get(at, (1, self.text[at]))
                text.append(sign)
                at += length
            yield "".join(text)
            start = end

    def left(self, changes: Changes) -> Iterator[Left]:
        """Yield the quotes without a pair, and the hyphens where a dash belongs."""
        for at, sign in enumerate(self.text):
            if sign == '"' and self.known(at) and at not in changes:
                yield Left("quote", self.owner[at], self.around(at))
        for at in (match.start() for match in SPACED_HYPHEN.finditer(self.text)):
            if self.known(at) and is_dash(self.text, at):
                yield Left("hyphen", self.owner[at], self.around(at))
        for at, around in ranges(self.text):
            if self.known(at):
                yield Left("range", self.owner[at], around)

    def around(self, at: int) -> str:
        """Return the sign with the words beside it."""
        before, after = self.text[max(0, at - AROUND) : at], self.text[at + 1 : at + AROUND]
        words = WORD_BEFORE.findall(before)[0], self.text[at], WORD_AFTER.findall(after)[0]
        return " ".join("".join(words).replace(THING, "…").split())


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _is_of(letter: str, *categories: str) -> bool:
    return unicodedata.category(letter) in categories
