"""Boxes of a formula: a width, a height and a depth around marks on a baseline (The TeXbook, chapter 11). Units: em."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font, at a size in em of the formula."""

    font: str  # file name in styles/fonts
    id: int
    size: float


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A black rectangle that stands on its place."""

    width: float
    height: float


PlacedMark = tuple[float, float, Glyph | RuleMark]  # x to the right, y up, from the start of the baseline


@dataclass(frozen=True, slots=True)
class MathBox:
    """Something set: a glyph, a fraction, a whole formula."""

    width: float = 0.0
    height: float = 0.0  # above the baseline
    depth: float = 0.0  # below it, positive
    marks: tuple[PlacedMark, ...] = ()
    italic: float = 0.0  # italics correction of its last glyph
    attach: float | None = None  # where the middle of an accent goes; None: its own middle
    lone: Glyph | None = None  # the glyph, where it is one letter
    plain: bool = False  # letters, a number: scripts keep to their usual places however tall it is


def moved(box: MathBox, x: float, y: float) -> tuple[PlacedMark, ...]:
    """Return the marks of a box set at a place."""
    return tuple((left + x, up + y, mark) for left, up, mark in box.marks)


def together(width: float, placed: Sequence[tuple[float, float, MathBox]]) -> MathBox:
    """Return a box of a width around boxes at places (x, y)."""
    return MathBox(
        width,
        max((y + box.height for _, y, box in placed), default=0.0),
        max((box.depth - y for _, y, box in placed), default=0.0),
        tuple(mark for x, y, box in placed for mark in moved(box, x, y)),
    )


def beside(boxes: Sequence[MathBox]) -> MathBox:
    """Return a box around boxes side by side; a leaning one before an upright one has its italics correction."""
    placed, x = [], 0.0
    for n, box in enumerate(boxes):
        placed.append((x, 0.0, box))
        straight = n + 1 < len(boxes) and not boxes[n + 1].italic
        x += box.width + (box.italic if straight else 0.0)
    if len(boxes) == 1:
        return boxes[0]
    lean = boxes[-1].italic if boxes else 0.0
    return replace(together(x, placed), italic=lean, plain=all(box.plain for box in boxes))


def rule(width: float, height: float) -> MathBox:
    """Return a rectangle on the baseline."""
    return MathBox(width, height, 0.0, ((0.0, 0.0, RuleMark(width, height)),))


def raised(box: MathBox, up: float) -> MathBox:
    """Return a box lifted off its baseline."""
    return replace(box, height=box.height + up, depth=box.depth - up, marks=moved(box, 0.0, up))


def widened(box: MathBox, left: float, right: float) -> MathBox:
    """Return a box with empty room beside it."""
    attach = None if box.attach is None else box.attach + left
    return replace(box, width=left + box.width + right, marks=moved(box, left, 0.0), attach=attach)
