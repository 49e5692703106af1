"""Times of a recording as people and e-books write them."""

from __future__ import annotations


def clock(time: int) -> str:
    """Return a time in ms as a full clock value (SMIL 3.0, 5.4.3): 1:02:03.450."""
    minutes, rest = divmod(time, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest / 1000:06.3f}"
