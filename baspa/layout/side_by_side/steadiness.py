"""Whether the pages of a part begin where they did when they were made first, however often they are made again.

Pages are made several times, since numbers of pages are printed in them. Of those that never begin elsewhere it is
known what they are, whatever the numbers were in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baspa.layout.pages.page_numbers import RESTLESS

PageBegin = tuple[int, str]  # index of a page, and what WeasyPrint knows before it


class Steadiness:
    """What is known of a part by now."""

    def __init__(self) -> None:
        self.begins: dict[str, list[PageBegin]] = {}  # of the pages of each stretch, as they were made last
        self.rounds = 0
        self.is_firm = True  # whether each stretch begins, and the last one ends, where it did
        self.unsteady: set[str] = set()  # stretches with a page that begins elsewhere

    def hold(self, begins: dict[str, list[PageBegin]], again: bool) -> None:
        """Hold where pages begin against where they did before, unless they are made for the first time."""
        before, self.begins = self.begins, begins
        if not again:
            self.rounds, self.is_firm, self.unsteady = 1, True, set()
            return
        self.rounds += 1
        pairs = {name: (before.get(name, []), now) for name, now in begins.items()}
        self.unsteady |= {name for name, (old, new) in pairs.items() if old != new}
        same = all(old[:1] == new[:1] for old, new in pairs.values()) and ends(before) == ends(begins)
        self.is_firm = self.is_firm and same and self.rounds < RESTLESS


def page_begins(context: Any, first: int, name: str, places: Mapping[str, str]) -> dict[str, list[PageBegin]]:
    """Return where the pages of each stretch begin, and behind those of the last where the part ends.

    `first` is the index of the first page, `name` its stretch; `places` are the names of the others by their begins.
    """
    found: dict[str, list[PageBegin]] = {name: []}
    for index, record in enumerate(context.page_maker, first):
        name = places.get(str(record[0]), name)
        found.setdefault(name, []).append((index, str(record[:3])))
    return found


def ends(begins: Mapping[str, list[PageBegin]]) -> list[PageBegin]:
    """Return where a part ends."""
    return list(begins.values())[-1][-1:]
