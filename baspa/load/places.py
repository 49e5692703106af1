"""Places of an expanded chapter: what was read from it stands where it was written, be that in a file it includes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from baspa.load.include import Expanded
from baspa.model.book import Block, Chapter, Heading, Link, Picture
from baspa.model.problem import Place, Problem, Problems

# Lines in what is told once a file, as model/as_text.py tells them, and at the end of a hint.
LINES = re.compile(r'(?:(?<=: )|(?<=, ))\d+(?=: ")|(?<=in line )\d+\Z|(?<=in lines )\d+(?:, \d+)*\Z')
NUMBER = re.compile(r"\d+")

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
    return tuple(there), tuple(with_lines(moved(each), expanded.places) for each in problems)


def with_lines(problem: Problem, places: Sequence[Place]) -> Problem:
    """Return a problem, moved to where it was written, whose words tell lines as they were written as well."""

    def line(found: re.Match[str]) -> str:
        place = places[int(found[0]) - 1] if 0 < int(found[0]) <= len(places) else None
        if place is None:
            return found[0]
        return str(place.line) if place.file == problem.place.file else str(place)

    message, hint = (
        LINES.sub(lambda found: NUMBER.sub(line, found[0]), text) for text in (problem.message, problem.hint)
    )
    return replace(problem, message=message, hint=hint)
