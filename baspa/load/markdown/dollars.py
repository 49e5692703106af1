"""Formulas between dollar signs, as rules of markdown-it-py: `$a$` in a line of text, `$$ a $$` on lines of its own.

`$$ a $$` amid text stands in its line: who writes it so wants no paragraph of its own for it, or cannot have one.
GitHub and GitLab have `` $`a`$ `` as well, in which no sign of Markdown is read, and dollars may touch a figure.

The rules are pandoc's (tex_math_dollars): no space behind the first dollar nor before the last, no figure behind that
one, so that "5 $ and 6 $" and "$5, $6" stay text; so does GitHub's `<span>$</span>`. A formula on lines of its own may
interrupt a paragraph, as in TeX;
`{#id}` behind it gives it a name. mdit-py-plugins' dollarmath takes no attributes, is a block within a paragraph
nowhere, and looks at the paragraph's last letter to judge its first dollar.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from baspa.formula.model import FormulaFault
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

IN_LINE = re.compile(r"\$(?![\s$])((?:\\.|[^\\$])+)(?<!\s)\$(?<!<span>\$)(?![\d$])", re.DOTALL)
IN_TICKS = re.compile(r"\$(`{1,2})(?!`)((?:(?!\1)[^$])+)\1\$")
LONE = re.compile(r"<span>\$</span>")
AMID_TEXT = re.compile(r"\$\$((?:\\.|[^\\$])+)\$\$", re.DOTALL)
ON_LINES = re.compile(r"\$\$((?:\\.|[^\\$])*)\$\$[ \t]*(\{[^{}]*\}|\([\w:.-]+\))?[ \t]*(?:\n|\Z)", re.DOTALL)
NUMBER = re.compile(r"\((\d+(?:[.-]\d+)*)\)")  # behind a formula, as its author typed it
NUMBERED = "numbered"  # key of the meta of a formula's token
LABEL = re.compile(r"\\label\s*\{([\w:.-]+)\}")
INTERRUPTED = ["paragraph", "reference", "blockquote", "list"]

OPEN = FormulaFault("no $$ closes the formula", 0, "write $$ behind it; within it there is no empty line")


def dollars(markdown: MarkdownIt, allowed: tuple[str, ...]) -> None:
    """Add the tokens `formula` and `formula_block`: content is the TeX, meta["fault"] what keeps it from being read.

    Attributes that are not `allowed` go to meta["insecure_attrs"], as in the plugin for attributes.
    """

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return on_lines(state, start, end, silent, allowed)

    markdown.inline.ruler.before("escape", "formula", in_line)
    markdown.block.ruler.before("fence", "formula_block", block, {"alt": INTERRUPTED})


def in_line(state: StateInline, silent: bool) -> bool:
    """Read a formula in a line of text."""
    if state.src[state.pos] != "$" or LONE.match(state.src, max(0, state.pos - len("<span>"))):
        return False
    ticked = IN_TICKS.match(state.src, state.pos)
    match = ticked or IN_LINE.match(state.src, state.pos) or AMID_TEXT.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content = match[2] if ticked else match[1]
    state.pos = match.end()
    return True


def on_lines(state: StateBlock, start: int, end: int, silent: bool, allowed: tuple[str, ...]) -> bool:
    """Read a formula on lines of its own."""
    if state.is_code_block(start) or not state.src.startswith("$$", state.bMarks[start] + state.tShift[start]):
        return False
    lines = held(state, start, end)
    text = "\n".join(lines)
    match = ON_LINES.match(text)
    attributes = attributes_of(match[2] or "{}") if match else {}
    if attributes is None or (not match and lines[0].strip() != "$$" and "$" in text[2:]):
        return False
    if silent:
        return True
    state.line = start + (match[0].removesuffix("\n").count("\n") + 1 if match else len(lines))
    token = push_formula(state, start, match[1] if match else "", attributes, allowed)
    token.meta |= {MARKS: [name_mark(match[2] or "")]} if match else {"fault": OPEN}
    if match and (typed := NUMBER.fullmatch(match[2] or "")):
        token.meta[NUMBERED] = typed[1]
    return True


def push_formula(
    state: StateBlock, start: int, content: str, attributes: Mapping[str, str], allowed: Container[str]
) -> Token:
    """Add the token of a formula that stands on the lines from `start` to where the rule has come."""
    token = state.push("formula_block", "math", 0)
    token.block, token.map, token.content = True, [start, state.line], content
    labelled = LABEL.search(content)  # as LaTeX names formulas
    named = {"id": labelled[1], **attributes} if labelled else attributes
    token.attrs = {name: value for name, value in named.items() if name in allowed}
    token.meta = {"insecure_attrs": {name: value for name, value in attributes.items() if name not in allowed}}
    return token


def held(state: StateBlock, start: int, end: int) -> list[str]:
    """Return the lines from `start` to the next $$ or empty line, without what quotations and lists put before them."""
    lines: list[str] = []
    indent = min(state.blkIndent, state.sCount[start])  # less where it ends the list that it stands behind
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < indent:
            break
        lines.append(line_at(state, line))
        if "$$" in lines[-1][2 if line == start else 0 :]:
            break
    return lines


def name_mark(written: str) -> RawMark:
    """Return the mark of what stands behind a formula."""
    if NUMBER.fullmatch(written):
        return RawMark("number", written)
    return RawMark("name" if written.startswith("(") else "attributes", written)


def attributes_of(text: str) -> dict[str, str] | None:
    """Return what `{#id .class}` says, or `(id)`, as MyST has it; None where it is no such thing."""
    if text.startswith("("):
        return {} if NUMBER.fullmatch(text) else {"id": text[1:-1]}
    try:
        return dict(parse(text)[1])
    except ParseError:
        return None
