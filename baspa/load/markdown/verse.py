"""Lines of verse, `| so`, as pandoc reads them, and the names that links lead to them by: `| so {#first-line}`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.utils import is_code_block

from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.smart import line_ends

LINE_NAME = re.compile(r"\s+\{#([^\s{}.=\"]+)\}\Z")
LINE_NAMES = "line names"  # key of the meta of the token that ends a stanza: a name for each line, "" for none
# Key of the meta of a stanza's text: which of its lines, from 0, go on with the one before; and of a break before such.
GOES_ON_LINE = "line goes on"


def verse(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.block.ruler.before("code", "line_block", line_block)
    markdown.core.ruler.after("inline", "lines_that_go_on", lines_that_go_on)


def line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines that begin with "| " as stanzas, one inline token each, as pandoc does; "|" alone parts two stanzas.

    Spaces at a line's beginning are its author's: they become no-break spaces, which nothing takes away. A line without
    a bar that is indented goes on with the one before.
    """
    if silent or is_code_block(state, start) or _verse(state, start) is None:
        return False
    parts: list[tuple[int, list[str]]] = []
    while state.line < end and state.sCount[state.line] >= state.blkIndent:
        text = _verse(state, state.line)
        if text is not None:
            parts.append((state.line, [text]))
        elif parts[-1][1][0] and _goes_on(state, state.line, end):
            parts[-1][1].append(line_at(state, state.line).rstrip())
        else:
            break
        state.line += 1
    _push(state, "lines_open", "div", 1, (start, state.line)).attrs = {"class": "lines"}
    lines = [(line, "\n".join(texts)) for line, texts in parts]
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


def _goes_on(state: StateBlock, number: int, end: int) -> bool:
    """Tell whether a line goes on with the one of verse before it: it is indented, and begins no other block."""
    if state.isEmpty(number) or state.sCount[number] <= state.blkIndent:
        return False
    return not any(rule(state, number, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def lines_that_go_on(state: StateCore) -> None:
    """Let the ends of lines that the next one goes on with be those of prose."""
    for inline in state.tokens:
        going, line = inline.meta.get(GOES_ON_LINE, ()), 0
        for token in inline.children or () if going else ():
            line += line_ends(token)
            if token.type == "softbreak" and line in going:
                token.meta[GOES_ON_LINE] = True


def _stanza(state: StateBlock, lines: Sequence[tuple[int, str]]) -> None:
    span = lines[0][0], lines[-1][0] + 1 + lines[-1][1].count("\n")
    _push(state, "stanza_open", "p", 1, span).attrs = {"class": "stanza"}
    inline = _push(state, "inline", "", 0, span)
    inline.children = []
    named = [_named_line(state, *line) for line in lines]
    inline.content = "\n".join(text for text, _ in named)
    begun = {line - span[0] for line, _ in lines}
    if going := set(range(span[1] - span[0])) - begun:
        inline.meta[GOES_ON_LINE] = going
    _push(state, "stanza_close", "p", -1, span).meta[LINE_NAMES] = [name for _, name in named]


def _named_line(state: StateBlock, line: int, text: str) -> tuple[str, str]:
    """Return a line of verse without the name behind it, `{#name}`, and the name, "" for none."""
    match = LINE_NAME.search(text)
    if not match or not text[: match.start()].strip():
        return text, ""
    state.env.setdefault(MARKS, []).append((line + text.count("\n"), RawMark("attributes", match[0].strip())))
    return text[: match.start()], match[1]


def _push(state: StateBlock, kind: str, tag: str, nesting: int, span: tuple[int, int]) -> Token:
    token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
    token.map = list(span)
    return token
