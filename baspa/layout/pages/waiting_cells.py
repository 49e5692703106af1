"""Cells of a row that breaks: one of which nothing finds room on a page goes on upon the next where it stood.

WeasyPrint lets such a cell begin anew, so that what pages before have of it is printed a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_text import WAITING_CELLS


@contextmanager
def waiting_cells() -> Iterator[None]:
    """Let cells wait while the context lasts."""
    table_layout, container_layout = block.table_layout, block.block_container_layout
    waiting: dict[Any, Any] = {}  # cells of which a page has nothing: where they go on

    def container(context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **others: Any) -> Any:
        result = container_layout(context, box, bottom_space, skip_stack, *rest, **others)
        if isinstance(box, boxes.TableCellBox):
            waiting.pop(box, None)
            if result[0] is None and skip_stack:
                waiting[box] = skip_stack
        return result

    def layout(context: Any, table: Any, *rest: Any) -> Any:
        made, resume_at, *others = table_layout(context, table, *rest)
        for group, rows in (resume_at or {}).items():
            for row, cells in (rows or {}).items():
                for index in cells or ():
                    cell = table.children[group].children[row].children[index]
                    cells[index] = waiting.get(cell, cells[index])
        return made, resume_at, *others

    with replacing(WAITING_CELLS, layout, container):
        yield
