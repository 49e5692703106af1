"""Rows that are higher than a page: they break, and their table keeps its head and its caption.

The style sheet forbids rows to break. WeasyPrint then drops the head of a table whose next row finds no room below it
even on a page of its own, and leaves a caption alone on its page; here such a row may break after all. A head that is
higher than a page itself is broken as other rows are.

The cells of a row are laid out one after the other: a note that one of them calls takes room at the foot of the page
which those before it have filled already. Then the row is laid out again, with less.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.pages.baseline_grid import leading, top
from baspa.layout.pages.running_notes.parts import bottom_of
from baspa.layout.replacements import BREAKING_ROWS

MOST_LAYOUTS = 4  # of a row with notes: with less room it may call fewer of them
ROUNDING = 0.01  # px


@contextmanager
def breaking_rows() -> Iterator[None]:
    """Let rows break while the context lasts that no page could hold below their table's head."""
    table_layout = block.table_layout

    def layout(context: Any, table: Any, bottom_space: float, *rest: Any) -> Any:
        piece = _Piece(table_layout, context, table, bottom_space, rest)
        piece.break_row()
        piece.break_head()
        piece.make_room_for_notes()
        piece.take_back()
        return piece.result

    with replacing(BREAKING_ROWS, layout):
        yield


class _Piece:
    """What a page has of a table, laid out again and again while something is wrong with it."""

    def __init__(self, layout: Any, context: Any, table: Any, bottom_space: float, rest: tuple[Any, ...]) -> None:
        self.layout, self.context, self.table, self.bottom_space, self.rest = layout, context, table, bottom_space, rest
        self.skip_stack, self.wrapper, self.page_is_empty, *self.positioned = rest
        self.has_head = bool(table.children) and table.children[0].is_header
        self.widths, self.foot = list(table.column_widths), context.page_bottom
        self.result = layout(context, table, bottom_space, *rest)

    def again(self, more: float = 0.0) -> None:
        """Lay the piece out again, with so much more space to stay free below it, px."""
        block.remove_placeholders(self.context, [self.result[0]] if self.result[0] else [], *self.positioned)
        self.take_back()
        self.table.column_widths = list(self.widths)  # reversed by now where the table runs from right to left
        self.result = self.layout(self.context, self.table, self.bottom_space + more, *self.rest)

    def break_row(self) -> None:
        """Let the first row break if it finds no room below the head though the page is empty."""
        row = next_row(self.table, self.skip_stack)
        below = self.wrapper.position_y - top(self.context)
        begins = self.page_is_empty or below < leading(self.table.style)[0]
        if row is not None and begins and lacks_head(self.table, self.result[0]):
            let_break(row)
            self.again()

    def break_head(self) -> None:
        """Let a head break that is higher than a page: it is said once, like any other rows."""
        begins = self.skip_stack is None and self.page_is_empty
        if self.has_head and begins and lacks_head(self.table, self.result[0]):
            head = self.table.children[0]
            head.is_header = False
            for row in head.children:
                let_break(row)
            self.again()

    def make_room_for_notes(self) -> None:
        """Let the last row end above the notes that its cells call."""
        more = 0.0
        for _ in range(MOST_LAYOUTS):
            if self.context.page_bottom >= self.foot:
                return
            over = overflow(self.result[0], self.context.page_bottom - self.bottom_space)
            if over <= ROUNDING:
                return
            more += over
            self.again(more)

    def take_back(self) -> None:
        """Take notes back whose calls are not on the page: WeasyPrint leaves those of a head that it drops."""
        made = self.result[0]
        if made is None or (self.has_head and lacks_head(self.table, made)):
            block.remove_placeholders(self.context, [self.table.children[0] if made else self.table], *self.positioned)


def let_break(row: Any) -> None:
    """Let a row break over pages."""
    row.style = row.style.copy()
    row.style["break_inside"] = "auto"


def overflow(made: Any, bottom: float) -> float:
    """Return how far what stands in the last row of a piece of a table reaches below the end of the text, px."""
    rows = [row for group in made.children if not group.is_footer for row in group.children] if made else []
    found = [child for row in rows[-1:] for cell in row.children for child in cell.children]
    return max((bottom_of(child) for child in found if child.is_in_normal_flow()), default=bottom) - bottom


def lacks_head(table: Any, made: Any) -> bool:
    """Tell whether nothing was laid out of a table, or a piece without the head that the table has."""
    return made is None or bool(table.children[0].is_header and not (made.children and made.children[0].is_header))


def next_row(table: Any, skip_stack: Any) -> Any:
    """Return the row that a piece of a table begins with, if it is forbidden to break."""
    groups = [index for index, group in enumerate(table.children) if not group.is_header and not group.is_footer]
    index, below = next(iter(skip_stack.items())) if skip_stack else (groups[0] if groups else None, None)
    if index is None or not table.children[index].children:
        return None
    row = table.children[index].children[next(iter(below)) if below else 0]
    return row if row.style["break_inside"] == "avoid" else None
