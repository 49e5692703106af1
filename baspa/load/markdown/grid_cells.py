"""Grid tables, the form of pandoc, docutils and Emacs: a drawing of lines becomes cells with their spans.

    +---------+---------------+
    | Year    | Sheets        |
    |         +-------+-------+
    |         | plain | fine  |
    +=========+=======+======:+
    | 1911    | 2     | 12    |
    +---------+-------+-------+

Every cell is found from its upper left corner, as docutils does (docutils.parsers.rst.tableparser), so that the signs
of borders may stand in its text. Columns are counted as they are seen on the screen (UAX 11, UAX 44): a combining
accent takes none, a wide letter two.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BORDER = re.compile(r"\+(?::?[-=]+:?\+)+")
HEAD = re.compile(r"\+(?::?=+:?\+)+")
ACROSS, DOWN = frozenset("-=:+"), frozenset("|+")
CODE = 4  # spaces that would make code of a cell's first line
SIDES = {(True, False): "left", (False, True): "right", (True, True): "center", (False, False): ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; rows and columns are counted from 0."""

    row: int
    column: int
    rows: int  # that it spans
    columns: int
    line: int  # of its first line in the drawing, from 0
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table that was drawn."""

    cells: tuple[Cell, ...]  # row by row
    head: int  # how many rows are the head
    aligned: tuple[str, ...]  # of each column: left, center, right or ""
    widths: tuple[int, ...]  # of each column, in signs


@dataclass
class GridFault(Exception):
    """What keeps a drawing from being a table."""

    line: int  # from 0
    message: str
    hint: str


def read_grid(lines: Sequence[str]) -> DrawnTable:
    """Read the lines of a drawing, the first of them a border; raises GridFault."""
    signs = [tuple(columns(line)) for line in lines]
    check_outline(lines, signs)
    found = sorted(rectangles(signs))
    check_crosses(found, signs)
    tops = sorted({top for top, *_ in found})
    lefts = sorted({left for _, left, *_ in found})
    head, rule = head_of(lines, tops)
    row_of = {y: number for number, y in enumerate([*tops, len(lines) - 1])}
    column_of = {x: number for number, x in enumerate([*lefts, len(signs[0]) - 1])}
    cells = tuple(
        Cell(
            row_of[top],
            column_of[left],
            row_of[bottom] - row_of[top],
            column_of[right] - column_of[left],
            top + 1,
            tuple(text("".join(row[left + 1 : right]) for row in signs[top + 1 : bottom])),
        )
        for top, left, bottom, right in found
    )
    widths = tuple(right - left for left, right in pairwise([*lefts, len(signs[0]) - 1]))
    return DrawnTable(cells, head, tuple(alignments(signs[rule], lefts)), widths)


def columns(line: str) -> Iterator[str]:
    """Yield what stands in each column of a screen: a letter with its accents; "" behind a wide one."""
    held = ""
    for sign in line:
        if held and unicodedata.combining(sign):
            held += sign
            continue
        if held:
            yield held
        wide = unicodedata.east_asian_width(sign) in ("W", "F")
        held = sign
        if wide:
            yield held
            held = ""
            yield ""
    if held:
        yield held


def check_outline(lines: Sequence[str], signs: Sequence[Sequence[str]]) -> None:
    """Raise GridFault unless all lines end where the first ends, and the last is a border."""
    width = len(signs[0])
    for number, (line, row) in enumerate(zip(lines, signs, strict=True)):
        hint = f"let it end with | or + at sign {width}: {line.strip()[-12:]}"
        if away := len(row) - width:
            more = f"{abs(away)} {'longer' if away > 0 else 'shorter'}"
            raise GridFault(number, f"the grid's line is {more} than its first", hint)
        if row[-1] not in DOWN:
            raise GridFault(number, "the grid's line does not end with a border", hint)
    if not BORDER.fullmatch(lines[-1]):
        raise GridFault(len(lines) - 1, "the grid has no lower border", "end it with a line such as the first")


def rectangles(signs: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield top, left, bottom and right border of each cell; raises GridFault where they do not fill the drawing."""
    height, width = len(signs), len(signs[0])
    across, down = runs(signs)
    filled = [0] * (width - 1)  # down to which border, of each column
    corners = [(0, 0)]
    while corners:
        top, left = heapq.heappop(corners)
        if top >= height - 1 or left >= width - 1 or filled[left] > top:
            continue
        bottom, right = rectangle(signs, across, down, top, left)
        if any(done != top for done in filled[left:right]):
            raise GridFault(top, f"the cell at sign {left + 1} runs into another", "let the borders around it meet")
        filled[left:right] = [bottom] * (right - left)
        yield top, left, bottom, right
        heapq.heappush(corners, (top, right))
        heapq.heappush(corners, (bottom, left))
    if min(filled) < height - 1:
        at = filled.index(min(filled))
        raise GridFault(min(filled), f"no cell begins at sign {at + 1}", "let the borders meet")


