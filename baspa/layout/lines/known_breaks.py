"""What is known of paragraphs before they are laid out: where their lines break, by a press that stays warm.

The best lines depend on a paragraph's items, on how long its lines are, and on what ends of pages ask; on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from operator import attrgetter

from baspa.lines.breaking import Line
from baspa.lines.items import Box, Glue, Item, Penalty
from baspa.lines.parameters import ANYWHERE, PageEnds

Lines = tuple[Line, ...]
Breaks = dict[Hashable, Lines]
MOST = 20_000  # ways to break paragraphs: a long book has a fifth of that
FIELDS = {
    Box: attrgetter("width", "give"),
    Glue: attrgetter("width", "stretch", "shrink"),
    Penalty: attrgetter("width", "penalty", "flagged"),
}

_known: ContextVar[Breaks | None] = ContextVar("known breaks", default=None)


@contextmanager
def known_breaks(breaks: Breaks | None) -> Iterator[None]:
    """Have breaks known, and those that are found besides added to them, while the context lasts; None for none."""
    token = _known.set(breaks)
    try:
        yield
    finally:
        _known.reset(token)


class KnownParagraph:
    """A paragraph whose lines may be known, by its items and the lengths that lines have."""

    def __init__(self, items: Sequence[Item], lengths: Callable[[], tuple[float, ...]]) -> None:
        self.breaks, self.has_tried = _known.get(), False
        self.key: Hashable = None
        if self.breaks is not None:  # values alone do not tell glue that fills a line from a forbidden break
            values = tuple(FIELDS[type(item)](item) for item in items)
            self.key = tuple(map(type, items)), values, lengths()

    def lines(self, ends: PageEnds, seek: Callable[[PageEnds], Lines]) -> Lines:
        """Return the best lines with some ends of pages: what is known, or what is found now.

        What is sought with ends is held against what was found without, which is sought first.
        """
        if self.breaks is None:
            return seek(ends)
        key = self.key, ends.lines, ends.flagged_demerits, tuple(sorted(ends.counts.items()))
        found = self.breaks.get(key)
        if found is None:
            if ends != ANYWHERE and not self.has_tried:
                seek(ANYWHERE)
            found, self.has_tried = seek(ends), True
            if len(self.breaks) >= MOST:
                self.breaks.clear()
            self.breaks[key] = found
        return found
