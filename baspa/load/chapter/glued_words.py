"""Words that a mark parts in a file and nothing in the book: of `a<font>b</font>`, whose tags go, it has "ab"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

MOST = 4  # words that are one in the book


def without_glued(wanted: Sequence[str], has: Sequence[str]) -> Counter[str]:
    """Return how often words of a file are wanted more than the book has them, those that are parts of its words not.

    Below 0 stand words that the book has more often.
    """
    more = Counter(wanted)
    more.subtract(has)
    at = 0
    while at < len(wanted):
        lengths = range(2, MOST + 1) if more[wanted[at]] > 0 else ()
        runs = (wanted[at : at + length] for length in lengths)
        run = next((run for run in runs if more["".join(run)] < 0 and all(more[word] > 0 for word in run)), ())
        more.subtract(run)
        if run:
            more["".join(run)] += 1
        at += len(run) or 1
    return more
