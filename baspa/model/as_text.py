"""What looks like a mark and is none, and so prints as text: told once a file, with its count (B154)."""

from __future__ import annotations

from collections.abc import Sequence

from baspa.model.problem import Place, Problem, Severity

SHOWN = 3  # of those that are there
LONGEST = 40  # signs of each that are shown


def printed_as_text(place: Place, meant: str, mend: str, found: Sequence[str]) -> Problem:
    """Return B154, a warning, for what was meant as one thing; `found` is what was written, in its order."""
    kinds = [each[:LONGEST].strip() for each in dict.fromkeys(found)]
    shown = ", ".join(kinds[:SHOWN]) + (", …" if len(kinds) > SHOWN else "")
    said = f"this looks like {meant}, but prints as text: {shown}"
    if len(found) > 1:
        said = f"this looks like {meant}, but prints as text, {len(found)} times: {shown}"
    return Problem(place, "B154", said, f"{mend}; a backslash before it keeps it", Severity.WARNING)
