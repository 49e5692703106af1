"""Lists of pandoc whose numbers no one types: examples, `(@)` and `(@good)`, counted through the file, and `#.`.

    (@good) Ice bears.     an example with a name;
    As (@good) says, ...   which stands for its number wherever the text asks, before it or behind

The name of an earlier example at the beginning of an item has the number of that. Amid a paragraph no list begins.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_inline import StateInline

from baspa.load.markdown.lettered_lists import LABEL, ItemLabel, read_item
from baspa.load.markdown.marks import MARKS, RawMark

MARKER = re.compile(r"(?:\(@([\w-]*)\)|#[.)]|\(#\))(?=[ \t]+\S)")
REFERENCE = re.compile(r"@([\w-]*\w)")
WORD = re.compile(r"[\w\\]")
# Keys of the environment: name -> number of each example; how many there are.
NAMES, COUNT = "examples", "counted_examples"


class CountedMarker(NamedTuple):
    """What an item begins with."""

    text: str
    name: str | None  # of an example, "" for none; None where a list counts by itself

    @property
    def form(self) -> str:
        """Return what is alike in the items of one list; the number stands in the place of #."""
        return self.text if self.name is None else "(#)@"


def example_lists(markdown: MarkdownIt) -> None:
    """Add the rules to a parser, before those of references and citations."""
    markdown.block.ruler.before("list", "example_list", example_list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.inline.ruler.before("escape", "example", reference)


def example_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list of examples, or one that counts by itself."""
    marker = marker_at(state, start)
    if marker is None or (silent and goes_on(state, start, marker)):
        return False
    if not silent:
        parent, state.parentType = state.parentType, "list"
        read_items(state, start, end, marker)
        state.parentType = parent
    return True


def goes_on(state: StateBlock, line: int, marker: CountedMarker) -> bool:
    """Tell whether a line is one of the paragraph above: no list within an item, and nothing announces one."""
    if state.parentType != "paragraph" or state.sCount[line] < state.blkIndent:
        return False
    within = marker.name is None and state.listIndent >= 0
    return not within and state.src[state.eMarks[line - 1] - 1] != ":"


def marker_at(state: StateBlock, line: int) -> CountedMarker | None:
    """Return what the item of a line begins with; None for what is none."""
    match = MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    return CountedMarker(match[0], match[1]) if match and not state.is_code_block(line) else None


def read_items(state: StateBlock, start: int, end: int, first: CountedMarker) -> None:
    """Read the items of a list, as markdown-it-py's rule reads others."""
    at, line, tight, number = len(state.tokens), start, True, 0
    opening = state.push("ordered_list_open", "ol", 1)
    marker: CountedMarker | None = first
    while marker and marker.form == first.form:
        number = number + 1 if marker.name is None else example_number(state.env, marker.name)
        if line == start and number > 1:
            opening.attrs["start"] = number
        ended_empty = line > start and state.isEmpty(line - 1)
        tight = numbered_item(state, line, end, marker, number) and tight and not ended_empty
        line = state.line
        marker = marker_at(state, line) if line < end and state.sCount[line] >= state.blkIndent else None
    state.push("ordered_list_close", "ol", -1)
    opening.map = [start, line]
    if tight:
        markTightParagraphs(state, at)


def example_number(env: MutableMapping[str, Any], name: str) -> int:
    """Return the number of an example that is read, and count it where its name is new."""
    names: dict[str, int] = env.setdefault(NAMES, {})
    if name in names:
        return names[name]
    number: int = env.get(COUNT, 0) + 1
    env[COUNT] = number
    if name:
        names[name] = number
    return number


def numbered_item(state: StateBlock, line: int, end: int, marker: CountedMarker, number: int) -> bool:
    """Read an item; tell whether no empty line stands between its blocks."""
    at = len(state.tokens)
    tight = read_item(state, line, end, ItemLabel(marker.text, "", False))
    shown = marker.form.removesuffix("@").replace("#", str(number))
    state.tokens[at].meta = {LABEL: shown} if shown[-1] != "." else {}
    if marker.name is not None:
        state.tokens[at].meta[MARKS] = [RawMark("example", marker.text)]
    return tight


def reference(state: StateInline, silent: bool) -> bool:
    """Read the name of an example where it is referred to, as its number."""
    names: dict[str, int] = state.env.get(NAMES, {})
    match = REFERENCE.match(state.src, state.pos, state.posMax) if names else None
    if match is None or match[1] not in names or (state.pos and WORD.match(state.src, state.pos - 1)):
        return False
    if not silent:
        number = str(names[match[1]])
        token = state.push("text_special", "", 0)  # which is not joined with the text beside it
        token.content, token.meta = number, {MARKS: [RawMark("example", match[0], number)]}
    state.pos = match.end()
    return True
