"""A part of a book that one process lays out, and what it learns from those that lay out the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from baspa.together import ALONE, Team

Value = TypeVar("Value")


class Undivided(Exception):
    """The book has to be laid out as one, by one process."""


@dataclass(slots=True)
class BookPart:
    """A part, while it is laid out."""

    team: Team = field(default=ALONE)
    first: int = 0  # index of its first page, as far as that is known
    pages: int = 0  # of all parts
    whole: Any = None  # the root of the boxes of the whole book, where it is divided

    def joined(self, own: Mapping[str, Value]) -> dict[str, Value]:
        """Return what the parts have found, by names; of what several have, the first."""
        found: dict[str, Value] = {}
        for each in self.team.share(own):
            found = {**each, **found}
        return found

    def any(self, own: bool) -> bool:
        """Tell whether something is true of any part."""
        return any(self.team.share(own))

    def least(self, own: int | None) -> int | None:
        """Return the least number that a part has found."""
        return min((each for each in self.team.share(own) if each is not None), default=None)
