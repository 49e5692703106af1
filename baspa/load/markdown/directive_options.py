"""What a directive of MyST is told at its head: `:name: fig-press` lines, or lines of YAML between two `---`.

    ```{figure} press.png          ```{figure} press.png
    :name: fig-press               ---
    :alt: Two men at work          name: fig-press
                                   alt: Two men at work
    The caption.                   ---
    ```                            The caption.

Each line is a mark. What a directive has a use for is read there; the others are told (baspa/load/markdown/options.py).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.rules_block import StateBlock

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import ALTERNATIVES, LEFT_OUT

FIELD = re.compile(r":([\w-]+):(?:[ \t]+(.*))?")
PAIR = re.compile(r"([\w-]+):(?:[ \t]+(.*))?")
YAML = "---"
TO_A_READER = (*ALTERNATIVES, "caption", "header", "footer")  # whose values are words
QUOTED = re.compile(r"([\"'])(.*)\1")


@dataclass(frozen=True, slots=True)
class Option:
    """One option."""

    name: str
    value: str
    line: int  # its first, from 0
    written: str  # its lines


def options_at(state: StateBlock, start: int, end: int) -> tuple[list[Option], int]:
    """Return the options on the lines from `start`, and the line behind them; there may be none."""
    if start < end and line_at(state, start).rstrip() == YAML:
        close = next((n for n in range(start + 1, end) if line_at(state, n).rstrip() == YAML), None)
        return (list(_options(state, start + 1, close, PAIR)), close + 1) if close is not None else ([], start)
    close = start
    while close < end and (FIELD.fullmatch(line_at(state, close)) or (close > start and _goes_on(state, close, start))):
        close += 1
    return list(_options(state, start, close, FIELD)), close


def _goes_on(state: StateBlock, line: int, start: int) -> bool:
    """Tell whether a line is the rest of the value above it: it is indented."""
    return not state.isEmpty(line) and state.sCount[line] > state.sCount[start]


def _options(state: StateBlock, start: int, end: int, form: re.Pattern[str]) -> Iterator[Option]:
    """Yield the options of the lines; one that has not the form is part of that before it."""
    begins = [n for n in range(start, end) if form.fullmatch(line_at(state, n)) and not _goes_on(state, n, start)]
    for begin, behind in pairwise((*begins, end)):
        lines = [line_at(state, number).strip() for number in range(begin, behind)]
        match = form.fullmatch(lines[0])
        if match:
            value = " ".join(filter(None, (match[2], *lines[1:])))
            quoted = QUOTED.fullmatch(value)
            yield Option(match[1], quoted[2] if quoted else value, begin, "\n".join(lines))


def note_options(state: StateBlock, options: Iterable[Option], known: Container[str]) -> None:
    """Leave the marks of options, and note those that are not known."""
    seen = set[str]()  # of several alike the first is read
    for option in options:
        is_read = option.name in TO_A_READER and option.name in known and option.name not in seen
        read = option.value if is_read else ""
        seen.add(option.name)
        state.env.setdefault(MARKS, []).append((option.line, RawMark("option", option.written, read)))
        if option.name not in known:
            state.env.setdefault(LEFT_OUT, []).append((option.line + 1, option.name))
