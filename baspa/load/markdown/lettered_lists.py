"""Lists whose items have letters, Roman or compound numbers, or brackets: `a)`, `(i)`, `А.`, `2.1.`, `1)` stay so.

As in pandoc (fancy_lists), with the letters of Cyrillic. A letter and a point may be initials or an abbreviation: two
items in a row make a list, and three where the letters are capitals. So do compound numbers on lines that follow each
other, or in an item; where empty lines part them they are those of paragraphs. mdit-py-plugins has no such rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import markTightParagraphs
from markdown_it.rules_core import StateCore

from baspa.language.enumeration import is_next, ordinal, place, systems
from baspa.load.markdown.marks import MARKS, RawMark

MARKER = re.compile(r"(\(?)(\d{1,4}|[^\W\d_]{1,7})([.)])(?=[ \t]|\Z)( {2})?")
COMPOUND = re.compile(r"(\(?)(\d{1,3}(?:\.\d{1,3})+)([.)]?)(?=[ \t]+(?:[^\W\d_]|[«„“\"(\[*_$`]))( {2})?")
TYPES = {"lower-latin": "a", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I"}  # HTML, ol type
FIGURES = "0123456789"
CAPITALS = ("upper-latin", "upper-cyrillic")  # may be initials
LABEL = "label"  # key of the meta of an item's token
# Keys of the environment: (label, system) of each list that is open; of each form the last label of each system.
OPEN, LAST = "open lists", "last labels"


class ItemLabel(NamedTuple):
    """What an item begins with."""

    text: str
    name: str  # without brackets and points
    apart: bool  # whether more than one space is behind it

    @property
    def form(self) -> str:
        """Return what stands around the name."""
        return f"{self.text[: self.text.startswith('(')]}{'.' * self.name.count('.')}{self.text[-1].strip(FIGURES)}"


def lettered_lists(markdown: MarkdownIt) -> None:
    """Add the rules to a parser."""
    markdown.block.ruler.before(
        "list", "lettered_list", lettered_list, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    markdown.core.ruler.after("block", "brackets_of_numbers", brackets_of_numbers)


def lettered_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list, as markdown-it-py's rule reads others."""
    label = label_at(state, start)
    system = system_of(state, label, start, end, silent) if label else ""
    if not label or not system:
        return False
    if silent:
        return True
    at, tight, parent = len(state.tokens), True, state.parentType
    opening = state.push("ordered_list_open", "ol", 1)
    opening.attrs = attributes(system, label.name)
    state.env.setdefault(OPEN, []).append((label, system))
    state.parentType = "list"
    line = start
    while label:
        ended_empty = line > start and state.isEmpty(line - 1)
        state.env[OPEN][-1] = label, system
        last = state.env.setdefault(LAST, {}).setdefault(label.form, {})
        last.pop(system, None)  # so that it is the latest
        last[system] = label
        tight = read_item(state, line, end, label) and tight and not ended_empty
        line, before = state.line, label
        label = label_at(state, line) if line < end and state.sCount[line] >= state.blkIndent else None
        label = label if label and goes_on(state, label, before, system, line, end) else None
    state.env[OPEN].pop()
    state.push("ordered_list_close", "ol", -1)
    opening.map, state.parentType = [start, line], parent
    if tight:
        markTightParagraphs(state, at)
    return True


def label_at(state: StateBlock, line: int) -> ItemLabel | None:
    """Return the label that a line begins with; None for what CommonMark reads, and for what is code."""
    begin = state.bMarks[line] + state.tShift[line]
    match = MARKER.match(state.src, begin, state.eMarks[line]) or COMPOUND.match(state.src, begin, state.eMarks[line])
    if match is None or state.is_code_block(line) or (match[1] and match[3] == "."):
        return None
    if match[2].isdigit() and not match[1]:
        return None
    return ItemLabel(f"{match[1]}{match[2]}{match[3]}", match[2], bool(match[4]))


def system_of(state: StateBlock, first: ItemLabel, start: int, end: int, silent: bool) -> str:
    """Return the system of the list that begins, or goes on, on a line; "" where it is text."""
    outside = silent and state.sCount[start] < state.blkIndent
    for label, system in state.env.get(OPEN, ()) if outside else ():
        if goes_on(state, first, label, system, start, end):
            return str(system)
    for system in resumed(state, first):
        behind = outside or (not silent and bool(state.tokens) and state.tokens[-1].type.endswith("list_close"))
        joins = behind or first.form != "." or is_followed(state, first, system, start, end)
        if joins and not begins_roman(state, first, system, start, end):
            return system
    amid = silent and state.parentType == "paragraph" and state.sCount[start] >= state.blkIndent
    deeper = state.blkIndent > 0 and (
        state.sCount[start] > state.sCount[start - 1] or begins_pandoc_item(state, start - 1)
    )
    begins = not amid or deeper or state.src[state.eMarks[start - 1] - 1] == ":"
    labels = [first, *islice(labels_below(state, first, start, end), 2)]
    apart = "." in first.name and not state.blkIndent and not is_close(state, first, start, end)
    return next((system for system in systems(first.name) if is_list(system, labels, begins) and not apart), "")


def is_close(state: StateBlock, first: ItemLabel, start: int, end: int) -> bool:
    """Tell whether the label that follows a compound number stands on a line of the same paragraph."""
    closed = next((line for line in range(start + 1, end) if state.isEmpty(line)), end)
    return next(labels_below(state, first, start, closed), None) is not None


