"""Where the numbers of a page's queries stand beside it: row by row, none on another, none beyond the sheet's edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from baspa.layout import is_turned, origin

EDGE = 19.0  # px of the sheet that stay free
SIZE = 10.67  # px: .query in styles/proof.css
DIGIT, APART = 0.7, 3.8  # em, px: no digit is wider; what stands behind each number
STEP = 1.25  # em from one row to the next
SMALLER = 0.9


@dataclass(frozen=True, slots=True)
class Room:
    """What the sheet has beside a page's text, px, as the page's layout counts: to the right of it, and downwards."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Numbers that stand side by side: the place of their baseline, px, and the share of its size of their type."""

    top: float
    scale: float
    numbers: tuple[int, ...]


def room_beside(page: Any, left: float) -> Room:
    """Return the room beside a page's text from `left` on; for a turned page, as what is turned counts it."""
    beyond = {side: page.style[f"bleed_{side}"].value - EDGE for side in ("left", "right", "top", "bottom")}
    ends = page.margin_width() + beyond["right"], page.margin_height() + beyond["bottom"]
    if not is_turned(page):
        return Room(left, ends[0], -beyond["top"], ends[1])
    x, y = origin(page)
    return Room(left, y + beyond["top"], -beyond["left"] - x, ends[0] - x)


def number_rows(found: Mapping[float, Sequence[int]], room: Room) -> tuple[NumberRow, ...]:
    """Return the rows of numbers that are given by their baselines; what is too many for a line goes on below it."""
    scale = 1.0
    while True:
        step = STEP * SIZE * scale
        rows = [(y, numbers) for y in sorted(found) for numbers in parted(found[y], room, scale)]
        if not rows or len(rows) * step <= room.bottom - room.top:
            tops = spread([y for y, _ in rows], step, room)
            return tuple(NumberRow(top, scale, numbers) for top, (_, numbers) in zip(tops, rows, strict=True))
        scale *= SMALLER


def parted(numbers: Sequence[int], room: Room, scale: float) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of a line, as many at once as stand side by side."""
    widest = len(str(max(numbers))) * DIGIT * SIZE * scale + APART * scale
    most, each = max(1, int((room.right - room.left) / widest)), iter(numbers)
    while row := tuple(islice(each, most)):
        yield row


def spread(tops: Sequence[float], step: float, room: Room) -> list[float]:
    """Return places that are `step` apart at least: further down, and where that leaves the sheet, further up."""
    found: list[float] = []
    for top in tops:
        found.append(max(top, found[-1] + step) if found else top)
    low = room.bottom
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], low)
        low = found[index] - step
    return found
