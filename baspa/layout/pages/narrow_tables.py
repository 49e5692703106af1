"""Tables whose words want more room than there is: wide columns get less, words are parted, type gets smaller.

WeasyPrint gives each column the width of its longest word, though the table then runs off the page (CSS 2.2, 17.5.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_text import NARROW_TABLES

TOLERATED = 1.0  # px that a table may be too wide
COMFORTABLE = 5.0  # em that words of a column may be broken at
LEAST = 2.0  # em: a letter or two between the cell's sides
SIZES = (1.0, 0.9, 0.8, 0.7)  # of type, before a column gets narrower than is comfortable
SMALLEST = 0.1
LEAST_SHARE = 0.7  # of their level that columns of words keep beside those of dates
LETTERS = re.compile(r"[^\W\d_]{5}")  # shorter words are whole
PADDING = 0.1  # of a narrow column's width, on either side


@contextmanager
def narrow_tables() -> Iterator[None]:
    """Keep tables within the measure of the block that they stand in, while the context lasts."""
    table_wrapper_width = block.table_wrapper_width

    def fitted(context: Any, wrapper: Any, containing_block: tuple[float, Any]) -> None:
        table_wrapper_width(context, wrapper, containing_block)
        table = wrapper.get_wrapped_table()
        over = wrapper.width - containing_block[0]
        if over > TOLERATED and table.column_widths:
            narrow(table, over)
            wrapper.width = table.border_width()

    with replacing(NARROW_TABLES, fitted):
        yield


def narrow(table: Any, over: float) -> None:
    """Make a table narrower by `over`, px; the share of its size that its type keeps is there for who is to be told."""
    room = table.width - over
    em = table.style["font_size"]
    size, level = size_and_level(table.column_widths, room, em)
    kept, level = kept_whole(table, room, size, level)
    wanted = [width * size for width in table.column_widths]
    table.column_widths = [
        width * size if column in kept else min(width * size, level) for column, width in enumerate(table.column_widths)
    ]
    table.width = sum(table.column_widths)
    if getattr(table, "share_of_size", None) is None:
        lack = [width - given for width, given in zip(wanted, table.column_widths, strict=True)]
        table.parts_words = False
        for cell in (cell for group in table.children for row in group.children for cell in row.children):
            scale(cell, size)
            hyphenate(cell)
            spared = pad(cell, min(level, COMFORTABLE * em))
            table.parts_words |= cell.colspan == 1 and lack[cell.grid_x] > spared + TOLERATED
        table.share_of_size = size


def size_and_level(widths: Sequence[float], room: float, em: float) -> tuple[float, float]:
    """Return the share of its size that type keeps, and what no column is wider than, px, so that all have room."""
    sizes = [(size, COMFORTABLE) for size in SIZES]
    sizes += [(SIZES[-1] * 0.9**step, LEAST) for step in range(20)]
    for size, least in sizes:
        found = water_level([width * size for width in widths], room)
        if found >= least * em * size or size <= SMALLEST:
            break
    return size, found


def kept_whole(table: Any, room: float, size: float, level: float) -> tuple[frozenset[int], float]:
    """Return the columns of dates and figures, which no hyphen parts, and the level of all others.

    There are none where the others would lack room.
    """
    widths = [width * size for width in table.column_widths]
    kept = frozenset(column for column in whole_columns(table) if column < len(widths))
    others = [width for column, width in enumerate(widths) if column not in kept]
    left = room - sum(widths[column] for column in kept)
    if not kept or not others or left < len(others) * LEAST_SHARE * level:
        return frozenset(), level
    return kept, water_level(others, left)


def whole_columns(table: Any) -> Iterator[int]:
    """Yield the columns whose longest word has no letters in a row that could be parted."""
    longest: dict[int, str] = {}
    for cell in (cell for group in table.children for row in group.children for cell in row.children):
        text = "".join(getattr(box, "text", "") for box in cell.descendants())
        if cell.colspan == 1:
            longest[cell.grid_x] = max((longest.get(cell.grid_x, ""), *text.split()), key=len)
    for column, word in longest.items():
        if not LETTERS.search(word):
            yield column


def water_level(widths: Sequence[float], room: float) -> float:
    """Return the width that none may be wider than so that all together fill `room`, less than they have."""
    left = room
    for index, width in enumerate(ordered := sorted(widths)):
        level = left / (len(ordered) - index)
        if width >= level:
            return level
        left -= width
    return ordered[-1]


def scale(box: Any, size: float) -> None:
    """Set what is in a box in type of a share of its size."""
    if size < 1:
        box.style = box.style.copy()
        box.style["font_size"] *= size
        height = box.style["line_height"]
        if isinstance(height, Dimension):
            box.style["line_height"] = Dimension(height.value * size, height.unit)
        for child in getattr(box, "children", ()):
            scale(child, size)


def hyphenate(box: Any) -> None:
    """Let words of a box that have no room on a line of their own be parted as the language parts them; no others."""
    if box.style["hyphens"] == "manual":
        box.style = box.style.copy()
        box.style["hyphens"], box.style["hyphenate_limit_zone"] = "auto", Dimension(100, "%")
    for child in getattr(box, "children", ()):
        hyphenate(child)


def pad(cell: Any, width: float) -> float:
    """Give a cell no more padding at its sides than its column can spare; return how much it has less, px."""
    cell.style, spared = cell.style.copy(), 0.0
    for name in ("padding_left", "padding_right"):
        given = cell.style[name]
        most = PADDING * width
        if given.value > most:
            cell.style[name] = Dimension(most, "px")
            spared += given.value - most
    return spared
