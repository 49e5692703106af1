"""Tables whose rows do not fit their head: markdown-it-py drops the cells that are too many without a word.

A bar in code parts cells, as GitHub has it, unless the row fits the line of dashes only where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.dollars import IN_LINE
from baspa.load.markdown.drawn import DRAWN, DrawnColumns
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

BAR = "\ufdd0"  # a noncharacter, which no text has: it stands for a bar that parts no cells
CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")
PARTING = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
NOTE = re.compile(r"\[\^[^\]\s]+\]:")  # begins a note, in which a table may begin on the same line
ROWS = "rows"  # key of the environment: (line from 0, cells, cells of the head; whether it is the line of dashes;
# whether a formula there, or in the head, holds a bar)
HEADS = "heads"  # key of the environment: (line from 0, the row)
LETTER = re.compile(r"[^\W\d_]")
BARS = "a bar in a formula parts the cells as well: write \\lvert r \\rvert for |r|, \\mid for a lone one"


def counted_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as markdown-it-py does, and note down what does not fit its head."""
    if silent or start + 1 >= end:
        return table(state, start, end, silent)
    at, written = len(state.tokens), state.src
    state.src = with_bars_in_code(state, start, end)
    found = noted_table(state, start, end)
    for token in state.tokens[at:] if state.src is not written else ():
        token.content = token.content.replace(BAR, "|")
    state.src = written
    return found


def noted_table(state: StateBlock, start: int, end: int) -> bool:
    """Read a table, and note down how its columns were drawn and how many cells its rows have."""
    at, found = len(state.tokens), table(state, start, end, False)
    if found:
        dashes = tuple(piece.count("-") for piece in cells(state, start + 1))
        state.tokens[at].meta[DRAWN] = DrawnColumns(dashes, by_words=True)
        if state.line > start + 3 and heads_go_on(cells(state, start), cells(state, start + 2)):
            state.env.setdefault(HEADS, []).append((start + 2, getLine(state, start + 2).strip()))
    rows = [(line, False) for line in range(start + 2, state.line)] if found else [(start + 1, True)]
    if found or is_like_table(state, start):
        head = len(cells(state, start))
        noted = state.env.setdefault(ROWS, [])
        bars = has_bars(getLine(state, start))
        noted += [
            (line, len(cells(state, line)), head, dashes, bars or has_bars(getLine(state, line)))
            for line, dashes in rows
        ]
    return found


def heads_go_on(head: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether a table's first row is the second one of its heads: words below empty heads, none at its side."""
    empty = [number for number, cell in enumerate(head) if number and not cell.strip() and number < len(row)]
    begin = bool(head and head[0].strip() and row and not row[0].strip())
    return begin and bool(empty) and all(LETTER.search(row[number]) for number in empty)


def has_bars(line: str) -> bool:
    """Tell whether a formula of a line holds a bar, which parts the cells."""
    return "$" in line and any(PARTING.search(formula[1]) for formula in IN_LINE.finditer(line))


def with_bars_in_code(state: StateBlock, start: int, end: int) -> str:
    """Return the source with another sign for the bars in code of a table's rows, where these fit by that."""
    source, columns = state.src, len(cells(state, start + 1))
    if "`" not in source or not is_like_table(state, start):
        return source
    for line in (start, *range(start + 2, end)):
        row = getLine(state, line)
        if not row.strip():
            break
        held = CODE.sub(lambda code: PARTING.sub(BAR, code[0]), row) if "`" in row else row
        if held != row and len(cells_of(held)) == columns < len(cells_of(row)):
            begin = state.bMarks[line] + state.tShift[line]
            source = source[:begin] + held + source[begin + len(row) :]
    return source


def is_like_table(state: StateBlock, start: int) -> bool:
    """Tell whether two lines are like the head of a table and its line of dashes."""
    head, dashes = getLine(state, start), getLine(state, start + 1)
    bars = "|" in head and "|" in dashes and not state.is_code_block(start) and not NOTE.match(head)
    return bars and DASHES.fullmatch(dashes.strip()) is not None


def cells(state: StateBlock, line: int) -> list[str]:
    """Return the cells of a line: bars at its ends are none."""
    return cells_of(getLine(state, line))


def cells_of(row: str) -> list[str]:
    """Return the cells of a row."""
    found = escapedSplit(row.strip())
    return found[found[:1] == [""] : len(found) - (found[-1:] == [""])]


def table_captions(state: StateCore) -> None:
    """Put each caption behind its table, with the colon that it begins with there: pandoc has them before it, too.

    A paragraph between two tables is the first one's.
    """
    tokens, made = state.tokens, list[Token]()
    waiting: dict[int, int] = {}  # captions whose table is still to end, by its level: their places in `made`
    end = -1  # the place behind a table that has no caption
    for index, token in enumerate(tokens):
        made.append(token)
        if token.type == "table_close":
            at = waiting.pop(token.level, -1)
            if at >= 0:
                made += made[at : at + 3]
                del made[at : at + 3]
            end = len(made) if at < 0 else -1
        elif token.type == "paragraph_close" and CAPTION.match(tokens[index - 1].content):
            if len(made) - 3 == end:
                make_caption(*made[-3:-1])
            elif index + 1 < len(tokens) and tokens[index + 1].type == "table_open":
                make_caption(*made[-3:-1])
                waiting[token.level] = len(made) - 3
    state.tokens = made


def make_caption(opening: Token, inline: Token) -> None:
    """Let a caption begin with ": "."""
    begin = CAPTION.match(inline.content)
    if begin:
        opening.meta[MARKS] = [RawMark("caption", begin[0].strip())]
        inline.content = f": {inline.content[begin.end() :]}"


def table_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B256, a warning, for heads of two rows, and B039 for rows that have not as many cells as their head.

    It is a warning where nothing is lost.
    """
    if heads := [(line + 1, row) for line, row in env.get(HEADS, ())]:
        said = (
            f"a table's first row looks like a second row of its head, and prints as one of the others: {placed(heads)}"
        )
        hint = "draw the table with +---+, and +===+ below its head: it may have several rows then, and wide cells"
        yield Problem(Place(path, heads[0][0]), "B256", said, hint, Severity.WARNING)
    for line, count, head, dashes, bars in env.get(ROWS, ()):
        place, cells = Place(path, line + 1), f"{count} cell{'s' if count > 1 else ''}"
        if dashes:
            said = f"the table's line of dashes has {cells}, its head {head}"
            yield Problem(place, "B039", said, BARS if bars else "give both as many: else it is no table")
        elif count > head:
            hint = BARS if bars else "add columns to the head and its line of dashes; a bar that is text is \\|"
            yield Problem(place, "B039", f"the table's row has {cells}, its head {head}", hint)
        elif count < head:
            hint = "write the empty cells as well: | |"
            yield Problem(place, "B039", f"the table's row has {cells}, its head {head}", hint, Severity.WARNING)
