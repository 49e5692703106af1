"""What a file and its chapters do not have line by line: of the rest no letter need be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def unlike(source: str, found: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return the letters of a source and of what was found, counted, but for the lines that both have.

    What one has more letters of than the other is the same, and most lines of a book need not be counted.
    """
    written = Counter(source.split("\n"))
    said = Counter(line for text in found for line in text.split("\n"))
    return Counter("".join((written - said).elements())), Counter("".join((said - written).elements()))
