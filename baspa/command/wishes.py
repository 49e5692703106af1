"""What `preflight` is asked to hold a file against: a printing house, a binding, the book that a cover is for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from baspa.model.bindings import Binding


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a file is held against; "" and None for nothing."""

    house: str = ""
    binding: Binding = None
    inside: Path | None = None  # the file is the cover of this one
    spine: float | None = None  # mm


NO_WISHES = Wishes()
