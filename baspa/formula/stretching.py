"""Operators that grow: larger forms of a glyph, or parts put together (OpenType 1.9, MATH table, MathVariants)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Any

from baspa.formula.boxes import Glyph, MathBox, PlacedMark, raised
from baspa.formula.fonts import (
    MATH,
    Direction,
    assembly,
    em,
    font,
    glyph_box,
    ink_span,
    least_overlap,
    variants,
)
from baspa.formula.style import MathStyle

FACTOR = 0.901  # TeX's \delimiterfactor: a fence need not cover all that it encloses
SHORTFALL = 0.3  # em that it may lack at most; TeX's \delimitershortfall is 0.5, which shows at tables


def fence(glyph: int, style: MathStyle, height: float, depth: float) -> MathBox:
    """Return a delimiter, symmetric about the axis, that encloses a height and depth (The TeXbook, appendix G, 19)."""
    axis = style.constant("AXIS_HEIGHT")
    whole = 2 * max(height - axis, depth + axis)
    return centred(grown(glyph, style.size, "ttb", max(whole * FACTOR, whole - SHORTFALL * style.size), whole), axis)


def centred(box: MathBox, axis: float) -> MathBox:
    """Return a box moved so that its middle is on the axis."""
    up = axis - (box.height - box.depth) / 2
    return replace(raised(box, up), plain=False, lone=None)


def large(glyph: int, style: MathStyle) -> MathBox:
    """Return the form of a sum or an integral for formulas on lines of their own."""
    return grown(glyph, style.size, "ttb", style.constant("DISPLAY_OPERATOR_MIN_HEIGHT"))


def grown(glyph: int, size: float, direction: Direction, least: float, best: float = 0.0) -> MathBox:
    """Return the smallest form of a glyph at least that long, em; the longest there is where none is long enough.

    What is put together of parts can be of any length: `best`, where that is more.
    """
    if not variants(glyph, direction) and not assembly(glyph, direction):
        return glyph_box(glyph, size)
    for each in (glyph, *(form for form, _ in variants(glyph, direction))):
        if length(each, size, direction) >= least:
            return glyph_box(each, size)
    if parts := assembly(glyph, direction):
        return assembled(parts, size, direction, max(least, best))
    return glyph_box(variants(glyph, direction)[-1][0], size)


def length(glyph: int, size: float, direction: Direction) -> float:
    """Return how long the ink of a glyph is, em."""
    if direction == "ttb":
        box = glyph_box(glyph, size)
        return box.height + box.depth
    left, right = ink_span(glyph, size)
    return right - left


def widest(glyph: int, size: float, most: float) -> MathBox:
    """Return the widest form of an accent that is no wider than that, em; its first form where none is."""
    forms = [form for form, _ in variants(glyph, "ltr")]
    fitting = [form for form in forms if length(form, size, "ltr") <= most]
    return glyph_box((fitting or [glyph])[-1], size)


def assembled(parts: Any, size: float, direction: Direction, least: float) -> MathBox:
    """Put parts together to a length, em, repeating those that may be (MathML Core, 5.3)."""
    scale, overlap = size / em(MATH), least_overlap()
    fixed = [part for part in parts if not is_extender(part)]
    extenders = [part for part in parts if is_extender(part)]
    missing = least / scale - sum(part.full_advance - overlap for part in fixed) - overlap
    step = sum(part.full_advance - overlap for part in extenders)
    times = max(1, ceil(missing / step)) if extenders else 0
    chain = [part for part in parts for _ in range(times if is_extender(part) else 1)]
    total = sum(part.full_advance for part in chain) - overlap * (len(chain) - 1)
    most = min((max_overlap(a, b) for a, b in pairwise(chain)), default=overlap)
    spare = (total - least / scale) / max(1, len(chain) - 1)
    overlap = max(overlap, min(overlap + spare, most))
    return chained(chain, size, direction, overlap)


def is_extender(part: Any) -> bool:
    """Tell whether a part may be repeated."""
    return bool(part.flags & 1)


def max_overlap(first: Any, second: Any) -> float:
    """Return by how much two parts may overlap, in units of the font."""
    return float(min(first.end_connector_length, second.start_connector_length))


def chained(chain: list[Any], size: float, direction: Direction, overlap: float) -> MathBox:
    """Set parts one after another, from the bottom to the top or from left to right."""
    scale, marks, at = size / em(MATH), list[PlacedMark](), 0.0
    for part in chain:
        ink = font(MATH).get_glyph_extents(part.glyph)
        mark = Glyph(MATH, part.glyph, size)
        if direction == "ttb":
            marks.append((0.0, at * scale - (ink.y_bearing + ink.height) * scale, mark))
        else:
            marks.append((at * scale - ink.x_bearing * scale, 0.0, mark))
        at += part.full_advance - overlap
    return bounded(tuple(marks), chain, size, direction, (at + overlap) * scale)


def bounded(marks: tuple[PlacedMark, ...], chain: list[Any], size: float, direction: Direction, long: float) -> MathBox:
    """Return the box around chained parts; `long` is their length, em."""
    boxes = [glyph_box(part.glyph, size) for part in chain]
    if direction == "ttb":
        return MathBox(max(box.width for box in boxes), long, 0.0, marks)
    return MathBox(long, max(box.height for box in boxes), max(box.depth for box in boxes), marks)
