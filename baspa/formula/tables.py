"""Matrices, cases and aligned lines: rows on baselines, as LaTeX's arrays and AMS-LaTeX's alignments set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

from baspa.formula.boxes import MathBox, rule, together
from baspa.formula.css import declarations
from baspa.formula.operators import ems
from baspa.formula.stretching import centred
from baspa.formula.style import MathStyle

Lay = Callable[[Element, MathStyle], MathBox]
Placed = tuple[float, float, MathBox]
Look = dict[str, str]  # the declarations of a cell's style

HEIGHT, DEPTH = 0.84, 0.36  # of a row at least, em: LaTeX's \strutbox, a line of 1.2 em
COLUMN = 0.5  # em on either side of a column: LaTeX's \arraycolsep
THIN = 1 / 6  # em beside a table within delimiters
JOT = 0.3  # em more between formulas on lines of their own: AMS-LaTeX's \jot
LEAST = 0.1  # em between rows that are higher than a line
THICK = 0.04  # of a line, em: LaTeX's \arrayrulewidth
SHARE = {"left": 0.0, "right": 1.0}


@dataclass(frozen=True, slots=True)
class TableBoxes:
    """The cells of a table with their measures, em."""

    boxes: tuple[tuple[MathBox, ...], ...]
    looks: tuple[tuple[Look, ...], ...]
    gaps: tuple[float, ...]  # before each column, and behind the last
    widths: tuple[float, ...]
    ups: tuple[float, ...]  # baseline of each row, y
    size: float

    @property
    def starts(self) -> list[float]:
        """Where each column begins, x, and where the table ends."""
        return list(accumulate(gap + before for gap, before in zip(self.gaps, (0.0, *self.widths), strict=True)))

    def top(self, row: int) -> float:
        """Return the upper edge of a row, y."""
        return self.ups[row] + max(HEIGHT * self.size, *(box.height + LEAST * self.size for box in self.boxes[row]))

    def bottom(self, row: int) -> float:
        """Return the lower edge of a row, y."""
        return self.ups[row] - max(DEPTH * self.size, *(box.depth + LEAST * self.size for box in self.boxes[row]))


def table(element: Element, style: MathStyle, lay: Lay) -> MathBox:
    """Set an <mtable>, its middle on the axis."""
    style = replace(style.inner(), display=element.get("displaystyle") == "true")
    grid = measured(element, style, lay)
    placed = [*cells(grid), *lines(grid)]
    strut = MathBox(0.0, 0.0 if style.display else grid.top(0), 0.0 if style.display else -grid.bottom(-1))
    return centred(together(grid.starts[-1], [*placed, (0.0, 0.0, strut)]), style.constant("AXIS_HEIGHT"))


def measured(element: Element, style: MathStyle, lay: Lay) -> TableBoxes:
    """Set the cells of a table and measure its rows and columns; short rows are filled up."""
    count = max(len(row) for row in element)
    looks = tuple(
        tuple(declarations(cell.get("style", "")) for cell in row) + ({},) * (count - len(row)) for row in element
    )
    boxes = tuple(tuple(lay(cell, style) for cell in row) + (MathBox(),) * (count - len(row)) for row in element)
    end = edge(looks, style) * style.size
    inner = [max(padding(row[n - 1], "right") + padding(row[n], "left") for row in looks) for n in range(1, count)]
    gaps = (end, *(gap * style.size for gap in inner), end)
    widths = tuple(max(row[n].width for row in boxes) for n in range(count))
    tight = all(look.get("padding-top", "").strip() == "0" for row in looks for look in row)
    return TableBoxes(boxes, looks, gaps, widths, tuple(baselines(boxes, style, tight)), style.size)


def edge(looks: tuple[tuple[Look, ...], ...], style: MathStyle) -> float:
    """Return the room at both ends of a table, em: beside lines as between columns, little beside delimiters."""
    if any(name.startswith("border") for row in looks for look in row for name in look):
        return COLUMN
    first = {look.get("text-align", "right" if style.display else "center") for row in looks for look in row[:1]}
    return 0.0 if first == {"right"} else THIN


def padding(look: Look, side: str) -> float:
    """Return the room that a cell has at a side, em."""
    return ems(look.get(f"padding-{side}", str(COLUMN)))


def baselines(boxes: tuple[tuple[MathBox, ...], ...], style: MathStyle, tight: bool) -> Iterator[float]:
    """Yield the baseline of each row, y: the first 0, the others below."""
    line = 0.0 if tight else (HEIGHT + DEPTH) * style.size
    jot = JOT * style.size if style.display and not tight else 0.0
    up = 0.0
    yield up
    for above, below in pairwise(boxes):
        deep, high = max(box.depth for box in above), max(box.height for box in below)
        up -= jot + max(line, deep + high + 2 * LEAST * style.size)
        yield up


def cells(grid: TableBoxes) -> Iterator[Placed]:
    """Yield each cell at its place."""
    for boxes, looks, up in zip(grid.boxes, grid.looks, grid.ups, strict=True):
        for n, (box, look) in enumerate(zip(boxes, looks, strict=True)):
            share = SHARE.get(look.get("text-align", ""), 0.5)
            yield grid.starts[n] + (grid.widths[n] - box.width) * share, up, box


def lines(grid: TableBoxes) -> Iterator[Placed]:
    """Yield the lines between rows and columns; where there are any, a table reaches to its edges."""
    thick, starts, last = THICK * grid.size, grid.starts, len(grid.boxes) - 1
    across = rule(starts[-1], thick)
    for n, looks in enumerate(grid.looks):
        yield from ((0.0, grid.top(n) - thick / 2, across) for look in looks[:1] if "border-top" in look)
        yield from ((0.0, grid.bottom(n) - thick / 2, across) for look in looks[:1] if "border-bottom" in look)
    down = rule(thick, grid.top(0) - grid.bottom(last))
    for n, look in enumerate(grid.looks[0]):
        left = starts[n] - grid.gaps[n] / 2 if n else 0.0
        right = starts[n + 1] - grid.gaps[n + 1] / 2 if n + 2 < len(starts) else starts[-1]
        yield from ((left - thick / 2, grid.bottom(last), down) for _ in "1" if "border-left" in look)
        yield from ((right - thick / 2, grid.bottom(last), down) for _ in "1" if "border-right" in look)
