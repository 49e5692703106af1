"""Directives of MyST and Sphinx that stand around blocks, or for a line: grids and tabs, glossaries, gates.

::::{grid} 2         what stands in it, and nothing else; so {tab-set}, {div}, {container}
```{glossary}        terms, and what each means: behind a colon, or, as in Sphinx, on indented lines
```{exercise-start}  the exercise goes on to ```{exercise-end}
```{rubric} Notes    a line in bold
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from baspa.load.markdown.blocks_within import tokenize_within
from baspa.load.markdown.directive_tokens import NAMES, Directive, Known, open_directive
from baspa.load.markdown.line_texts import closing, line_at
from baspa.load.markdown.marks import MARKS, RawMark

MEANS = re.compile(r":[ \t]")


def around(state: StateBlock, it: Directive) -> Known:
    """Read what stands in a directive as if it stood there alone; one with a name is a division."""
    mark = RawMark("directive", f"{{{it.name}}} {it.argument}".strip())
    state.env.setdefault(MARKS, []).append((it.start, mark))
    named = open_directive(state, it, "directive_open") if it.label else None
    if named:
        named.attrs = {"id": it.label}
    tokenize_within(state, it.body, it.close)
    if named:
        state.push("directive_close", "div", -1)
    return *NAMES, "class"


def rubric(state: StateBlock, it: Directive) -> Known:
    """Read a heading that has no place among the others, or a line in the middle."""
    centred = it.name == "centered"
    if centred:
        box = state.push("box_open", "div", 1)
        box.info, box.map, box.meta = "center", [it.start, it.close], {MARKS: []}
    opening, inline = state.push("paragraph_open", "p", 1), state.push("inline", "", 0)
    inline.children = []
    closed = state.push("paragraph_close", "p", -1)
    for token in (opening, inline, closed):
        token.map = [it.start, it.start + 1]
    inline.content = it.argument if centred else f"**{it.argument}**"
    inline.meta = {MARKS: [RawMark("directive", f"{{{it.name}}}")]}
    tokenize_within(state, it.body, it.close)
    if centred:
        state.push("box_close", "div", -1)
    return NAMES


def glossary(state: StateBlock, it: Directive) -> Known | None:
    """Read a glossary whose meanings are indented, as Sphinx has it; None for one of another form."""
    lines = [number for number in range(it.body, it.close) if not state.isEmpty(number)]
    base = state.sCount[it.start]
    deep = [number for number in lines if state.sCount[number] > base]
    if not deep or any(MEANS.match(line_at(state, number)) for number in lines) or lines[0] in deep:
        return None
    token = open_directive(state, it, "container_division_open")
    token.markup, token.info, token.meta = it.fence, f"{{{it.name}}}", {}
    token.attrs = {"id": it.label} if it.label else {}
    state.push("dl_open", "dl", 1).map = [it.body, it.close]
    at = 0
    while at < len(lines):
        at = push_entry(state, lines, at, base, it.close)
    state.push("dl_close", "dl", -1)
    state.push("container_division_close", "div", -1).block = True
    return NAMES


def push_entry(state: StateBlock, lines: list[int], at: int, base: int, end: int) -> int:
    """Add the terms from a line on and what they mean; return where the next begin."""
    while at < len(lines) and state.sCount[lines[at]] <= base:
        state.push("dt_open", "dt", 1).map = [lines[at], lines[at] + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = line_at(state, lines[at]), [lines[at], lines[at] + 1], []
        state.push("dt_close", "dt", -1)
        at += 1
    begin = at
    while at < len(lines) and state.sCount[lines[at]] > base:
        at += 1
    if at > begin:
        stop = lines[at] if at < len(lines) else end
        state.push("dd_open", "dd", 1).map = [lines[begin], stop]
        indent, state.blkIndent = state.blkIndent, state.sCount[lines[begin]]
        tokenize_within(state, lines[begin], stop)
        state.blkIndent = indent
        state.push("dd_close", "dd", -1)
    return at


def gate_at(state: StateBlock, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the lines on which a directive of this name begins and ends, from a line on; None where there is none."""
    closes = re.compile(rf"(`{{3,}}|~{{3,}}|:{{3,}})\{{{re.escape(name)}\}}.*")
    for line in range(start, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        if found := closes.fullmatch(line_at(state, line).rstrip()):
            close = closing(state, line, end, found[1])
            return (line, close) if close is not None else None
    return None