def runs(signs: Sequence[Sequence[str]]) -> tuple[list[list[int]], list[list[int]]]:
    """Return, for each place, to which column and to which line a border runs on from it."""
    height, width = len(signs), len(signs[0])
    across = [list(range(width)) for _ in signs]
    down = [[y] * width for y in range(height)]
    for y in reversed(range(height)):
        for x in reversed(range(width)):
            if x + 1 < width and signs[y][x] in ACROSS and signs[y][x + 1] in ACROSS:
                across[y][x] = across[y][x + 1]
            if y + 1 < height and signs[y][x] in DOWN and signs[y + 1][x] in DOWN:
                down[y][x] = down[y + 1][x]
    return across, down


def rectangle(
    signs: Sequence[Sequence[str]], across: list[list[int]], down: list[list[int]], top: int, left: int
) -> tuple[int, int]:
    """Return the lower and the right border of the cell with this corner, the nearest that close it."""
    reached = top, left
    for right in range(left + 2, across[top][left] + 1):
        if signs[top][right] != "+":
            continue
        reached = max(reached, (down[top][right], right))
        for bottom in range(top + 2, min(down[top][right], down[top][left]) + 1):
            if signs[bottom][left] == signs[bottom][right] == "+" and across[bottom][left] >= right:
                return bottom, right
    line, at = min(reached[0] + 1, len(signs) - 1), reached[1]
    said = f"the grid's borders do not meet: no | or + at sign {at + 1}, below the + of another line"
    raise GridFault(line, said, "draw the borders of a cell right under each other, with a + at each corner")


def check_crosses(cells: Sequence[tuple[int, int, int, int]], signs: Sequence[Sequence[str]]) -> None:
    """Raise GridFault for a + in a border that is no cell's corner: what should begin there stands in another place."""
    corners = {(y, x) for top, left, bottom, right in cells for y in (top, bottom) for x in (left, right)}
    for top, left, bottom, right in cells:
        for edge, beside in ((top, top + 1), (bottom, bottom - 1)):
            for x in range(left + 1, right):
                if signs[edge][x] == "+" and (edge, x) not in corners:
                    said = f"the grid's borders do not meet: no | at sign {x + 1}, where another line has a +"
                    raise GridFault(beside, said, "move the bar there; beside a cell that spans several draw - for +")
        for y in range(top + 1, bottom):
            if signs[y][left] == "+" and (y, left) not in corners:
                said = f"the grid's border breaks off behind sign {left + 1}"
                raise GridFault(y, said, "draw it to the next + without a gap; beside a cell that spans rows draw |")


def head_of(lines: Sequence[str], tops: Sequence[int]) -> tuple[int, int]:
    """Return how many rows are the head, and which line says how columns are aligned: that below it, or the first."""
    rules = [number for number, line in enumerate(lines) if HEAD.fullmatch(line)]
    if len(rules) > 1 and rules[-1] == len(lines) - 1:
        rules = rules[:-2]  # around the foot, as pandoc has it: its rows are the last
    for number in rules[1:]:
        raise GridFault(number, "the grid has a second line of =", "only the head ends with =, other rows with -")
    for number in rules:
        if number == len(lines) - 1:
            return len(tops), number  # of a head alone
        if number not in tops[1:]:
            raise GridFault(number, "the line of = has no rows above it", "draw it below the head, or -")
        return tops.index(number), number
    return 0, 0


def alignments(rule: Sequence[str], lefts: Sequence[int]) -> Iterator[str]:
    """Yield how each column is aligned, by the colons at the ends of its piece of the rule."""
    for left, right in pairwise([*lefts, len(rule) - 1]):
        yield SIDES[rule[left + 1] == ":", rule[right - 1] == ":"]


def text(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a cell without the space to the left of all of them."""
    rows = [line.rstrip() for line in lines]
    margin = min((len(row) - len(row.lstrip()) for row in rows if row), default=0)
    rows = [row[margin:] for row in rows]
    first = next((number for number, row in enumerate(rows) if row), 0)
    if rows[first].startswith(" " * CODE):  # a line that was centred, not code
        rows[first] = rows[first].lstrip()
    yield from rows
