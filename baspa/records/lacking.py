"""What a whole record needs and the book does not say."""

from __future__ import annotations

from collections.abc import Mapping


def absent(wanted: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of what is empty, in their order."""
    return tuple(name for name, value in wanted.items() if not value)
