"""What was probably meant: for hints that say "did you mean"."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable


def nearest(path: str, candidates: Iterable[str]) -> str:
    """Return the candidate that was probably meant: the same file name elsewhere, or the most similar path; or ""."""
    known = list(candidates)
    name = posixpath.basename(path).lower()
    same = [candidate for candidate in known if posixpath.basename(candidate).lower() == name]
    return next(iter(same or difflib.get_close_matches(path, known, 1)), "")
