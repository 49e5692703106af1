"""How large the pictures of a contact sheet are: as few pages as can be have them all, and the last no row alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypeVar

from baspa.model.contact import Contact

WIDTH, HEIGHT, GAP = 392, 269, 8  # mm: room on a page of A3, and between pictures
FEWEST, MOST, NARROW = 4, 8, 10  # spreads in a row; the last where that saves a page that has little
LITTLE = 110  # mm of a page: what hands do, and no more than a row above it
HEAD, HEADING, FINISH, BELOW = 14, 12, 68, 8  # mm: title, heading, what hands do; below a picture its words and a gap

Item = TypeVar("Item")


def width_of_columns(contact: Contact) -> float:
    """Return the width of a spread, mm: as large as all find room on one page, and not below an eighth of its width.

    Where they do not, they are as small as makes the fewest pages, or as much larger as fills the last of these best.
    """
    tried = [(pages_of(list(blocks(contact, width_of(n)))), n) for n in range(FEWEST, NARROW + 1)]
    usual = [each for each in tried if each[1] <= MOST]
    least = min(len(pages) for pages, _ in usual)
    fewest = [each for each in usual if len(each[0]) == least]
    pages, columns = fewest[0] if least == 1 else max(fewest, key=lambda each: each[0][-1])
    saving = [n for narrow, n in tried if n > MOST and len(narrow) < least and pages[-1] < LITTLE]
    return width_of(min(saving, default=columns))


def width_of(columns: int) -> float:
    """Return the width of a column, mm."""
    return (WIDTH - (columns - 1) * GAP) / columns


def blocks(contact: Contact, width: float) -> Iterator[float]:
    """Yield the heights of what no page may part, mm: rows, first ones with a heading, the last with what hands do."""
    columns = columns_of(width)
    row = width / 2 * contact.page[1] / contact.page[0] + BELOW
    yield HEAD + HEADING / 2 + row
    yield from [row] * (ceil((len(contact.labels) // 2 + 1) / columns) - 1)
    row = side_height(contact, width) + BELOW
    heights = [row] * ceil(len(contact.sides) / columns)
    heights[0] += HEADING
    heights[-1] += FINISH
    yield from heights


def pages_of(heights: Sequence[float]) -> Sequence[float]:
    """Return how much of each page is filled by blocks that follow each other, mm."""
    filled = [0.0]
    for height in heights:
        if filled[-1] and filled[-1] + height > HEIGHT:
            filled.append(0.0)
        filled[-1] += height
    return filled


def side_height(contact: Contact, width: float) -> float:
    """Return the height of a side in a column of a width, mm; one that is higher than wide is narrower than that."""
    return width * min(1, contact.sheet[1] / contact.sheet[0])


def columns_of(width: float) -> int:
    """Return how many columns of a width stand beside each other."""
    return int((WIDTH + GAP) / (width + GAP) + 0.01)


def rows(items: Sequence[Item], width: float) -> list[Sequence[Item]]:
    """Return items in rows."""
    columns = columns_of(width)
    return [items[begin : begin + columns] for begin in range(0, len(items), columns)]
