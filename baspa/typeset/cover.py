"""Lines of a title, broken evenly: what a cover's template needs that SVG has no words for."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.language.microtype import words as split
from baspa.language.model import Language


def balanced(text: str, most: int, language: Language) -> tuple[str, ...]:
    """Break `text` into the fewest lines of at most `most` characters, as even as they can be.

    What must not break in running text, 50 %, does not here. A word longer than that has a line to itself. Minimal sum
    of squared slack, as in Knuth and Plass 1981 for ragged lines.
    """
    words = split(text, language)
    best: dict[int, tuple[int, int, tuple[str, ...]]] = {len(words): (0, 0, ())}

    def candidates(start: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            if len(line) > most and end > start + 1:
                return
            count, cost, rest = best[end]
            yield count + 1, cost + (most - len(line)) ** 2, (line, *rest)

    for start in reversed(range(len(words))):
        best[start] = min(candidates(start))
    return best[0][2]
