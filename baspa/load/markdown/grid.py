"""The block rule of grid tables: a drawing of lines becomes the tokens of a table, its cells read as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from baspa.load.markdown.blanks import SIGN_ALONE
from baspa.load.markdown.blocks_within import push_paragraph
from baspa.load.markdown.depth import DEEP
from baspa.load.markdown.drawn import DRAWN, DrawnColumns
from baspa.load.markdown.grid_cells import BORDER, Cell, DrawnTable, GridFault, read_grid
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS
from baspa.load.markdown.tables import ROWS
from baspa.model.problem import Place, Problem

FAULTS = "grid faults"  # key of the environment: (line from 0, message, hint)


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a drawing that begins with a border, `+---+---+`, and a line below it that begins with a bar or a plus."""
    if state.is_code_block(start) or not BORDER.fullmatch(_line(state, start)):
        return False
    last = start + 1
    while last < end and state.sCount[last] >= state.blkIndent and _line(state, last).startswith(("|", "+")):
        last += 1
    if last == start + 1:
        return False
    if silent:
        return True
    lines = [_line(state, number) for number in range(start, last)]
    opening = _push(state, "table_open", "table", 1, start, last)
    try:
        _rows(state, read_grid(lines), start, opening)
    except GridFault as fault:
        state.env.setdefault(FAULTS, []).append((start + fault.line, fault.message, fault.hint))
    _push(state, "table_close", "table", -1, start, last)
    state.line = last
    return True


def drawn_table(state: StateBlock, table: DrawnTable, start: int, end: int) -> None:
    """Write the tokens of a table that stands on some lines."""
    _rows(state, table, start, _push(state, "table_open", "table", 1, start, end))
    _push(state, "table_close", "table", -1, start, end)
    state.line = end


def grid_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B115 for each drawing that is no table."""
    for line, message, hint in env.get(FAULTS, ()):
        yield Problem(Place(path, line + 1), "B115", message, hint)


def _line(state: StateBlock, number: int) -> str:
    return line_at(state, number).expandtabs(4).rstrip()


def _rows(state: StateBlock, grid: DrawnTable, start: int, opening: Token) -> None:
    opening.meta[DRAWN] = DrawnColumns(grid.widths)
    for part, tag in (("thead", "th"), ("tbody", "td")):
        wanted = [cell for cell in grid.cells if (cell.row < grid.head) == (part == "thead")]
        if not wanted:
            continue
        _push(state, f"{part}_open", part, 1, start, start)
        for _, row in groupby(wanted, key=lambda cell: cell.row):
            cells = list(row)
            _push(state, "tr_open", "tr", 1, start + cells[0].line, start + cells[0].line)
            for cell in cells:
                sides = set(grid.aligned[cell.column : cell.column + cell.columns])
                _cell(state, cell, tag, sides.pop() if len(sides) == 1 else "", start + cell.line)
            _push(state, "tr_close", "tr", -1, start, start)
        _push(state, f"{part}_close", part, -1, start, start)


def _cell(state: StateBlock, cell: Cell, tag: str, aligned: str, line: int) -> None:
    opening = _push(state, f"{tag}_open", tag, 1, line, line + len(cell.lines))
    if aligned:
        opening.attrs["style"] = f"text-align:{aligned}"
    opening.attrs |= {"colspan": cell.columns} if cell.columns > 1 else {}
    opening.attrs |= {"rowspan": cell.rows} if cell.rows > 1 else {}
    state.tokens.extend(_inside(state, cell, line))
    _push(state, f"{tag}_close", tag, -1, line, line)


def _inside(state: StateBlock, cell: Cell, line: int) -> list[Token]:
    """Return the tokens of a cell's blocks; a paragraph alone in it needs no element, as in a tight list."""
    known = {key: len(state.env.get(key, ())) for key in (ROWS, FAULTS, MARKS, DEEP)}
    inner = StateBlock("\n".join(cell.lines), state.md, state.env, [])
    inner.level = state.level
    text = "\n".join(cell.lines).strip()
    if SIGN_ALONE.fullmatch(text):  # a number, a dash for nothing: no empty list
        push_paragraph(inner, text, cell.lines.index(text))
    else:
        state.md.block.tokenize(inner, 0, inner.lineMax)
    for token in inner.tokens:
        token.map = [number + line for number in token.map] if token.map else None
    for key, count in known.items():  # what the cell's own tables noted down
        state.env[key] = [
            row if index < count else (row[0] + line, *row[1:]) for index, row in enumerate(state.env.get(key, ()))
        ]
    if [token.tag for token in inner.tokens] == ["p", "", "p"]:
        inner.tokens[0].hidden = inner.tokens[2].hidden = True
    return inner.tokens


def _push(state: StateBlock, kind: str, tag: str, nesting: int, first: int, last: int) -> Token:
    token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
    token.map = [first, last]
    return token
