"""From the marks of a book to the entries of its indexes, and the faults that no mark has by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from baspa.apparatus.index.model import IndexEntry, IndexMark, Path
from baspa.model.problem import Meant, Place, Problem, Severity

Index = Mapping[str, IndexEntry]  # the entries of the first level, by their texts


def indexes(marks: Iterable[IndexMark]) -> tuple[dict[str, Index], list[Problem]]:
    """Return the indexes by their names, and what is wrong: B121, B122, B123, B127."""
    problems: list[Problem] = []
    found: dict[str, dict[str, IndexEntry]] = {}
    for mark in closed(marks, problems):
        add(found.setdefault(mark.index, {}), mark)
    for index in found.values():
        problems += faults(index)
    return dict(found), problems


def closed(marks: Iterable[IndexMark], problems: list[Problem]) -> Iterator[IndexMark]:
    """Yield the marks, of each range one; those without another end become problems: B121, B122."""
    opened: dict[tuple[str, Path], IndexMark] = {}
    for mark in marks:
        which = mark.index, mark.path
        if mark.range == "begin":
            if which in opened:
                problems.append(not_closed(opened[which]))
            opened[which] = mark
        elif mark.range == "end" and which not in opened:
            hint = "put a mark of the same entry with range=begin where it begins"
            problems.append(Problem(mark.place, "B122", f'the range of "{shown(mark.path)}" was not begun', hint))
        elif mark.range == "end":
            begun = opened.pop(which)
            yield replace(begun, locator=replace(begun.locator, end=mark.locator.id))
        else:
            yield mark
    problems += map(not_closed, opened.values())


def not_closed(mark: IndexMark) -> Problem:
    """Return the problem of a range that does not end."""
    hint = "put a mark of the same entry with range=end where it ends"
    return Problem(mark.place, "B121", f'the range of "{shown(mark.path)}" does not end', hint)


def add(index: dict[str, IndexEntry], mark: IndexMark) -> None:
    """Add a mark to its entry, which is made if need be."""
    level, entry = index, None
    for depth, text in enumerate(mark.path, 1):
        entry = level.setdefault(text, IndexEntry(mark.path[:depth], mark.place, mark.language))
        level = entry.children
    assert entry is not None
    if mark.see:
        entry.see.setdefault(mark.see, mark.place)
    if mark.also:
        entry.also.setdefault(mark.also, mark.place)
    if not mark.see and not mark.also:
        entry.locators.append(mark.locator)


def everything(index: Index) -> Iterator[IndexEntry]:
    """Yield all entries, each before those below it."""
    for entry in index.values():
        yield entry
        yield from everything(entry.children)


def faults(index: Index) -> Iterator[Problem]:
    """Yield B123 for a reference to an entry that is not there, B127, a warning, for `see` beside places."""
    entries = list(everything(index))
    known, meant = {entry.path: shown(entry.path) for entry in entries}, Meant()
    for entry in entries:
        for target, place in (*entry.see.items(), *entry.also.items()):
            if target not in known or target == entry.path:
                near = meant.nearest(shown(target), partial(_others, known, entry.path))
                yield wrong_reference(entry, target, place, near)
        for place in entry.see.values() if entry.locators or entry.children else ():
            said = f'"{shown(entry.path)}" has places or entries of its own, and leads away by `see`'
            yield Problem(place, "B127", said, "say `also` instead", Severity.WARNING)


def _others(known: Mapping[Path, str], path: Path) -> list[str]:
    return [known[each] for each in known if each != path]


def wrong_reference(entry: IndexEntry, target: Path, place: Place, meant: str) -> Problem:
    """Return the problem of a reference that leads nowhere, or to itself."""
    own = shown(entry.path)
    lacking = f'"{own}" leads to "{shown(target)}", which the index has not'
    said = f'"{own}" leads to itself' if target == entry.path else lacking
    hint = f'did you mean "{meant}"?' if meant else "mark a place of that entry, or take the reference out"
    return Problem(place, "B123", said, hint)


def shown(path: Path) -> str:
    """Return an entry as an author writes it."""
    return "!".join(text.replace("!", "\\!") for text in path)
