"""A formula as a picture: SVG with outlines and nothing else, and its place on the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from xml.etree import ElementTree as ET

from baspa.formula.boxes import Glyph, MathBox, PlacedMark, RuleMark
from baspa.formula.fonts import SCALE, Segment, em, glyph_outline
from baspa.formula.layout import lay
from baspa.formula.model import Formula
from baspa.formula.style import MathStyle

UNIT = 1000  # of the SVG's coordinates, to an em of the text: 0.0035 mm at 10 pt

LOW = (".", ",", "…")  # signs that no arm of a letter before them touches


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn formula; measures in em of the text around it."""

    svg: bytes
    width: float  # of the picture
    height: float  # above the baseline
    depth: float  # below it
    left: float  # by how much the ink stands out of the line's room for it, on either side
    right: float

    @property
    def size(self) -> str:
        """Return the declarations that set the picture on the baseline."""
        sizes = f"width:{self.width:.4f}em;height:{self.height + self.depth:.4f}em"
        return f"{sizes};vertical-align:{-self.depth:.4f}em"

    def css(self, behind: str) -> str:
        """Return the declarations that set the picture on the line, before the text `behind` it.

        The ink that stands out takes no room; at the right it does, as TeX's italic correction has it, or the space
        behind a leaning letter were narrow. A sign at the foot may stand below its arm.
        """
        right = self.right if behind.startswith(LOW) else 0.0
        return f"{self.size};margin:0 {-right:.4f}em 0 {-self.left:.4f}em"


def draw_formula(formula: Formula) -> Drawing:
    """Draw a formula; its bytes depend on nothing but the formula."""
    root = ET.fromstring(formula.mathml)  # noqa: S314  our own
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return drawn(lay(root, MathStyle(formula.display)))


def drawn(box: MathBox) -> Drawing:
    """Draw a box of the math font's em."""
    points = [(x + a, y + b) for x, y, mark in box.marks for _, at in segments(mark) for a, b in at]
    left = whole(max([0.0, *(-x for x, _ in points)]))
    right = whole(max([0.0, *(x - box.width for x, _ in points)]))
    height = whole(max([box.height, *(y for _, y in points)]))
    depth = whole(max([box.depth, 0.0, *(-y for _, y in points)]))
    width = max(0, left + whole(box.width) + right)  # a space may be negative
    paths = "".join(path(box.marks, left, height))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + depth}">'
    svg = f'{head}<path d="{paths}"/></svg>' if paths else f"{head}</svg>"
    return Drawing(svg.encode(), width / UNIT, height / UNIT, depth / UNIT, left / UNIT, right / UNIT)


def whole(edge: float) -> int:
    """Return a length, em of the math font, in units of the picture, rounded up."""
    return ceil(round(edge * SCALE * UNIT, 3))


def segments(mark: Glyph | RuleMark) -> Iterator[Segment]:
    """Yield the outline of a mark in em, from its own origin, y up; a rule runs round as TrueType's outlines do."""
    if isinstance(mark, RuleMark):
        corners = ((0.0, 0.0), (0.0, mark.height), (mark.width, mark.height), (mark.width, 0.0))
        yield from (("L" if n else "M", (corner,)) for n, corner in enumerate(corners))
        yield "Z", ()
        return
    scale = mark.size / em(mark.font)
    for command, points in glyph_outline(mark.font, mark.id):
        yield command, tuple((x * scale, y * scale) for x, y in points)


def path(marks: Iterable[PlacedMark], left: int, top: int) -> Iterator[str]:
    """Yield the path data of marks, their baseline beginning at (left, top) of the picture, in steps of whole units."""
    at = start = (0, 0)
    for x, y, mark in marks:
        for command, points in segments(mark):
            placed = [(left + round((x + a) * SCALE * UNIT), top - round((y + b) * SCALE * UNIT)) for a, b in points]
            yield command.lower() + numbers(n - o for point in placed for n, o in zip(point, at, strict=True))
            at = placed[-1] if placed else start
            start = at if command == "M" else start


def numbers(values: Iterable[int]) -> str:
    """Return numbers as path data; a minus parts them as well as a space."""
    return " ".join(map(str, values)).replace(" -", "-")
