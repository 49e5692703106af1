"""The style that a piece of a formula is set in: size, display or text, cramped or not (The TeXbook, chapter 17)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from baspa.formula.fonts import constant
from baspa.formula.operators import Form

SHRUNK = ("SCRIPT_PERCENT_SCALE_DOWN", "SCRIPT_SCRIPT_PERCENT_SCALE_DOWN")


@dataclass(frozen=True, slots=True)
class MathStyle:
    """What an element inherits, and what its parent asks of it alone."""

    display: bool
    level: int = 0  # 1 in scripts, 2 in scripts of scripts
    cramped: bool = False  # superscripts are raised less
    dotless: bool = False  # i and j give room to an accent
    form: Form = "infix"  # of an operator in its row
    reach: tuple[float, float] | None = None  # height and depth that an operator stretches to, em
    span: float | None = None  # width that an operator stretches to, em

    @property
    def size(self) -> float:
        """The type size, em of the formula."""
        return constant(SHRUNK[min(self.level, 2) - 1]) if self.level else 1.0

    def constant(self, name: str) -> float:
        """Return a constant of the font's MATH table at this size, em."""
        return constant(name) * self.size

    def inner(self) -> MathStyle:
        """Return the style of a part that nothing is asked of."""
        return replace(self, dotless=False, form="infix", reach=None, span=None)

    def script(self, cramped: bool = False) -> MathStyle:
        """Return the style of a script or a limit."""
        return replace(self.inner(), display=False, level=self.level + 1, cramped=cramped or self.cramped)

    def part(self, cramped: bool = False) -> MathStyle:
        """Return the style of a part of a fraction."""
        level = self.level if self.display else self.level + 1
        return replace(self.inner(), display=False, level=level, cramped=cramped or self.cramped)
