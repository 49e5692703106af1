"""The lines of a paragraph on one page, which a note's room depends on: those that must stay with the call's line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from math import inf
from typing import Any


class ParagraphLines:
    """Lines handed on one by one, and looked at ahead where need be."""

    def __init__(self, watch: Any, box: Any, bottom_space: float, inner: Iterator[Any]) -> None:
        self.watch, self.box, self.inner = watch, box, inner
        self.is_endless = bottom_space == -inf  # as WeasyPrint lays out the head of a table on an empty page
        free = 0.0 if self.is_endless else bottom_space
        self.below = free + box.padding_bottom + box.border_bottom_width  # px, to stay free below the lines
        self.waiting: deque[Any] = deque()
        self.first: Any = None  # on this page
        self.line: Any = None  # that was handed on last
        self.count = 0

    def __iter__(self) -> ParagraphLines:
        return self

    def __next__(self) -> Any:
        found = self.waiting.popleft() if self.waiting else next(self.inner)
        self.line, self.count = found[0], self.count + 1
        self.first = self.first or self.line
        self.watch(self)
        return found

    def ahead(self, number: int) -> list[Any]:
        """Return the lines that follow, so many of them if there are."""
        while len(self.waiting) < number and (found := next(self.inner, None)):
            self.waiting.append(found)
        return [line for line, _ in self.waiting][:number]

    def together(self) -> list[Any]:
        """Return the line and those that must stay on its page: for orphans, or since too few would go over."""
        least = max(0, self.box.style["orphans"] - self.count)
        widows = self.box.style["widows"]
        following = self.ahead(least + widows)
        return [self.line, *(following[:least] if len(following) == least + widows else following)]

    @staticmethod
    def bottom(lines: list[Any]) -> float:
        """Return where lines end, px."""
        return float(max(line.position_y + line.height for line in lines))

    def reach(self) -> float:
        """Return how far the lines that must stay together can reach, without looking at them, px."""
        return float(
            self.line.position_y + (1 + self.box.style["orphans"] + self.box.style["widows"]) * self.line.height
        )

    def break_above(self) -> float:
        """Return where the text ends if the line goes over: above it, or above its paragraph, px."""
        alone = self.count - 1 < self.box.style["orphans"]
        return float((self.first if alone else self.line).position_y)
