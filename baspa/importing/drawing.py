"""A grid table drawn (docs/manuscript.md, Tables): cells with borders around them, however many others they span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from baspa.load.markdown.grid_cells import GridFault, read_grid
from baspa.load.markdown.grid_cells import columns as seen

NARROWEST, WIDEST = 3, 100  # signs between two borders, and what a paragraph of a whole table should not pass
GAPS = (1, 2, 3)  # four would make code of the text
SIGNS = re.compile(r"[`$\[\](){}<>\\|]")


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell with its Markdown; rows and columns are counted from 0."""

    row: int
    column: int
    rows: int  # that it spans
    columns: int
    text: str


def draw(cells: Sequence[DrawnCell], head: int, sides: Sequence[str]) -> str:
    """Return a table; `head` is how many rows its head has, `sides` how each column is aligned, as in `:--`.

    Signs of the text may stand as if they were borders. Then the text is moved a little; "" where that does not help.
    """
    drawings = (drawn(cells, head, sides, gap) for gap in GAPS)
    return next((drawing for drawing in drawings if is_read(drawing, cells)), "")


def is_read(drawing: str, cells: Sequence[DrawnCell]) -> bool:
    """Tell whether the press reads a drawing as the cells that were drawn."""
    try:
        found = read_grid(drawing.split("\n")).cells
    except GridFault:
        return False
    wanted = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return [" ".join(cell.lines).split() for cell in found] == [cell.text.split() for cell in wanted]


def drawn(cells: Sequence[DrawnCell], head: int, sides: Sequence[str], gap: int) -> str:
    """Return a table whose text stands `gap` signs behind the borders."""
    room = max(WIDEST // len(sides), 16)
    texts = {cell: wrapped(cell.text, room * cell.columns) for cell in cells}
    more = 2 if gap == GAPS[0] else 5  # room beside the text
    wanted = [(cell.column, cell.columns, max(map(width, texts[cell])) + more) for cell in cells]
    widths = sizes(wanted, len(sides), NARROWEST)
    rows = max(cell.row + cell.rows for cell in cells)
    heights = sizes([(cell.row, cell.rows, len(texts[cell])) for cell in cells], rows, 1)
    lefts = [0, *accumulate(size + 1 for size in widths)]
    tops = [0, *accumulate(size + 1 for size in heights)]
    canvas = [[" "] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    for cell in cells:
        top, bottom = tops[cell.row], tops[cell.row + cell.rows]
        left, right = lefts[cell.column], lefts[cell.column + cell.columns]
        border(canvas, top, left, bottom, right)
        for number, line in enumerate(texts[cell], top + 1):
            canvas[number][left + 1 + gap : left + 1 + gap + width(line)] = [*seen(line)]
    if head:
        rule(canvas[tops[head]], lefts, sides)
    return "\n".join("".join(row) for row in canvas)


def border(canvas: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    """Draw the borders of one cell; corners of others stay."""
    for y in (top, bottom):
        for x in range(left, right + 1):
            canvas[y][x] = "+" if x in (left, right) or canvas[y][x] == "+" else "-"
    for x in (left, right):
        for y in range(top + 1, bottom):
            canvas[y][x] = "+" if canvas[y][x] == "+" else "|"


def rule(row: list[str], lefts: Sequence[int], sides: Sequence[str]) -> None:
    """Draw the line below the head, with the colons that align the columns."""
    for x, sign in enumerate(row):
        row[x] = "=" if sign == "-" else sign
    for (left, right), side in zip(pairwise(lefts), sides, strict=True):
        row[left + 1] = ":" if side.startswith(":") and row[left] == "+" else "="
        row[right - 1] = ":" if side.endswith(":") and row[right] == "+" else "="


def sizes(wanted: Sequence[tuple[int, int, int]], count: int, least: int) -> list[int]:
    """Return the sizes of columns or rows: each (first, how many, size) finds room, the borders between included."""
    found = [least] * count
    for first, spans, size in sorted(wanted, key=lambda each: each[1]):
        have = sum(found[first : first + spans]) + spans - 1
        found[first + spans - 1] += max(0, size - have)
    return found


def width(line: str) -> int:
    """Return how many columns of a screen a line takes."""
    return sum(1 for _ in seen(line))


def wrapped(text: str, room: int) -> list[str]:
    """Return the lines of a cell; those of plain paragraphs are broken where a word begins that means nothing else."""
    lines = text.split("\n")
    if any(re.match(r"\s|[-*>:|#+=`~$]|\d+[.)]\s|\[\^", line) for line in lines):
        return lines
    return [piece for line in lines for piece in broken(line, room)]


def broken(line: str, room: int) -> list[str]:
    """Return a line of text as lines that are not longer than `room`, as far as that can be."""
    found = [""]
    for number, word in enumerate(line.split(" ")):
        last = found[-1].rpartition(" ")[2]
        safe = word[:1].isalpha() and not SIGNS.search(word) and not SIGNS.search(last) and found[-1].strip()
        if number and safe and width(found[-1]) + width(word) >= room:
            found.append(word)
        else:
            found[-1] += (" " if number else "") + word
    return found
