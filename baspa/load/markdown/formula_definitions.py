r"""Commands that a manuscript defines for its formulas, `\newcommand{\R}{\mathbb{R}}`: where they may stand.

On lines of their own, with a comment of TeX behind them or not; in raw passages of LaTeX; in formulas, which may hold
nothing else. They hold from there on, also in the files that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.formula.macros import BEGINS, LONGEST, definition_at, definitions
from baspa.load.markdown.dollars import INTERRUPTED
from baspa.load.markdown.line_texts import line_at
from baspa.load.markdown.marks import MARKS, RawMark

DEFINITIONS = "definitions"  # the token of what is nothing else
DEFINED = "defined"  # key of a token's meta: what stands in it, as written
MOST_LINES = 200  # that are looked at for one definition
BETWEEN = re.compile(r"(?:[ \t]*(?:%[^\n]*)?(?:\n|\Z))*[ \t]*")
FORMULAS = ("formula", "formula_block")


def formula_definitions(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.block.ruler.before("fence", DEFINITIONS, definition_lines, {"alt": INTERRUPTED})
    markdown.core.ruler.after("inline", "formulas_that_define", formulas_that_define)


def definition_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines that hold definitions, as many as follow each other, and nothing else."""
    if state.is_code_block(start) or not BEGINS.match(line_at(state, start)):
        return False
    text = "\n".join(lines_at(state, start, end))
    found, stop = leading(text)
    if not found:
        return False
    if not silent:
        state.line = start + text.count("\n", 0, stop) + 1
        token = state.push(DEFINITIONS, "", 0)
        token.map, token.meta = [start, state.line], noted(found, text[:stop])
    return True


def lines_at(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """Yield lines up to an empty one, or to where the item or quotation ends."""
    for line in range(start, min(end, start + MOST_LINES)):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return
        yield line_at(state, line)


def leading(text: str) -> tuple[list[str], int]:
    """Return the definitions that a text begins with, and where the last line ends that holds nothing else."""
    found, kept, at, stop = list[str](), 0, 0, 0
    while (defined := definition_at(text, at)) is not None:
        found.append(text[at : defined[0]])
        match = BETWEEN.match(text, defined[0])
        at = match.end() if match else defined[0]
        if at == len(text) or "\n" in text[defined[0] : at]:
            kept, stop = len(found), text.find("\n", defined[0], at) if "\n" in text[defined[0] : at] else at
    return found[:kept], stop


def defined_in(text: str) -> tuple[str, ...] | None:
    """Return the definitions of a text that holds nothing else; None for another."""
    found, stop = leading(text.strip())
    return tuple(found) if found and stop == len(text.strip()) else None


def noted(found: Iterable[str], text: str) -> dict[str, object]:
    """Return the meta of a token that defines something."""
    return {DEFINED: tuple(found), MARKS: [RawMark("macro", text)]}


def formulas_that_define(state: StateCore) -> None:
    """Take the definitions out of formulas; a paragraph that holds nothing else is none."""
    for token in state.tokens:
        for each in (token, *(token.children or ())):
            if each.type in FORMULAS and len(each.content) <= LONGEST and BEGINS.search(each.content):
                take_definitions(each)
    if any(child.type == DEFINITIONS for token in state.tokens for child in token.children or ()):
        state.tokens = list(without_empty(state.tokens))


def take_definitions(token: Token) -> None:
    """Take the definitions out of a formula."""
    pieces, found, at = list[str](), list[str](), 0
    for start, end, _ in definitions(token.content):
        pieces += (token.content[at:start], "\n" * token.content.count("\n", start, end))
        found.append(token.content[start:end])
        at = end
    if not found:
        return
    token.content = "".join((*pieces, token.content[at:]))
    token.meta[DEFINED] = tuple(found)
    token.meta.setdefault(MARKS, []).extend(RawMark("macro", each) for each in found)
    if not token.content.strip():
        token.type, token.tag = DEFINITIONS, ""


def is_silent(token: Token) -> bool:
    """Tell whether a token of a line says nothing."""
    return token.type in (DEFINITIONS, "softbreak") or (token.type == "text" and not token.content.strip())


def without_empty(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens, with what a paragraph defines in its place, where it says no more."""
    left = 0
    for opening, inline in pairwise((*tokens, Token("", "", 0))):
        if left:
            left -= 1
            continue
        children = inline.children or ()
        defines = any(each.type == DEFINITIONS for each in children)
        if opening.type == "paragraph_open" and defines and all(map(is_silent, children)):
            for each in children:
                each.map = inline.map
            yield from (each for each in children if each.type == DEFINITIONS)
            left = 2
        else:
            yield opening
