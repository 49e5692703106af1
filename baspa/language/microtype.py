"""Where a text must not break: dashes, initials, abbreviations, figures with their words.

The author's letters are never changed. The one substitution is the plain space before a spaced dash, which becomes
U+00A0, so that no line begins with a dash; and that behind a dash of direct speech, so that none ends with it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator

from baspa.language.model import Language
from baspa.language.nobreak import Rules, likely

Run = tuple[str, bool]

# Before a spaced dash, and behind one that opens the text.
SPACE_OF_DASH = re.compile(r" (?=[–—](?:\s|$))|(?:(?<=^–)|(?<=^—)) ")
NO_BREAK_SPACE = "\u00a0"
BREAKABLE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
KEPT = 1 << 16  # texts, those of several thousand pages: the second face of a book has the same as the first


def runs(text: str, language: Language) -> tuple[Run, ...]:
    """Split a text node into (piece, unbreakable); joined, the pieces are the text, with its dashes bound.

    Unbreakable pieces are to be set with `white-space: nowrap; hyphens: none`.
    """
    return _runs(text, language.unbreakable)


@functools.lru_cache(KEPT)
def _runs(text: str, unbreakable: Callable[[], Rules]) -> tuple[Run, ...]:
    dashed = " –" in text or " —" in text or text.startswith(("– ", "— "))
    bound = SPACE_OF_DASH.sub(NO_BREAK_SPACE, text) if dashed else text
    spans = (match.span() for rule in likely(unbreakable(), bound) for match in rule.finditer(bound))
    return tuple(_cut(bound, _merge(sorted(spans))))


def words(text: str, language: Language) -> tuple[str, ...]:
    """Split a text where a line may end: at its white space, but for no-break spaces and within what is unbreakable."""
    found = [""]
    for piece, unbreakable in runs(text, language):
        first, *rest = [piece] if unbreakable else BREAKABLE.split(piece)
        found[-1] += first
        found += rest
    return tuple(filter(None, found))


def _merge(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans that overlap: «Н.Ә. Назарбаев», found by two rules, is one."""
    start = end = 0
    for left, right in spans:
        if left >= end:
            if end:
                yield start, end
            start = left
        end = max(end, right)
    if end:
        yield start, end


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Run]:
    position = 0
    for start, end in spans:
        if position < start:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < len(text):
        yield text[position:], False
