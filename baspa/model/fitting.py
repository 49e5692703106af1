"""Fitting: by how much type, leading and text height may change for a book to fill whole sheets, and what to try next.

Pure arithmetic. An extent is the share of its first number of pages that a book is to have, about: 0.98 asks for 2 %
fewer. Type changes first, for it alone goes by small steps; then each page gets a line more or less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor, inf

from baspa.model.design import Design
from baspa.model.paper_sizes import MM, size_of

MOST_SIZE = 0.02  # share of the type's size by which it changes: a fifth of a pt of ten
MOST_LEADING = 0.03  # share of the leading
MOST_LINES = 2  # that a page has more or fewer: one by the leading, one by the margin below
LEAST_BOTTOM = 12.0  # mm: the page's number stands there
TRIES = 5  # layouts; the sixth is that of the finished book
WIDEST = 0.12  # share that no book's extent changes by
STEP = 0.001  # extents that are closer to each other are one
FIRM = 1.3  # how much more is asked for than lacks: of a chapter's last page a line less gives none

Tried = tuple[float, int]  # an extent, and the pages that it came to


def fitted_design(design: Design, extent: float) -> Design | None:
    """Return a design with which the book should have that share of its pages; None where that leaves the limits."""
    lines = lines_of(design)
    for more in sorted(range(-MOST_LINES, MOST_LINES + 1), key=abs):
        size = extent * (lines + more) / lines
        if lines + more > 0 and abs(size - 1) <= MOST_SIZE + 1e-9:
            made = with_lines(design, lines + more)
            return made and replace(made, type_size=round(size * design.type_size, 2))
    return None


def text_height(design: Design) -> float:
    """Return how high the text of a page is, pt."""
    return (size_of(design.page)[1] - design.margins.top - design.margins.bottom) * MM


def lines_of(design: Design) -> int:
    """Return how many lines a page has."""
    return floor(text_height(design) / design.line_distance + 1e-6)


def with_lines(design: Design, lines: int) -> Design | None:
    """Return a design with so many lines on a page; None where leading and margin may not change so far."""
    was = lines_of(design)
    made = replace(design, leading=design.line_distance)
    if lines != was:
        made = denser(made, lines) if lines > was else looser(made, lines)
    moved = abs(made.margins.bottom - design.margins.bottom) * MM
    is_within = moved <= design.line_distance and made.margins.bottom >= min(LEAST_BOTTOM, design.margins.bottom)
    return made if is_within and lines_of(made) == lines else None


def denser(design: Design, lines: int) -> Design:
    """Return a design with closer lines, and, where that is not enough, less margin below them."""
    leading = max(hundredths(text_height(design) / lines), up_to_hundredths((1 - MOST_LEADING) * design.line_distance))
    lacking = max(0.0, lines * leading - text_height(design))
    return with_bottom(replace(design, leading=leading), hundredths(design.margins.bottom - lacking / MM))


def looser(design: Design, lines: int) -> Design:
    """Return a design with lines further apart, and, where that is not enough, a line more margin below them."""
    wanted = up_to_hundredths(text_height(design) / (lines + 1)) + 0.01
    leading = round(min(wanted, hundredths((1 + MOST_LEADING) * design.line_distance)), 2)
    made = replace(design, leading=leading)
    if lines_of(made) == lines:
        return made
    return with_bottom(
        made, up_to_hundredths(design.margins.bottom + (text_height(design) - (lines + 0.9) * leading) / MM)
    )


def with_bottom(design: Design, bottom: float) -> Design:
    """Return a design with another margin below, mm."""
    return replace(design, margins=replace(design.margins, bottom=bottom))


def hundredths(number: float) -> float:
    """Return a number down to hundredths."""
    return floor(100 * number + 1e-6) / 100


def up_to_hundredths(number: float) -> float:
    """Return a number up to hundredths."""
    return ceil(100 * number - 1e-6) / 100


def next_extent(design: Design, tried: Sequence[Tried]) -> float | None:
    """Return what to try next, where the first try was 1.0; None where one fills sheets, or none is worth a try."""
    _, first = tried[0]
    if len(tried) >= TRIES or any(pages % design.fit == 0 for _, pages in tried):
        return None
    below = first - first % design.fit
    goals = sorted((goal for goal in (below, below + design.fit) if goal), key=lambda goal: abs(goal - first))
    return next((found for goal in goals if (found := toward(goal, design, tried))), None)


def toward(goal: int, design: Design, tried: Sequence[Tried]) -> float | None:
    """Return an extent between those that came to fewer and to more pages than wanted; None where none is left."""
    low, fewer = max((each for each in tried if each[1] < goal), default=(-inf, 0))
    high, more = min((each for each in tried if each[1] > goal), default=(inf, 0))
    if fewer and more:
        wanted = low + (high - low) * (goal - fewer) / (more - fewer)
    else:
        extent, pages = (low, fewer) if fewer else (high, more)
        wanted = extent * (1 + FIRM * (goal - pages) / pages)
    free = [each for each in extents(design) if low + STEP / 2 < each < high - STEP / 2]
    return min(free, key=lambda each: abs(each - wanted), default=None)


def extents(design: Design) -> list[float]:
    """Return the extents that a design can be brought to."""
    steps = round(WIDEST / STEP)
    every = (round(1 + step * STEP, 4) for step in range(-steps, steps + 1))
    return [each for each in every if fitted_design(design, each)]
