"""Where the lines of a paragraph may break, with the sums of widths up to each place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from baspa.lines.items import Box, Item, Penalty

Sums = tuple[float, float, float, float, int]  # width, stretch, shrink, give, and how many endless stretches


class Breakpoints(NamedTuple):
    """The legal breakpoints of a paragraph, and the starts of its lines: its own, then those behind each of them."""

    at: list[int]  # their items
    sums: list[Sums]  # up to each, its hyphen included
    penalty: list[float]
    flagged: list[bool]  # a forced break never is
    starts: list[Sums]
    first: list[int]  # for each start, the first breakpoint behind it


def breakpoints(items: Sequence[Item]) -> Breakpoints:
    """Return where a line may break: at glue behind a box, and at a penalty below infinity.

    The next line starts at the first box or forced break behind it: glue and other penalties go.
    """
    points = Breakpoints([], [], [], [], [(0.0, 0.0, 0.0, 0.0, 0)], [0])
    width = stretch = shrink = give = 0.0
    endless = 0
    after_box = False
    for at, item in enumerate(items):
        if isinstance(item, Box):
            _start_lines(points, (width, stretch, shrink, give, endless))
            width, give = width + item.width, give + item.give
            after_box = True
            continue
        if isinstance(item, Penalty):
            if item.penalty == -inf:
                _start_lines(points, (width, stretch, shrink, give, endless))
            if item.penalty < inf:
                sums = width + item.width, stretch, shrink, give, endless
                _add_point(points, at, sums, item.penalty, item.flagged and item.penalty > -inf)
        else:
            if after_box:
                _add_point(points, at, (width, stretch, shrink, give, endless), 0.0, False)
            width, shrink = width + item.width, shrink + item.shrink
            if item.stretch < inf:
                stretch += item.stretch
            else:
                endless += 1
        after_box = False
    return points


def unflagged(points: Breakpoints) -> Breakpoints:
    """Return the breakpoints that are not flagged."""
    before = [0, *accumulate(not flagged for flagged in points.flagged)]
    kept = [index for index, flagged in enumerate(points.flagged) if not flagged]
    starts = [index + 1 for index in kept if index + 1 < len(points.starts)]
    return Breakpoints(
        [points.at[index] for index in kept],
        [points.sums[index] for index in kept],
        [points.penalty[index] for index in kept],
        [False] * len(kept),
        [points.starts[index] for index in (0, *starts)],
        [before[points.first[index]] for index in (0, *starts)],
    )


def _add_point(points: Breakpoints, at: int, sums: Sums, penalty: float, flagged: bool) -> None:
    points.at.append(at)
    points.sums.append(sums)
    points.penalty.append(penalty)
    points.flagged.append(flagged)


def _start_lines(points: Breakpoints, sums: Sums) -> None:
    """Note where the lines behind the latest breakpoints start."""
    while len(points.first) <= len(points.at):
        points.starts.append(sums)
        points.first.append(len(points.at))
