"""The numbers of list items: CommonMark counts on from the first, whatever the author wrote before the others.

Nor does it let a list begin amid a paragraph but with 1; here one may that stands below a colon: `Answers:`, `4. …`,
`5. …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.token import Token

from baspa.load.markdown.line_texts import line_at
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

LIKE_YEARS = 1000  # numbers from which on a lone one hardly begins a list
SHOWN = 12  # numbers of a list that are told
INDENTED = re.compile(r"(?:> ?)*(?: +)(?:[-+*]|\w{1,3}[.)])\s")
NUMBERED = re.compile(r"(\d{1,3})([.)])[ \t]+\S")  # no year


def lists_below_colons(markdown: MarkdownIt) -> None:
    """Let lists of a parser begin below a colon with any number that the next of their items follows."""
    markdown.block.ruler.at("list", any_list, {"alt": ["paragraph", "reference", "blockquote"]})


def any_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list as CommonMark does; and tell that one ends a paragraph."""
    if list_block(state, start, end, silent):
        return True
    amid = silent and state.parentType == "paragraph" and 0 <= state.sCount[start] - state.blkIndent < 4
    return amid and line_at(state, start - 1).rstrip(" \t*_").endswith(":") and begins_row(state, start, end)


def begins_row(state: StateBlock, start: int, end: int) -> bool:
    """Tell whether a line begins with a number, and the next line that does so, and stands as far in, with the next."""
    first = NUMBERED.match(line_at(state, start))
    for line in range(start + 1, end) if first else ():
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return False
        match = NUMBERED.match(line_at(state, line)) if state.sCount[line] == state.sCount[start] else None
        if first and match:
            return match[2] == first[2] and int(match[1]) == int(first[1]) + 1
        if state.isEmpty(line - 1) and state.sCount[line] <= state.sCount[start] and not state.isEmpty(line):
            return False
    return False


def number_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B172, a warning, for each list with a number that is not printed, but for lists all of one number."""
    open_lists: list[list[tuple[int, int]]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            open_lists.append([])
        elif token.type == "list_item_open" and token.info:
            open_lists[-1].append((token.map[0] + 1 if token.map else 0, int(token.info)))
        elif token.type == "ordered_list_close":
            items = open_lists.pop()
            yield from _miscounted(path, items) if items else ()  # letters are printed as they were written


def items_apart(path: str, tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Problem]:
    """Yield B172, a warning, for the items of a file that are indented below a numbered one, yet not in it."""
    ends = dict[int, int]()  # line behind the last numbered list of each level
    found = list[tuple[int, str]]()
    for token in tokens:
        if not token.map or token.type not in ("ordered_list_open", "bullet_list_open"):
            continue
        first, last = token.map
        if ends.get(token.level) == first and INDENTED.match(lines[first]):
            found.append((first + 1, lines[first].strip()))
        if token.type == "ordered_list_open":
            ends[token.level] = last
    if found:
        said = f"items that are indented below a numbered one are not in it: {placed(found)}"
        hint = "indent them as far as its words: three spaces below 1., four below 10."
        yield Problem(Place(path, found[0][0]), "B172", said, hint, Severity.WARNING)


def _miscounted(path: str, items: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    first = items[0][1]
    if len(items) == 1 and first >= LIKE_YEARS:
        said = f"the paragraph that begins with {first}. is an item of a list"
        hint = f"a backslash guards the point, {first}\\.: then it is text"
        yield Problem(Place(path, items[0][0]), "B172", said, hint, Severity.WARNING)
    printed = [(line, number, first + index) for index, (line, number) in enumerate(items)]
    wrong = [(line, f"{number} → {counted}") for line, number, counted in printed if number != counted]
    if len({number for _, number in items}) > 1 and wrong:
        apart = [number for (_, before), (_, number) in pairwise(items) if number != before + 1]
        said = f"a list counts on from its first number, so that these change: {shown_of([each for _, each in wrong])}"
        hint = (
            f"a line <!-- --> above an item begins another list, with its number: above {shown_of(apart)}; "
            f"where it is no list, a backslash guards the point: {apart[0]}\\."
        )
        yield Problem(Place(path, wrong[0][0]), "B172", said, hint, Severity.WARNING)


def shown_of(found: Sequence[object]) -> str:
    """Return what is told of several, the first of them."""
    return ", ".join(map(str, found[:SHOWN])) + (", …" if len(found) > SHOWN else "")
