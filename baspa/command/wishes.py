"""What `preflight` is asked to hold a file against: a printing house, a binding, the book that a cover is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a file is held against; "" and 0 for nothing."""

    house: str = ""
    binding: str = ""
    inside: Path | None = None  # the file is the cover of this one
    spine: float = 0.0  # mm


NO_WISHES = Wishes()
