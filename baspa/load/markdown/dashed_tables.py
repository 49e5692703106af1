"""Tables of pandoc whose columns are drawn by dashes alone: simple ones, a line a row, and those of rows of lines.

    Word     Sheets          ---------------------
    ------  -------          Word     Sheets
    folio         2          ------- -------------
    quarto        4          folio    two, as the
                                      name says

                             quarto   four
                             ---------------------

A column reaches from its dashes to the next one's. Where its head stands above the dashes says how it is aligned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from baspa.load.markdown.grid import drawn_table
from baspa.load.markdown.grid_cells import SIDES, Cell, DrawnTable

DASHES = re.compile(r" {0,3}-{2,}(?: +-{2,})+")  # of two columns and more: of one, they underline a heading
FRAME = re.compile(r" {0,3}-{4,}")
Reader = Callable[[StateBlock, int, int], tuple[DrawnTable, int] | None]
HIGHEST_HEAD = 12  # lines
LETTERS_OVER = 2  # of a word of the head that may stand across a border
UNENDED = "no table ends"  # key of the environment: the lines from 0, from and up to, among which none does


def dashed_tables(markdown: MarkdownIt) -> None:
    """Add the rules; none of them ends a paragraph."""
    markdown.block.ruler.before("hr", "framed_table", rule(framed))
    markdown.block.ruler.before("reference", "simple_table", rule(simple))


def rule(read: Reader) -> Callable[[StateBlock, int, int, bool], bool]:
    """Return the rule that a reader of tables is."""

    def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        found = None if silent or state.is_code_block(start) else read(state, start, end)
        if found is None:
            return False
        drawn_table(state, found[0], start, found[1])
        return True

    return table


def simple(state: StateBlock, start: int, end: int) -> tuple[DrawnTable, int] | None:
    """Return a table that ends with an empty line, and the line behind it."""
    if start + 1 >= end or not DASHES.fullmatch(line_of(state, start + 1)) or FRAME.fullmatch(line_of(state, start)):
        return None
    last = start + 2
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    rows = [(number, [line_of(state, number)]) for number in range(start + 2, last)]
    head, dashes = line_of(state, start), line_of(state, start + 1)
    table = drawn([(start, [head])], rows, dashes, start)
    return (table, last) if table and rows else None


def framed(state: StateBlock, start: int, end: int) -> tuple[DrawnTable, int] | None:
    """Return a table between two lines of dashes, and the line behind it; empty lines may part its rows."""
    first = line_of(state, start)
    at = start
    if FRAME.fullmatch(first):
        span = range(start + 1, min(end, start + 1 + HIGHEST_HEAD))
        at = next((n for n in span if is_outside(state, n) or DASHES.fullmatch(line_of(state, n))), start)
    begin, behind = state.env.get(UNENDED, (end, end))
    if at == start + 1 or not DASHES.fullmatch(line_of(state, at)) or begin <= at < behind:
        return None
    last = next((n for n in range(at + 1, end) if is_left(state, n) or is_end(state, n, end)), end)
    if last == end or is_left(state, last):
        state.env[UNENDED] = at, last
        return None
    head = [(start + 1, [line_of(state, n) for n in range(start + 1, at)])] if at > start else []
    table = drawn(head, list(rows_of(state, at + 1, last)), line_of(state, at), start)
    return (table, last + 1) if table else None


def is_outside(state: StateBlock, line: int) -> bool:
    """Tell whether a line is in no head of a table: it is empty, or no more of its item."""
    return state.isEmpty(line) or is_left(state, line)


def is_left(state: StateBlock, line: int) -> bool:
    """Tell whether a line stands behind the item of a list that the table is in."""
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent


def is_end(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a line of dashes stands here, and nothing right below it."""
    text = line_of(state, line)
    closes = FRAME.fullmatch(text) or DASHES.fullmatch(text)
    return bool(closes) and (line + 1 == end or state.isEmpty(line + 1))


def rows_of(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a framed table, each with its first line: parted by empty lines, else a line each."""
    parted = any(state.isEmpty(number) for number in range(start, end))
    first, lines = start, list[str]()
    for number in range(start, end):
        if lines and (state.isEmpty(number) or not parted):
            yield first, lines
            lines = []
        if not state.isEmpty(number):
            first = number if not lines else first
            lines.append(line_of(state, number))
    if lines:
        yield first, lines


def drawn(
    head: Sequence[tuple[int, list[str]]], body: Sequence[tuple[int, list[str]]], dashes: str, start: int
) -> DrawnTable | None:
    """Return a table; None where a word stands across the border of two columns, but for a letter or two of a head."""
    spans = [match.span() for match in re.finditer("-+", dashes)]
    begins = [0, *(span[0] for span in spans[1:]), 10**6]
    rows = (*head, *body)
    texts = [
        [parts(text, begins, LETTERS_OVER if row < len(head) else 0) for text in lines]
        for row, (_, lines) in enumerate(rows)
    ]
    if any(None in lines for lines in texts):
        return None
    cells = tuple(
        Cell(row, column, 1, 1, line - start, tuple(each[column] for each in lines if each))
        for row, ((line, _), lines) in enumerate(zip(rows, texts, strict=True))
        for column in range(len(spans))
    )
    shown = (head or body)[0][1]
    widths = tuple(end - begin for begin, end in spans)
    return DrawnTable(cells, len(head), tuple(aligned(shown, *span) for span in spans), widths) if rows else None


def parts(text: str, begins: Sequence[int], over: int) -> list[str] | None:
    """Return what each column has of a line; None where a word stands across a border by more than `over` letters."""
    borders = [begins[0]]
    for at in begins[1:-1]:
        word = across(text, at)
        if word and min(at - word.start(), word.end() - at) > over:
            return None
        borders.append(at if word is None else word.end() if word.end() - at < at - word.start() else word.start())
    return [text[left:right].strip() for left, right in pairwise([*borders, begins[-1]])]


def across(text: str, at: int) -> re.Match[str] | None:
    """Return the word of a line that stands across a border."""
    return next((each for each in re.finditer(r"\S+", text) if each.start() < at < each.end()), None)


def piece(text: str, start: int, end: int) -> str:
    """Return what a line has between two places, without the end of a word of the column before."""
    word = across(text, start)
    over = word.end() - start if word and word.end() - start < start - word.start() else 0
    return (" " * over + text[start + over : end]).ljust(end - start)


def aligned(lines: Sequence[str], start: int, end: int) -> str:
    """Return how a column is aligned: by its first cell, flush with its dashes at the left, the right, or neither."""
    texts = [text for text in (piece(line, start, end) for line in lines) if text.strip()]
    left, right = all(text[0] != " " for text in texts), all(text[-1] != " " for text in texts)
    if left == right:
        return "center" if texts and not left else ""
    return SIDES[left, right]


def line_of(state: StateBlock, number: int) -> str:
    """Return a line without what its container puts before it, tabs as spaces."""
    line = state.src[state.bMarks[number] : state.eMarks[number]].expandtabs(4).rstrip()
    return line[state.blkIndent :]
