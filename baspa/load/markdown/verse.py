"""Lines of verse, `| so`, as pandoc reads them, and the names that links lead to them by: `| so {#first-line}`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.utils import is_code_block

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

LINE_NAME = re.compile(r"\s+\{#([^\s{}.=\"]+)\}\Z")
LINE_NAMES = "line names"  # key of the meta of the token that ends a stanza: a name for each line, "" for none


def line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines that begin with "| " as stanzas, one inline token each, as pandoc does; "|" alone parts two stanzas.

    Spaces at a line's beginning are its author's: they become no-break spaces, which nothing takes away.
    """
    if silent or is_code_block(state, start) or _verse(state, start) is None:
        return False
    lines: list[tuple[int, str]] = []
    while state.line < end and state.sCount[state.line] >= state.blkIndent:
        text = _verse(state, state.line)
        if text is None:
            break
        lines.append((state.line, text))
        state.line += 1
    _push(state, "lines_open", "div", 1, (start, state.line)).attrs = {"class": "lines"}
    while lines:
        length = next((at for at, (_, text) in enumerate(lines) if not text), len(lines))
        if length:
            _stanza(state, lines[:length])
        del lines[: length + 1]
    _push(state, "lines_close", "div", -1, (start, state.line))
    return True


def _verse(state: StateBlock, number: int) -> str | None:
    """Return what stands behind the bar that a line begins with; None where it begins otherwise."""
    line = line_at(state, number)
    if not (line == "|" or line.startswith(("| ", "|\t"))):
        return None
    text = line[1:].removeprefix(" ").rstrip().expandtabs(4)  # a tab is an indent, too
    return "\u00a0" * (len(text) - len(text.lstrip(" "))) + text.lstrip(" ")


def _stanza(state: StateBlock, lines: Sequence[tuple[int, str]]) -> None:
    span = lines[0][0], lines[-1][0] + 1
    _push(state, "stanza_open", "p", 1, span).attrs = {"class": "stanza"}
    inline = _push(state, "inline", "", 0, span)
    inline.children = []
    named = [_named_line(state, *line) for line in lines]
    inline.content = "\n".join(text for text, _ in named)
    _push(state, "stanza_close", "p", -1, span).meta[LINE_NAMES] = [name for _, name in named]


def _named_line(state: StateBlock, line: int, text: str) -> tuple[str, str]:
    """Return a line of verse without the name behind it, `{#name}`, and the name, "" for none."""
    match = LINE_NAME.search(text)
    if not match or not text[: match.start()].strip():
        return text, ""
    state.env.setdefault(MARKS, []).append((line, RawMark("attributes", match[0].strip())))
    return text[: match.start()], match[1]


def _push(state: StateBlock, kind: str, tag: str, nesting: int, span: tuple[int, int]) -> Token:
    token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
    token.map = list(span)
    return token
