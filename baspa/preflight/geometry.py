"""Boxes and matrices of a page (ISO 32000-1, 8.3): all in points of 1/72 inch, whatever unit the page has."""

from __future__ import annotations

from collections.abc import Iterable

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def product(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does what `first` does, and then what `then` does."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def scale_of(matrix: Matrix) -> float:
    """Return by how much a matrix makes lengths larger, on an average."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def sides_of(matrix: Matrix) -> tuple[float, float]:
    """Return width and height of the unit square that a matrix has moved, turned and stretched."""
    a, b, c, d, _, _ = matrix
    return float((a * a + b * b) ** 0.5), float((c * c + d * d) ** 0.5)


def moved_point(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix moves a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_around(points: Iterable[Point]) -> Box:
    """Return the box around points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved_box(matrix: Matrix, box: Box) -> Box:
    """Return the box around a box that a matrix has moved."""
    left, bottom, right, top = box
    corners = ((left, bottom), (left, top), (right, bottom), (right, top))
    return box_around([moved_point(matrix, x, y) for x, y in corners])


def common_box(one: Box, other: Box) -> Box:
    """Return what two boxes have in common: an empty box, right of it left, where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(box: Box) -> bool:
    """Tell whether a box has nothing in it; one of no width is a line, and no empty box."""
    return box[0] > box[2] or box[1] > box[3]


def grown(box: Box, by: float) -> Box:
    """Return a box with its edges moved outwards, pt."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def is_inside(inner: Box, outer: Box, slack: float) -> bool:
    """Tell whether a box lies in another, give or take `slack` pt."""
    return common_box(inner, grown(outer, slack)) == inner
