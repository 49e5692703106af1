"""How deep blocks may stand in each other: markdown-it-py drops what is deeper than its bound without a word.

The bound is what a page of the house's design has room for: a sixteenth list would begin at the right margin. Marks in
a line have the same bound: emphasis in emphasis without end is more than any later step can go down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from baspa.load.markdown.smart import line_ends
from baspa.model.problem import Place, Problem

DEEPEST = 30  # elements around a block: a list and its item are two, a quotation is one, a cell of a table four
DEEP = "too deep"  # key of the environment: (line from 0,) of each block that stands deeper


def bounded(markdown: MarkdownIt) -> None:
    """Give a parser the bound, and the rule that notes down what reaches it."""
    markdown.options["maxNesting"] = DEEPEST + 8  # which nothing reaches: one block is four levels at most
    markdown.block.ruler.before(markdown.block.ruler.get_all_rules()[0], "too_deep", too_deep)


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Pass over what stands too deep, as far as its item or division goes."""
    if silent or state.level <= DEEPEST:
        return False
    state.env.setdefault(DEEP, []).append((start,))
    state.line = start + 1
    while state.line < end and (state.isEmpty(state.line) or state.sCount[state.line] >= state.blkIndent):
        state.line += 1
    return True


def depth_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B173 for each passage that stands too deep."""
    for (line,) in env.get(DEEP, ()):
        said = f"the text stands in more than {DEEPEST} lists, quotations and divisions, each in another"
        hint = f"take some of them away: a page has room for {DEEPEST // 2} lists, which count twice"
        yield Problem(Place(path, line + 1), "B173", said, hint)


def within_bound(tokens: Sequence[Token]) -> tuple[list[Token], int | None]:
    """Return a paragraph's tokens without the marks that stand too deep, and how many lines end before the first."""
    kept, open_marks, lines, first = list[Token](), list[bool](), 0, None
    for token in tokens:
        if token.nesting == 1:
            open_marks.append(len(open_marks) < DEEPEST)
        if token.nesting == 0 or open_marks[-1]:
            kept.append(token)
        elif first is None:
            first = lines
        if token.nesting == -1:
            open_marks.pop()
        lines += line_ends(token)
    return kept, first


def mark_problem(place: Place) -> Problem:
    """Return B173 for a mark that stands too deep in a line."""
    said = f"the words stand in more than {DEEPEST} marks, each in another: emphasis, links, words in brackets"
    return Problem(place, "B173", said, "take some of the marks away, or close one before the next")
