"""Levels of headings: each stands one below the one that it is nested in, whatever the number of its signs.

People write ### below #, for the look of it. A hole in the levels is a fault to those who hear a book (ISO 14289-1,
7.4.2; WCAG 2.2, 1.3.1), so none is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.names import HEADINGS


def close_levels(path: str, tree: Tree) -> Iterator[Problem]:
    """Give the headings of a file's tree levels without a hole; yield B021, a warning, for each that leaves one.

    None becomes one of level 1, which would begin a chapter.
    """
    around, before = list[int](), 1  # the levels, as written, of those that the next may be nested in; the last of all
    for element in (each for each in tree.body.iter() if each.tag in HEADINGS):
        written = int(element.tag[1])
        while around and around[-1] >= written:
            around.pop()
        around.append(written)
        read = len(around) if written == 1 else max(2, len(around))
        element.tag = f"h{read}"
        if written > before + 1:
            said = f'the heading "{own_text(element)}" skips a level: it is read as one of level {read}'
            place = Place(path, tree.lines.get(element, 0))
            yield Problem(place, "B021", said, f"begin it with {'#' * read}", Severity.WARNING)
        before = written
