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

    def layout(
        context: Any, table: Any, bottom_space: float, skip_stack: Any, wrapper: Any, page_is_empty: bool, *found: Any
    ) -> Any:
        arguments = skip_stack, wrapper, page_is_empty, *found
        widths, foot = list(table.column_widths), context.page_bottom

        def again(more: float = 0.0) -> Any:
            block.remove_placeholders(context, [result[0]] if result[0] else [], *found)
            table.column_widths = list(widths)  # reversed by now where the table runs from right to left
            return table_layout(context, table, bottom_space + more, *arguments)

        result = table_layout(context, table, bottom_space, *arguments)
        row = next_row(table, skip_stack)
        begins = page_is_empty or wrapper.position_y - top(context) < leading(table.style)[0]
        if row is not None and begins and lacks_head(table, result[0]):
            let_break(row)
            result = again()
        has_head = bool(table.children) and table.children[0].is_header
        if has_head and skip_stack is None and page_is_empty and lacks_head(table, result[0]):
            head = table.children[0]
            head.is_header = False  # higher than a page: said once, like any other rows
            for row in head.children:
                let_break(row)
            result = again()
        more = 0.0
        for _ in range(MOST_LAYOUTS):
            over = overflow(result[0], context.page_bottom - bottom_space) if context.page_bottom < foot else 0.0
            if over <= ROUNDING:
                break
            more += over
            result = again(more)
        return result

    with replacing(BREAKING_ROWS, layout):
        yield


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
