"""Rows that are higher than a page: they break, and their table keeps its head and its caption.

The style sheet forbids rows to break. WeasyPrint then drops the head of a table whose next row finds no room below it
even on a page of its own, and leaves a caption alone on its page; here such a row may break after all. A head that is
higher than a page itself is broken as other rows are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.pages.baseline_grid import leading, top
from baspa.layout.pages.running_notes.note_layout import ROUNDING
from baspa.layout.pages.running_notes.parts import bottom_of
from baspa.layout.replacements import BREAKING_ROWS


@contextmanager
def breaking_rows() -> Iterator[None]:
    """Let rows break while the context lasts that no page could hold below their table's head."""
    table_layout = block.table_layout

    def layout(
        context: Any, table: Any, bottom_space: float, skip_stack: Any, wrapper: Any, page_is_empty: bool, *found: Any
    ) -> Any:
        arguments = context, table, bottom_space, skip_stack, wrapper, page_is_empty, *found
        widths = list(table.column_widths)
        has_head = bool(table.children) and table.children[0].is_header

        def take_back() -> None:
            """Take notes back whose calls are not on the page: WeasyPrint leaves those of a head that it drops."""
            if result[0] is None or (has_head and lacks_head(table, result[0])):
                block.remove_placeholders(context, [table.children[0] if result[0] else table], *found)

        def again() -> Any:
            block.remove_placeholders(context, [result[0]] if result[0] else [], *found)
            take_back()
            table.column_widths = list(widths)  # reversed by now where the table runs from right to left
            return table_layout(*arguments)

        known = Known(context, found)
        result = table_layout(*arguments)
        row = next_row(table, skip_stack)
        begins = page_is_empty or wrapper.position_y - top(context) < leading(table.style)[0]
        if row is not None and begins and lacks_head(table, result[0]):
            let_break(row)
            result = again()
        if has_head and skip_stack is None and page_is_empty and lacks_head(table, result[0]):
            head = table.children[0]
            head.is_header = False  # higher than a page: said once, like any other rows
            for row in head.children:
                let_break(row)
            result = again()
        result = beside_notes(context, result, known, lambda: table_layout(*arguments))
        take_back()
        return result

    with replacing(BREAKING_ROWS, layout):
        yield


class Known:
    """What stood on a page before a table: where it ended, its notes, and what is positioned."""

    def __init__(self, context: Any, positioned: tuple[Any, ...]) -> None:
        self.bottom, self.notes = context.page_bottom, tuple(context.current_page_footnotes)
        self.lists = [(each, len(each)) for each in positioned]

    def called_since(self, context: Any) -> list[Any]:
        """Return the notes that were called since."""
        return [note for note in context.current_page_footnotes if not any(note is each for each in self.notes)]

    def drop_positioned(self) -> None:
        """Let go of what was positioned since."""
        for each, length in self.lists:
            del each[length:]


def beside_notes(context: Any, result: Any, known: Known, again: Any) -> Any:
    """Return a table whose cells all end above the notes of the page.

    The cells of a row that breaks are laid out one after the other, and those before the cell that calls a note do not
    know of it: they are laid out once more, the note kept; one whose call goes over to the next page goes with it.
    """
    called = known.called_since(context)
    if not called or result[0] is None or known.bottom <= context.page_bottom or not is_cut(result):
        return result
    if bottom_of(result[0]) <= context.page_bottom + ROUNDING:
        return result
    known.drop_positioned()
    result = again()
    calls = {id(box.footnote) for box in result[0].descendants() if box.footnote} if result[0] else set()
    for note in [note for note in called if id(note) not in calls]:
        context.unlayout_footnote(note)
    return result


def is_cut(result: Any) -> bool:
    """Tell whether a table goes on within a row."""
    resume_at = result[1]
    return bool(resume_at) and any(below and any(below.values()) for below in resume_at.values())


def let_break(row: Any) -> None:
    """Let a row break over pages."""
    row.style = row.style.copy()
    row.style["break_inside"] = "auto"


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
