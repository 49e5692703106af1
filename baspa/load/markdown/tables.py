"""Tables whose rows do not fit their head: markdown-it-py drops the cells that are too many without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table

from baspa.model.problem import Place, Problem, Severity

DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
ROWS = "rows"  # key of the environment: (line from 0, cells, cells of the head; whether it is the line of dashes)


def counted_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as markdown-it-py does, and note down what does not fit its head."""
    found = table(state, start, end, silent)
    if silent or start + 1 >= end:
        return found
    head, rows = len(cells(state, start)), state.env.setdefault(ROWS, [])
    if found:
        rows += [(line, len(cells(state, line)), head, False) for line in range(start + 2, state.line)]
    elif "|" in getLine(state, start) and "|" in getLine(state, start + 1) and not state.is_code_block(start):
        dashes = DASHES.fullmatch(getLine(state, start + 1).strip())
        rows += [(start + 1, len(cells(state, start + 1)), head, True)] if dashes else []
    return found


def cells(state: StateBlock, line: int) -> list[str]:
    """Return the cells of a line: bars at its ends are none."""
    found = escapedSplit(getLine(state, line).strip())
    return found[found[:1] == [""] : len(found) - (found[-1:] == [""])]


def table_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B039 for the rows that have not as many cells as their head; a warning where nothing is lost."""
    for line, count, head, dashes in env.get(ROWS, ()):
        place, has = Place(path, line + 1), f"{count} cell{'s' if count > 1 else ''}, its head {head}"
        if dashes:
            yield Problem(
                place, "B039", f"the table's line of dashes has {has}", "give both as many: else it is no table"
            )
        elif count > head:
            hint = "add columns to the head and its line of dashes; a bar that is text is \\|"
            yield Problem(place, "B039", f"the table's row has {has}", hint)
        elif count < head:
            hint = "write the empty cells as well: | |"
            yield Problem(place, "B039", f"the table's row has {has}", hint, Severity.WARNING)
