"""Words between two marks of a sign or two, which are read within: H~2~O, x^2^, ==marked==, ^^inserted^^, ~so struck~.

A single tilde is pandoc's mark of a subscript, which has no space in it, and GitHub's of struck words: with spaces they
are those, where the marks stand at the edges of words. Ties of LaTeX, `т.~е.`, are text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

SHIFTED = {"~": "sub", "^": "sup"}
NO_BREAK = "\u00a0"
NO_SHIFT = re.compile(r"\[\^|.?(?:\^\[|\^\^|~~)", re.DOTALL)  # notes, and what strikes out
MARKED = re.compile(r"(?:[^\w=]|\A)==(?![\s=])")  # from the sign before it on
INSERTED = re.compile(r"(?:[^\w^]|\A)\^\^(?![\s^\[])")
INSERT_END = re.compile(r"[^\s^]\^\^(?![\w^])")
MARK_END = re.compile(r"[^\s=]==(?![\w=])")
SPACE = re.compile(r"(?<!\\)\s")
STRUCK = re.compile(r"(?:[\s(\[«“\"'*_]|\A)~(?![\s~])")
STRUCK_END = re.compile(r"[^\s~]~(?=[\s)\].,:;!?»”\"'*_]|\Z)")


def words_between(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.inline.ruler.after("emphasis", "shifted", shifted)
    markdown.inline.ruler.after("shifted", "highlighted", highlighted)
    markdown.inline.ruler.before("shifted", "inserted", inserted)
    markdown.inline.ruler.after("shifted", "struck", struck)


def shifted(state: StateInline, silent: bool) -> bool:
    """Read H~2~O and x^2^ as pandoc does: no space within but what a backslash guards, other marks are read."""
    start = state.pos
    mark = state.src[start]
    if silent or mark not in SHIFTED or NO_SHIFT.match(state.src, max(0, start - 1)):
        return False
    stop = next_mark(state, start + 1, mark)
    if stop < 0 or stop == start + 1 or SPACE.search(state.src, start, stop):
        return False
    first = len(state.tokens)
    enclose(state, SHIFTED[mark], stop, len(mark))
    for token in state.tokens[first:]:
        token.content = token.content.replace("\\ ", NO_BREAK) if token.type == "text_special" else token.content
    return True


def highlighted(state: StateInline, silent: bool) -> bool:
    """Read ==marked words== as pandoc and Obsidian do, but for a==b==c, which hardly is any."""
    return between(state, silent, "==", MARKED, MARK_END, "mark")


def inserted(state: StateInline, silent: bool) -> bool:
    """Read ^^inserted words^^ of MkDocs, which are underlined."""
    return between(state, silent, "^^", INSERTED, INSERT_END, "u")


def struck(state: StateInline, silent: bool) -> bool:
    """Read ~struck words~ as GitHub does."""
    return between(state, silent, "~", STRUCK, STRUCK_END, "s")


def between(
    state: StateInline, silent: bool, mark: str, begin: re.Pattern[str], end: re.Pattern[str], tag: str
) -> bool:
    """Read words between two marks, each held with the sign before it, as an element."""
    if silent or not begin.match(state.src, max(0, state.pos - 1)) or not state.src.startswith(mark, state.pos):
        return False
    stop = next_mark(state, state.pos + len(mark), mark)
    if stop < 0 or not end.match(state.src, stop - 1):
        return False
    enclose(state, tag, stop, len(mark))
    return True


def next_mark(state: StateInline, start: int, mark: str) -> int:
    """Return where a mark stands next, not counting what other marks hold; -1 where it does not."""
    here, state.pos = state.pos, start
    while state.pos < state.posMax and not state.src.startswith(mark, state.pos):
        state.md.inline.skipToken(state)
    stop, state.pos = state.pos, here
    return stop if stop + len(mark) <= state.posMax else -1


def enclose(state: StateInline, tag: str, stop: int, length: int) -> None:
    """Read what stands between two marks, of which the second begins at `stop`, as an element."""
    most = state.posMax
    state.push(f"{tag}_open", tag, 1)
    state.pos, state.posMax = state.pos + length, stop
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = stop + length, most
