"""Slips of typing and of copying that nobody sees in the manuscript, told once a file.

They are letters of two alphabets in a word, which no search finds, and words torn where a line of their source ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from baspa.load.markdown.smart import BREAKS, line_ends
from baspa.model.problem import Place, Problem, Severity

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC, LATIN = re.compile(r"[\u0400-\u052f]"), re.compile(r"[A-Za-z]")
LOOKALIKES = frozenset("aceiopxyhkABCEHIKMOPTXY")  # of letters of Cyrillic
# Hyphens, soft ones among them, and the sign that layout programs show those by.
TORN = re.compile(r"([^\W\d_]{2,})(?:[-\u00ad\u2010\u2011\u00ac][ \n]|\u00ac)([^\W\d_]{2,})")
HYPHENED = re.compile(r"[-\u00ad\u2010\u2011\u00ac](?:(?<=\u00ac)|[ \n])")
CAPTION = "caption"
SHOWN = 3  # words that are told


class InlineText(NamedTuple):
    """The text of a paragraph, a heading, a cell: no code, no formula, no address."""

    line: int  # that it begins at
    text: str  # with its line ends
    container: str  # type of the token that it stands in; CAPTION for what a picture says, as it was typed

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches of a pattern, each with the line that it begins in."""
        line, done = self.line, 0
        for match in pattern.finditer(self.text):
            line, done = line + self.text.count("\n", done, match.start()), match.start()
            yield line, match


def inline_texts(tokens: Sequence[Token], parting: Container[str] = ()) -> tuple[InlineText, ...]:
    """Return the texts of a file, what its pictures say among them; elements of some names part the words in them."""
    found = list[InlineText]()
    for before, token in pairwise(tokens):
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else 0
            found.append(InlineText(line, text_of(token, parting), before.type))
            pictures = (child for child in token.children or () if child.type == "image")
            said = (text for child in pictures for text in (child.content, str(child.attrs.get("title", ""))))
            found += (InlineText(line, text, CAPTION) for text in said if text)
    return tuple(found)


def slips(path: str, texts: Sequence[InlineText]) -> Iterator[Problem]:
    """Yield B165 for words of two alphabets, and B166 for torn words: warnings, at the first of them.

    What stands behind a hyphen and a space is no part of a word where it is one itself: pre- and postwar.
    """
    mixed = [(line, word) for line, text, _ in texts for word in mixed_words(text)]
    if mixed:
        said = f"Latin letters stand among Cyrillic ones in {shown(quoted(word for _, word in mixed))}"
        hint = "type these letters anew: they look alike, but a search, a voice and hyphenation tell them apart"
        yield Problem(Place(path, mixed[0][0]), "B165", said, hint, Severity.WARNING)
    hyphened = (each for each in texts if HYPHENED.search(each.text))
    found = [(line, match) for each in hyphened for line, match in each.found(TORN) if match[2].islower()]
    often = Counter(word for _, text, _ in texts for word in WORD.findall(text.lower())) if found else {}
    torn = [(line, match[0].replace("\n", " ")) for line, match in found if often[match[2]] == 1]
    if torn:
        said = f"a hyphen with a space or a line's end behind it tears {shown(quoted(word for _, word in torn))}"
        hint = "write the word whole, the press hyphenates; a hyphen that stays has its word right behind it"
        yield Problem(Place(path, torn[0][0]), "B166", said, hint, Severity.WARNING)


def mixed_words(text: str) -> Iterator[str]:
    """Yield the words that have both Cyrillic letters and Latin ones, which all look like Cyrillic ones."""
    for word in WORD.findall(text) if CYRILLIC.search(text) and LATIN.search(text) else ():
        if CYRILLIC.search(word) and (latin := LATIN.findall(word)) and LOOKALIKES.issuperset(latin):
            yield word


def text_of(inline: Token, parting: Container[str] = ()) -> str:
    """Return what of a paragraph is text, with its line ends: no code, no formula, no address."""
    parts, before = list[str](), None
    for token in inline.children or ():
        opened = before is not None and before.type == "link_open"
        if token.type == "text" and not (opened and before and before.info == "auto"):
            parts.append(token.content)
        elif token.type in BREAKS:
            parts.append("\n" * line_ends(token))
        else:  # a link without words says some when the book is made
            joins = token.nesting and not (opened and token.type == "link_close") and token.tag not in parting
            parts.append("" if joins else "\0")
        before = token
    return "".join(parts)


def quoted(words: Iterator[str]) -> Iterator[str]:
    """Yield words in quotes."""
    return (f'"{word}"' for word in words)


def shown(words: Iterator[str]) -> str:
    """Return the first words of a kind, and how many more there are."""
    kinds = list(dict.fromkeys(words))
    more = f" and {len(kinds) - SHOWN} more" if len(kinds) > SHOWN else ""
    return ", ".join(kinds[:SHOWN]) + more
