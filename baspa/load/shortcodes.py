"""Shortcodes in a line, {{< name value >}}, in the form of Quarto's: cut out in one pass, however a line is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"(?P<ticks>`+)|(?P<guard>\\)?\{\{<")
END = ">}}"
INSIDE = re.compile(r"\s*(?P<name>[^\s>]+)\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode as it stands in the text."""

    text: str  # as it was written, without the backslash that guards it
    name: str
    value: str
    guarded: bool


def shortcodes(line: str) -> Iterator[str | Shortcode]:
    """Yield a line in pieces: shortcodes, and the text between. Code in the line is text (CommonMark 0.31, 6.1)."""
    runs = code_runs(line) if "`" in line else {}
    begin = at = 0
    while mark := MARK.search(line, at):
        at = mark.end()
        if mark["ticks"]:
            at = runs.get(mark.start(), at)
            continue
        end = line.find(END, at)
        if end < 0:
            break
        inside = INSIDE.fullmatch(line, at, end)
        if inside:
            at = end + len(END)
            yield line[begin : mark.start()]
            text = line[mark.start() + bool(mark["guard"]) : at]
            yield Shortcode(text, inside["name"], inside["value"].rstrip(), bool(mark["guard"]))
            begin = at
    yield line[begin:]


def code_runs(line: str) -> dict[int, int]:
    """Return where code in a line ends, for each run of backticks that has one of the same length behind it."""
    ends: dict[int, int] = {}
    nearest: dict[int, int] = {}  # the end of the next run, by its length
    for run in reversed(list(re.finditer("`+", line))):
        length = len(run[0])
        if length in nearest:
            ends[run.start()] = nearest[length]
        nearest[length] = run.end()
    return ends
