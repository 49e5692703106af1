"""How much an SVG draws with all that refers to other parts of it: a few lines can ask for millions of shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

DEEPEST = 64  # elements within elements, what is referred to among them
MOST = 100_000  # pieces: elements, letters, hundreds of characters of a path
WEIGHT = {"filter": 500, "mask": 50, "pattern": 50, "clipPath": 5}  # pictures of their own, for each that uses them
APART = frozenset(("pattern", "mask", "clipPath", "filter", "marker", "linearGradient", "radialGradient"))


class TooMuchError(Exception):
    """An SVG that no reader should be asked to draw; says why."""


@dataclass(slots=True)
class Shape:
    """An element: what it costs by itself, its vertices, what stands in it, the ids of what it refers to."""

    tag: str
    cost: int
    vertices: int = 0
    inner: list[Shape] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)


class Reckoned(NamedTuple):
    """What an element comes to with all that it draws."""

    cost: int = 0
    height: int = 0  # elements within elements, itself among them
    shapes: int = 0
    vertices: int = 0


@dataclass(slots=True)
class DrawingCost:
    """The elements of an SVG, as far as they matter for what it costs."""

    named: dict[str, Shape] = field(default_factory=dict)
    known: dict[int, Reckoned] = field(default_factory=dict)  # by the ids of shapes
    within: set[int] = field(default_factory=set)  # the ids of those that are being reckoned

    def hold(self, root: Shape) -> None:
        """Raise TooMuchError where all of it is more than MOST, too deep, or without end."""
        if self._reckoned(root, 0).cost > MOST:
            raise TooMuchError("draws more than a reader has time for")

    def _reckoned(self, shape: Shape, depth: int) -> Reckoned:
        """Return what a shape comes to; each is reckoned once."""
        if id(shape) in self.within:
            raise TooMuchError("refers to itself, in a circle")
        if id(shape) not in self.known and depth <= DEEPEST:
            self.within.add(id(shape))
            inner = [self._reckoned(each, depth + 1) for each in shape.inner]
            goals = [self.named[name] for name in dict.fromkeys(shape.goals) if name in self.named]
            self.known[id(shape)] = together(shape, inner, [(goal, self._reckoned(goal, depth + 1)) for goal in goals])
            self.within.discard(id(shape))
        if depth > DEEPEST or depth + self.known[id(shape)].height > DEEPEST + 1:
            raise TooMuchError(f"has elements within more than {DEEPEST} others")
        return self.known[id(shape)]


def together(shape: Shape, inner: list[Reckoned], goals: list[tuple[Shape, Reckoned]]) -> Reckoned:
    """Return what a shape comes to: what stands in it inherits what it refers to, a marker stands on every vertex."""
    shapes = 1 + sum(each.shapes for each in inner)
    vertices = shape.vertices + sum(each.vertices for each in inner)
    cost = shape.cost + sum(each.cost for each in inner)
    for goal, found in goals:
        times = vertices if goal.tag == "marker" else shapes if goal.tag == "pattern" else 1
        cost += (WEIGHT.get(goal.tag, 0) + found.cost) * times
        shapes += found.shapes if goal.tag not in APART else 0
        vertices += found.vertices if goal.tag not in APART else 0
    height = 1 + max((each.height for each in (*inner, *(found for _, found in goals))), default=0)
    return Reckoned(cost, height, shapes, vertices)
