"""Where sentences end: at the signs that say so, but for abbreviations and initials, which the language knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baspa.language.microtype import runs
from baspa.language.model import Language

CLOSING = r"[»”’“\"')\]›]*"
OPENING = r"[\s«„“\"'(\[‹‘¿¡—–-]*"
# A sign with what closes behind it, and white space; signs of scripts that have no spaces need none (UAX 29, STerm).
END = re.compile(rf"(?:[.!?…؟۔।]+{CLOSING}\s+|[。！？]+[」』）”’]*\s*)(?={OPENING}(\w))")


def sentences(text: str, language: Language) -> tuple[str, ...]:
    """Split a text node into its sentences, each with the space behind it; joined, they are the text.

    What begins with a small letter is no sentence; none ends within what is unbreakable: А. Құнанбаев, Mr. Smith.
    """
    ends = [match.end() for match in END.finditer(text) if not match[1].islower()]
    if ends:
        closed = list(unbreakable(text, language))
        ends = [end for end in ends if not any(start < end < stop for start, stop in closed)]
    cuts = (0, *ends, len(text))
    return tuple(text[start:stop] for start, stop in pairwise(cuts) if start < stop)


def unbreakable(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield where each unbreakable piece of a text begins and ends."""
    position = 0
    for piece, whole in runs(text, language):
        if whole:
            yield position, position + len(piece)
        position += len(piece)
