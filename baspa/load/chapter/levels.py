"""Levels of headings: each stands one below the one that it is nested in, whatever the number of its signs.

People write ### below #, for the look of it. A hole in the levels is a fault to those who hear a book (ISO 14289-1,
7.4.2; WCAG 2.2, 1.3.1), so none is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.names import HEADINGS


class Levels(NamedTuple):
    """A heading with its level as it was written and as it is read."""

    element: ET.Element
    written: int
    read: int


def close_levels(path: str, tree: Tree) -> Iterator[Problem]:
    """Give the headings of a file's tree levels without a hole; yield B021, a warning, for each that leaves one.

    None becomes one of level 1, which would begin a chapter.
    """
    headings = tuple(levels_of(each for each in tree.body.iter() if each.tag in HEADINGS))
    before = 1  # the level, as written, of the last one
    for number, (element, written, read) in enumerate(headings):
        element.tag = f"h{read}"
        if written > before + 1:
            said = f'the heading "{own_text(element)}" skips a level: it is read as one of level {read}'
            place = Place(path, tree.lines.get(element, 0))
            others = [tree.lines.get(each, 0) for each in beside(headings[number], headings[number + 1 :])]
            yield Problem(place, "B021", said, mend(read, others), Severity.WARNING)
        before = written


def levels_of(elements: Iterable[ET.Element]) -> Iterator[Levels]:
    """Yield each heading with its levels."""
    around = list[int]()  # the levels, as written, of those that the next may be nested in
    for element in elements:
        written = int(element.tag[1])
        while around and around[-1] >= written:
            around.pop()
        around.append(written)
        yield Levels(element, written, len(around) if written == 1 else max(2, len(around)))


def beside(heading: Levels, behind: Iterable[Levels]) -> Iterator[ET.Element]:
    """Yield the headings that would be nested in one that alone gets the level of which it is read."""
    for each in takewhile(lambda each: each.read >= heading.read and each.written > 1, behind):
        if each.read == heading.read and each.written > heading.read:
            yield each.element


def mend(level: int, others: Sequence[int]) -> str:
    """Return what to write; `others` are the lines of those beside it, which are to be mended as well."""
    signs = "#" * level
    if len(others) == 1:
        return f"begin it with {signs}, and so the one beside it, in line {others[0]}"
    if others:
        return f"begin it with {signs}, and so those beside it, in lines {', '.join(map(str, others))}"
    return f"begin it with {signs}"
