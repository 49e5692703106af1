"""Places of an expanded chapter: what was read from it stands where it was written, be that in a file it includes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from baspa.load.include import Expanded
from baspa.model.book import Block, Chapter, Heading, Link, Picture
from baspa.model.problem import Problem, Problems

P = TypeVar("P", Block, Heading, Link, Picture, Problem)


def with_places(
    chapters: Iterable[Chapter], problems: Problems, expanded: Expanded
) -> tuple[tuple[Chapter, ...], Problems]:
    """Return the chapters and problems that were read from an expanded text, with the places where all was written."""

    def moved(each: P) -> P:
        line = each.place.line
        return replace(each, place=expanded.places[line - 1] if line else each.place)

    found = tuple(replace(chapter, files=expanded.files, places=expanded.places) for chapter in chapters)
    if not expanded.places:
        return found, problems
    there = (
        replace(
            chapter,
            blocks=tuple(map(moved, chapter.blocks)),
            headings=tuple(map(moved, chapter.headings)),
            links=tuple(map(moved, chapter.links)),
            pictures=tuple(map(moved, chapter.pictures)),
        )
        for chapter in found
    )
    return tuple(there), tuple(map(moved, problems))
