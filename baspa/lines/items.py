"""The items of a paragraph, named and defined as in Knuth and Plass, "Breaking Paragraphs into Lines" (1981)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is set: a syllable, a word, an image. Lengths are in any one unit.

    The paper's boxes are rigid. `give` is how much the letters of this one may be spaced, in sum, in either direction.
    """

    width: float
    give: float = 0.0


@dataclass(frozen=True, slots=True)
class Glue:
    """A space that may stretch or shrink. A line may break at glue that follows a box."""

    width: float
    stretch: float
    shrink: float


@dataclass(frozen=True, slots=True)
class Penalty:
    """A place where a line may break at a price: `inf` forbids, `-inf` forces. `width` is that of a hyphen set then."""

    width: float
    penalty: float
    flagged: bool = False


Item = Box | Glue | Penalty

FORCED = Penalty(0.0, -inf, flagged=True)
FILL = Glue(0.0, inf, 0.0)  # what fills up a paragraph's last line
FORBIDDEN = Penalty(0.0, inf)
END: tuple[Item, ...] = (FORBIDDEN, FILL, FORCED)