def begins_pandoc_item(state: StateBlock, line: int) -> bool:
    """Tell whether a line begins an item whose marker is as wide as pandoc's, four columns, with what is behind it."""
    begin = state.bMarks[line]
    return bool(state.src[begin : begin + state.tShift[line]].strip(" \t>")) and state.tShift[line] >= 4


def continues(label: ItemLabel, before: ItemLabel, system: str) -> bool:
    """Tell whether a label stands in the list of another, behind it; one with a bracket may leave some out."""
    if label.form != before.form or system not in systems(label.name):
        return False
    later = ordinal(system, label.name) > ordinal(system, before.name)
    return is_next(system, before.name, label.name) or (later and label.form != ".")


def goes_on(state: StateBlock, label: ItemLabel, before: ItemLabel, system: str, line: int, end: int) -> bool:
    """Tell whether a line's label continues the list of another: no other list begins there, nor goes on."""
    if not continues(label, before, system) or begins_roman(state, label, system, line, end):
        return False
    return is_next(system, before.name, label.name) or not resumed(state, label)


def resumed(state: StateBlock, label: ItemLabel) -> list[str]:
    """Return the systems of the lists above whose next item a label is, the latest list first."""
    last: dict[str, ItemLabel] = state.env.get(LAST, {}).get(label.form, {})
    found = (
        system for system in last if system in systems(label.name) and is_next(system, last[system].name, label.name)
    )
    return list(found)[::-1]


def is_followed(state: StateBlock, label: ItemLabel, system: str, start: int, end: int) -> bool:
    """Tell whether the next label of its list stands behind one: a letter and a point alone may be an abbreviation."""
    following = next(labels_below(state, label, start, end), None)
    return following is not None and continues(following, label, system)


def begins_roman(state: StateBlock, label: ItemLabel, system: str, line: int, end: int) -> bool:
    """Tell whether the i) of a line, which may be the ninth letter, is the first Roman number: ii) stands behind it."""
    if label.name not in ("i", "I") or system.endswith("roman"):
        return False
    following = next(labels_below(state, label, line, end), None)
    return following is not None and following.name == 2 * label.name


def labels_below(state: StateBlock, first: ItemLabel, start: int, end: int) -> Iterator[ItemLabel]:
    """Yield the labels of the same form that stand where the first does, as far as the list could go."""
    content, after_empty = state.sCount[start] + len(first.text) + 1, False
    for line in range(start + 1, end):
        if state.isEmpty(line):
            after_empty = True
        elif state.sCount[line] < min(state.blkIndent, state.sCount[start]):
            return
        elif state.sCount[line] < content:
            label = label_at(state, line)
            if label and label.form == first.form:
                yield label
            elif after_empty:
                return
            after_empty = False
        else:
            after_empty = False


def is_list(system: str, labels: Sequence[ItemLabel], begins: bool) -> bool:
    """Tell whether labels make a list: enough of them in a row, and the first one where no sentence goes on.

    One that begins amid a paragraph begins with the first name of its system, and has brackets.
    """
    first = labels[0]
    in_row = takewhile(
        lambda pair: system in systems(pair[1].name) and is_next(system, pair[0].name, pair[1].name), pairwise(labels)
    )
    point, is_first = first.form == ".", ordinal(system, first.name) == 1
    wanted = 3 if point and system in CAPITALS and not first.apart else 2
    return 1 + len(list(in_row)) >= wanted and (is_first or (begins and not point)) and (begins or not point)


def attributes(system: str, name: str) -> dict[str, str | int | float]:
    """Return the attributes of a list for readers without style sheets."""
    kind = {"type": TYPES[system]} if system in TYPES else {}
    number = place(system, name)
    return {**kind, **({"start": number} if number != 1 else {})}


def read_item(state: StateBlock, line: int, end: int, label: ItemLabel) -> bool:
    """Read an item; tell whether no empty line stands between its blocks."""
    begin = state.bMarks[line] + state.tShift[line] + len(label.text)
    spaces = state.src[begin : state.eMarks[line]]
    behind = len(spaces) - len(spaces.lstrip(" \t"))
    offset = state.sCount[line] + len(label.text)
    width = len(f"{' ' * offset}{spaces[:behind]}".expandtabs(4)) - offset if behind < len(spaces) else 1
    token = state.push("list_item_open", "li", 1)
    token.meta = {LABEL: label.text, MARKS: [RawMark("number", label.text)]}
    kept = state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent = state.blkIndent
    state.tight, state.blkIndent = True, offset + (width if width <= 4 else 1)
    state.tShift[line], state.sCount[line] = begin + behind - state.bMarks[line], offset + width
    state.md.block.tokenize(state, line, end)
    tight = state.tight
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = kept
    state.push("list_item_close", "li", -1)
    token.map = [line, state.line]
    return tight


def brackets_of_numbers(state: StateCore) -> None:
    """Let the items of `1)` keep their bracket."""
    numbers: list[int] = []  # of the next item of each list that is open; -1 where it has a point, or letters
    for token in state.tokens:
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrs.get("start", 1)) if token.markup == ")" else -1)
        elif token.type == "bullet_list_open":
            numbers.append(-1)
        elif token.type == "list_item_open" and numbers[-1] >= 0:
            token.meta[LABEL] = f"{numbers[-1]})"
            numbers[-1] += 1
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
