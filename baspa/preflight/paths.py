"""Paths of a content stream: how they are built, painted, and made the clip (ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baspa.preflight.geometry import Box, box_around, common_box, grown, is_inside, moved_box, scale_of
from baspa.preflight.objects import paint_pattern
from baspa.preflight.walk import StreamRun, box_of_path

LESS = 0.005  # pt, for numbers that were rounded

PathOperator = Callable[[StreamRun, Any], None]


def rectangle(on: StreamRun, operands: Any) -> None:
    """Add a rectangle to the path: re."""
    x, y, width, height = map(float, operands)
    let_go_of_move(on)
    on.points += ((x, y), (x + width, y + height))
    on.rectangles.append((min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)))


def move(on: StreamRun, operands: Any) -> None:
    """Begin a part of the path: m. One that follows another takes its place (8.5.2.1)."""
    let_go_of_move(on)
    segment(on, operands)
    on.is_moved = True


def let_go_of_move(on: StreamRun) -> None:
    """Take a point out of the path that nothing was drawn from."""
    if on.is_moved:
        on.points.pop()
        on.is_moved = False


def segment(on: StreamRun, operands: Any) -> None:
    """Add to the path: l, c, v, y. The box around the points that a curve is drawn by holds it as well."""
    numbers = list(map(float, operands))
    on.points += zip(numbers[::2], numbers[1::2], strict=True)
    on.is_straight = on.is_moved = False


def clip(on: StreamRun, operands: Any) -> None:
    """Let the path become the clip when it is painted: W, W*."""
    on.clips = True


def end_path(on: StreamRun, operands: Any = ()) -> None:
    """End the path: n, and what every painting ends with."""
    let_go_of_move(on)
    if on.clips and on.points:
        on.state.clip = common_box(on.state.clip, box_of_path(on))
    on.points.clear()
    on.rectangles.clear()
    on.is_straight, on.clips = True, False


def fill(on: StreamRun, around: float = 0.0) -> None:
    """Fill the path; with a line of so many pt around it, it is as thick as both."""
    state, colour = on.state, on.state.fill
    if colour.pattern is not None:
        paint_pattern(on, colour, box_of_path(on))
        return
    for box, thickness in areas(on):
        on.mark(
            "fill",
            box,
            colour,
            overprints=state.fill_overprints,
            thickness=thickness + around,
            transparency=state.transparency(state.fill_alpha),
        )


def areas(on: StreamRun) -> list[tuple[Box, float]]:
    """Return the areas that a path fills, and how thin each is: rectangles one by one, or the path as a whole.

    Two rectangles one in the other are a frame, as borders are drawn: it is as thin as the gaps between them.
    """
    boxes = [moved_box(on.state.matrix, box) for box in (on.rectangles if on.is_straight else [box_around(on.points)])]
    if len(boxes) == 2:
        outer, inner = sorted(boxes, key=lambda box: box[0] - box[2] + box[1] - box[3])
        if is_inside(inner, outer, LESS) and outer != inner:
            return [(outer, min(gap for gap in gaps(outer, inner) if gap > LESS))]
    with_area = [box for box in boxes if thinness(box) > 0]
    return [(box, thinness(box)) for box in with_area or boxes]


def thinness(box: Box) -> float:
    """Return the shorter side of a box."""
    return min(box[2] - box[0], box[3] - box[1])


def gaps(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    """Return how far a box is from the edges of the one around it."""
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def fill_and_stroke(on: StreamRun) -> None:
    """Fill the path, and draw a line along it."""
    fill(on, 0.0 if on.state.stroke.is_paper else width_on_page(on))
    stroke(on)


def width_on_page(on: StreamRun) -> float:
    """Return how wide lines are on the page, pt."""
    return on.state.width * scale_of(on.state.matrix)


def stroke(on: StreamRun) -> None:
    """Draw a line along the path."""
    state, width = on.state, width_on_page(on)
    if state.stroke.pattern is not None:
        paint_pattern(on, state.stroke, box_of_path(on))
        return
    on.mark(
        "stroke",
        grown(box_of_path(on), width / 2),
        state.stroke,
        overprints=state.stroke_overprints,
        thickness=width,
        transparency=state.transparency(state.stroke_alpha),
    )


def painting(way: Callable[[StreamRun], None]) -> PathOperator:
    """Return an operator that paints the path, and ends it."""

    def paint(on: StreamRun, operands: Any) -> None:
        let_go_of_move(on)
        if on.points:
            way(on)
        end_path(on)

    return paint


PATHS: dict[str, PathOperator] = {
    "re": rectangle,
    "m": move,
    **dict.fromkeys(("l", "c", "v", "y"), segment),
    **dict.fromkeys(("W", "W*"), clip),
    "n": end_path,
    **dict.fromkeys(("f", "F", "f*"), painting(fill)),
    **dict.fromkeys(("B", "B*", "b", "b*"), painting(fill_and_stroke)),
    **dict.fromkeys(("S", "s"), painting(stroke)),
}
