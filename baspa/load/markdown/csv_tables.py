"""Tables of MyST and Sphinx that are written as values with commas between them.

    ```{csv-table} Spans
    :header: "Bridge", "Span"
    "River, upper", 40
    ```

`header-rows` says how many lines are heads, `delim` what stands between values: a sign, `tab` or `space`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock

from baspa.load.markdown.blocks_within import push_paragraph
from baspa.load.markdown.directive_tokens import NAMES, Directive, Known, captioned, centred
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

HEADER = re.compile(r"\A:?header:[ \t]*")  # before its values, whose quotes are needed
DELIMITERS = {"tab": "\t", "space": " "}
Row = tuple[int, Sequence[str]]  # its line, from 0, and its cells


def csv_table(state: StateBlock, it: Directive) -> Known:
    """Read a table of values."""
    opening = captioned(state, it, "table", it.label)
    opening.meta = {MARKS: [RawMark("division", f"{{{it.name}}}")]}
    header = it.option("header")
    heads = list(rows_of([HEADER.sub("", header.written)], header.line, it)) if header else []
    body = list(rows_of([line_at(state, number) for number in range(it.body, it.close)], it.body, it))
    count = it.said("header-rows")
    cut = int(count) if count.isdecimal() and len(count) < 3 and not heads else 0
    width = max((len(cells) for _, cells in (*heads, *body)), default=0)
    if width:
        push_table(state, [*heads, *body[:cut]], body[cut:], width)
    if it.argument:
        push_paragraph(state, it.argument, it.start)
    state.push("directive_close", "div", -1)
    return *NAMES, *centred(it), "header", "header-rows", "delim", "width", "quote"


def rows_of(lines: Sequence[str], first: int, it: Directive) -> Iterator[Row]:
    """Yield the rows of lines; a value in quotes may have several."""
    sign = DELIMITERS.get(it.said("delim"), it.said("delim"))
    reader = csv.reader(
        (f"{line}\n" for line in lines), delimiter=sign if len(sign) == 1 else ",", skipinitialspace=True
    )
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield first + before, [" ".join(cell.split()) for cell in cells]
            before = reader.line_num
    except csv.Error:  # a value is too long: what is lost with it is told
        return


def push_table(state: StateBlock, heads: Sequence[Row], body: Sequence[Row], width: int) -> None:
    """Add the tokens of a table, each of whose rows is as long as the others."""
    opening = state.push("table_open", "table", 1)
    opening.map = [(heads or body)[0][0], (body or heads)[-1][0] + 1]
    for part, tag, rows in (("thead", "th", heads), ("tbody", "td", body)):
        if rows:
            state.push(f"{part}_open", part, 1)
            for line, cells in rows:
                push_row(state, tag, line, [*cells, *[""] * (width - len(cells))])
            state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)


def push_row(state: StateBlock, tag: str, line: int, cells: Sequence[str]) -> None:
    """Add the tokens of a row."""
    state.push("tr_open", "tr", 1).map = [line, line + 1]
    for cell in cells:
        state.push(f"{tag}_open", tag, 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = cell.strip(), [line, line + 1], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
