"""Problems that are alike told once, with the places of the others: what is mended in one way is one thing to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from baspa.model.problem import Place, Problem, printed_lines_of, visible

WHOLE = 3  # of those that differ in what they quote, so many are told in full
PLACES = 8  # that are named
QUOTED = re.compile(r"""\"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|\bU\+[0-9A-F]{4,6}|\d+""")


@dataclass
class Told:
    """A problem that is told in full, and where there are more like it."""

    problem: Problem
    more: list[Place] = field(default_factory=list)


def folded(problems: Iterable[Problem]) -> Sequence[Told]:
    """Return problems in the order of their places, each once, those that are alike behind the first of them.

    Alike are those of one code and severity that say the same; and, behind the third of them, those that say the same
    but for what they quote.
    """
    told: list[Told] = []
    same: dict[object, Told] = {}
    shaped: dict[object, list[Told]] = {}
    for each in sorted(set(problems)):
        kind = each.severity, each.code
        alike = shaped.setdefault((*kind, QUOTED.sub("", each.message)), [])
        whole = same.get((*kind, each.message)) or (alike[-1] if len(alike) == WHOLE else None)
        if whole:
            whole.more.append(each.place)
            continue
        told.append(Told(each))
        alike.append(told[-1])
        same[(*kind, each.message)] = told[-1]
    return told


def folded_lines(problems: Iterable[Problem], colour: bool = False, said: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the printed lines of problems, those that are alike folded."""
    for each in folded(problems):
        yield from printed_lines_of(each.problem, colour, said)
        if each.more:
            yield said(f"  and {len(each.more)} more like it{named(each.more, each.problem.place.file)}")


def named(places: Sequence[Place], file: str) -> str:
    """Return ": lines 20, 31, two.md:3, …"; of places in `file` the lines alone."""
    here = [str(place.line) for place in places if place.file == file and place.line]
    others = [visible(str(place)) for place in places if place.file != file]
    lines = [f"{'line' if len(here) == 1 else 'lines'} {', '.join(here[:PLACES])}"] if here else []
    said = [*lines, *others[: max(0, PLACES - len(here))]]
    if len(here) + len(others) > PLACES:
        said.append("…")
    return f": {', '.join(said)}" if said else ""
