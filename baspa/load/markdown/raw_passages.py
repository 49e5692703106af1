r"""What pandoc and Quarto hand on raw to one of their formats: HTML is read, all else is left out, and told (B203).

```{=html}             lines of HTML, read as HTML that stands in the text
`<kbd>k</kbd>`{=html}  the same in a line
`\LaTeX`{=latex}       left out; a page break of LaTeX or Word is one here
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from baspa.load.markdown.dollars import INTERRUPTED
from baspa.load.markdown.formula_definitions import DEFINED, DEFINITIONS, defined_in
from baspa.load.markdown.line_texts import closing, line_at
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.load.markdown.options import counted
from baspa.load.markdown.page_breaks import is_raw_break
from baspa.model.problem import Place, Problem, Severity

OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<form>\{=(?P<name>[\w+-]+)\})[ \t]*")
FORM = re.compile(r"\{=([\w+-]+)\}")
TEX = ("tex", "latex")
READ = re.compile(r"(?:x?html|epub)\d?")
LEFT_OUT = "raw_left_out"  # the token of what is left out; its info is the format's name


def raw_passages(markdown: MarkdownIt) -> None:
    """Add the rules."""
    markdown.block.ruler.before("fence", "raw_block", raw_block, {"alt": INTERRUPTED})
    markdown.inline.ruler.after("backticks", "raw_in_line", raw_in_line)


def raw_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block that is meant for one format; one that nothing closes is code, and told as that is."""
    opening = OPENING.fullmatch(line_at(state, start)) if not state.is_code_block(start) else None
    close = closing(state, start, end, opening["fence"]) if opening else None
    if opening is None or close is None:
        return False
    if not silent:
        lines = [line_at(state, line) for line in range(start + 1, close)]
        state.line = close + 1
        push_block(state, start, opening, "\n".join(lines))
    return True


def push_block(state: StateBlock, start: int, opening: re.Match[str], text: str) -> None:
    """Add what a block becomes, which begins on a line."""
    form, whole = opening["form"], RawMark("raw", f"{opening['form']}\n{text}")
    if READ.fullmatch(opening["name"]):
        token = state.push("html_block", "", 0)
        token.content, token.map = f"{text}\n", [start + 1, state.line - 1]
        state.env.setdefault(MARKS, []).append((start, RawMark("raw", form)))
    elif is_raw_break(opening["name"], text):
        token = state.push("page_break", "div", 0)
        token.map, token.meta = [start, state.line], {MARKS: [whole]}
    elif defined := defined_in(text) if opening["name"] in TEX else None:
        token = state.push(DEFINITIONS, "", 0)
        token.map, token.meta = [start, state.line], {DEFINED: defined, MARKS: [whole]}
    else:
        token = state.push(LEFT_OUT, "", 0)
        token.map, token.meta, token.info = [start, state.line], {MARKS: [whole]}, opening["name"]


def raw_in_line(state: StateInline, silent: bool) -> bool:
    """Read what follows code in a line: the format that it is meant for."""
    match = FORM.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if match is None or silent or state.pending or not state.tokens or state.tokens[-1].type != "code_inline":
        return False
    code, read = state.tokens.pop(), list[Token]()
    state.tokens_meta.pop()
    is_read = READ.fullmatch(match[1]) is not None
    if is_read:
        state.md.inline.parse(code.content, state.md, state.env, read)
        state.tokens += read
        state.tokens_meta += [None] * len(read)
    token = state.push(LEFT_OUT, "", 0)
    token.info = "" if is_read else match[1]
    token.meta[MARKS] = [RawMark("raw", match[0] if is_read else f"{code.markup}{code.content}{code.markup}{match[0]}")]
    state.pos = match.end()
    return True


def raw_problems(path: str, found: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Yield B203, a warning, for what is left out: lines, each with the name of a format."""
    if found:
        hint = "write it as docs/manuscript.md shows; what is marked {=html} is read"
        said = f"what is meant for other programs alone is left out: {counted(name for _, name in found)}"
        yield Problem(Place(path, min(found)[0]), "B203", said, hint, Severity.WARNING)
