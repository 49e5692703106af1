"""What a paragraph's lines are judged by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple


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

    def trials(self) -> Iterator[Trial]:
        """Yield the tries, one after the other until lines are found."""
        rest = replace(self, unflagged_tolerance=0.0, tolerances=())
        if self.unflagged_tolerance:
            yield Trial(False, self.unflagged_tolerance, 0.0, rest)
        yield from (Trial(True, tolerance, 0.0, rest) for tolerance in self.tolerances)
        if self.emergency_stretch:
            yield Trial(True, self.tolerances[-1], self.emergency_stretch, rest)


class Trial(NamedTuple):
    """What one try is judged by: whether it has flagged breaks, its tolerance and emergency stretch, and the rest."""

    flagged: bool
    tolerance: float
    emergency: float
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class PageEnds:
    """What ends of pages ask of a paragraph: lines without a hyphen, and numbers of lines that break badly."""

    lines: frozenset[int] = frozenset()  # numbers, from 1, of the lines that end a page
    flagged_demerits: float = 0.0  # for a flagged break there
    counts: Mapping[int, float] = field(default_factory=dict)  # number of lines -> demerits


ANYWHERE = PageEnds()
