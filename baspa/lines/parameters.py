"""What a paragraph's lines are judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What a paragraph's setting is judged by; the defaults are those of plain TeX (The TeXbook, chapter 14)."""

    unflagged_tolerance: float = 0.0  # greatest adjustment ratio of a try before, without flagged breaks; 0: none
    tolerances: tuple[float, ...] = (1.26, 5.0)  # greatest adjustment ratio of each try (badness 200 is 1.26)
    line_penalty: float = 10.0  # l: added to each line's badness
    flagged_demerits: float = 10_000.0  # alpha: for two flagged breaks in a row
    final_demerits: float = 5_000.0  # for a flagged break before the last line
    fitness_demerits: float = 10_000.0  # gamma: for neighbours whose tightness differs by more than one class
    most_flagged: int = 0  # most flagged breaks in a row; 0: no limit
    least_last: float = 0.0  # the last line shall be at least so long
    short_demerits: float = 0.0  # for a last line that is shorter
    emergency_stretch: float = 0.0  # added to each line's stretch in one more try


@dataclass(frozen=True, slots=True)
class PageEnds:
    """What ends of pages ask of a paragraph: lines without a hyphen, and numbers of lines that break badly."""

    lines: frozenset[int] = frozenset()  # numbers, from 1, of the lines that end a page
    flagged_demerits: float = 0.0  # for a flagged break there
    counts: Mapping[int, float] = field(default_factory=dict)  # number of lines -> demerits


ANYWHERE = PageEnds()
