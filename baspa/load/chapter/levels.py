"""Levels of headings: each stands one below the one that it is nested in, whatever the number of its signs.

People write ### below #, for the look of it, or begin a file with ##. A hole in the levels is a fault to those who hear
a book (ISO 14289-1, 7.4.2; WCAG 2.2, 1.3.1), so none is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.names import HEADINGS


def close_levels(path: str, tree: Tree) -> Iterator[Problem]:
    """Give the headings of a file's tree levels without a hole; yield B021, a warning, for each that leaves one."""
    around = list[int]()  # the levels, as written, of the headings that the next may be nested in
    for element in (each for each in tree.body.iter() if each.tag in HEADINGS):
        level, before = int(element.tag[1]), around[-1] if around else 0
        while around and around[-1] >= level:
            around.pop()
        around.append(level)
        element.tag = f"h{len(around)}"
        if level > before + 1:
            words = own_text(element)
            said = f'the heading "{words}" skips a level: it is read as one of level {len(around)}'
            if not before:
                said = f'the first heading, "{words}", is of level {level}: it is read as one of level 1'
            place = Place(path, tree.lines.get(element, 0))
            yield Problem(place, "B021", said, f"begin it with {'#' * len(around)}", Severity.WARNING)
