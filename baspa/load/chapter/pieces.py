"""The chapters of one file: its tree cut at each heading of level 1 behind the first, with the notes that each calls.

A heading that stands in something else, a quotation or an item, begins no chapter. An epigraph above a heading belongs
to it, unless it stands right below another one. A note goes with the chapter that calls it first; one that calls it as
well has it once more, among its own and with its own number, so that each chapter is whole.
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem
from baspa.tree.kinds import ALONE

MOST_REPEATED = 2**20  # characters and elements of notes, counted once more for each further chapter that has them


class Repeated(NamedTuple):
    """A note that stands in a chapter and, before that, in another."""

    note: ET.Element
    first: ET.Element


@dataclass(frozen=True, slots=True)
class ChapterPiece:
    """What becomes a chapter: a tree of its own, which shares the lines with those of the other pieces."""

    tree: Tree
    line: int  # of the file's source, from 1, on which it begins
    source: str  # of that line and those behind it, up to the next piece
    repeated: tuple[Repeated, ...] = ()  # those of its notes that an earlier piece has as well


def pieces_of(path: str, tree: Tree, source: str) -> tuple[ChapterPiece, ...]:
    """Return the pieces of a file's tree, which is used up; one where no more than one heading of level 1 stands alone.

    One, too, and B198 among the tree's problems, where the notes that several of them call would have no end.
    """
    begins = list(beginnings(tree.body))
    if len(begins) < 2:
        return (ChapterPiece(tree, 1, source),)
    blocks = list(tree.body)
    bodies = [blocks[begin:end] for begin, end in pairwise((*begins, len(blocks)))]
    notes = {note.get("data-note", ""): note for note in tree.notes}
    names = names_within_bounds(bodies, notes)
    if names is None:
        said = "the notes that several chapters of this file call are too long: they would stand in each of these"
        hint = "write them as a section of the text, and link to it"
        tree.problems.append(Problem(Place(path, 1), "B198", said, hint))
        return (ChapterPiece(tree, 1, source),)
    lines = [1, *(tree.lines.get(body[0], 1) for body in bodies[1:])]
    trees = with_notes(bodies, names, notes, tree)
    for named in tree.classes:
        trees[bisect_right(lines, max(named[2], 1)) - 1][0].classes.append(named)
    sources = cut_source(source, lines)
    pieces = zip(trees, lines, sources, strict=True)
    return tuple(ChapterPiece(made, line, text, again) for (made, again), line, text in pieces)


def beginnings(body: ET.Element) -> Iterator[int]:
    """Yield the indexes of the blocks that begin a chapter, the epigraphs and dedications above its heading with it."""
    yield 0
    titles = [index for index, block in enumerate(body) if block.tag == "h1"]
    for before, title in pairwise(titles):
        begin = title
        while body[begin - 1].get("role") in ALONE:
            begin -= 1
        yield title if begin == before + 1 else begin


def names_called(bodies: Iterable[Iterable[ET.Element]], notes: Mapping[str, ET.Element]) -> Iterator[list[str]]:
    """Yield for each body the names of the notes that are called in it, and in those notes, each once."""
    in_notes = {name: calls_in([note]) for name, note in notes.items()}
    for body in bodies:
        found = list(dict.fromkeys(calls_in(body)))
        seen = set(found)
        for name in found:
            inner = [each for each in in_notes[name] if each not in seen]
            seen.update(inner)
            found += dict.fromkeys(inner)
        yield found


def calls_in(elements: Iterable[ET.Element]) -> list[str]:
    """Return the names that the calls in some elements have."""
    return [
        call.attrib["data-call"] for element in elements for call in element.iter("a") if "data-call" in call.attrib
    ]


def names_within_bounds(
    bodies: Iterable[Iterable[ET.Element]], notes: Mapping[str, ET.Element]
) -> list[list[str]] | None:
    """Return for each body the names of the notes that it has; None where the repeated ones are more than fit."""
    found, taken, room = list[list[str]](), set[str](), MOST_REPEATED
    sizes = {name: sum(1 + len(e.text or "") + len(e.tail or "") for e in note.iter()) for name, note in notes.items()}
    for names in names_called(bodies, notes):
        room -= sum(sizes[name] for name in names if name in taken)
        if room < 0:
            return None
        taken.update(names)
        found.append(names)
    return found


def with_notes(
    bodies: Iterable[Sequence[ET.Element]], names: Iterable[Iterable[str]], notes: Mapping[str, ET.Element], tree: Tree
) -> list[tuple[Tree, tuple[Repeated, ...]]]:
    """Return a tree for each body, with its notes, and which of these are repeated; the last has what nothing calls."""
    made, left = list[tuple[Tree, tuple[Repeated, ...]]](), dict(notes)
    for body, wanted in zip(bodies, names, strict=True):
        piece = Tree(ET.Element("body"), lines=tree.lines, drawn=tree.drawn)
        piece.body.extend(body)
        repeated = {name: once_more(notes[name], tree) for name in wanted if name not in left}
        piece.notes += (repeated[name] if name in repeated else left.pop(name) for name in wanted)
        made.append((piece, tuple(Repeated(again, notes[name]) for name, again in repeated.items())))
    made[-1][0].notes.extend(left.values())
    return made


def once_more(note: ET.Element, tree: Tree) -> ET.Element:
    """Return a note once more, on the same lines; the names in it stay those of the first."""
    made = copy.deepcopy(note)
    for old, new in zip(note.iter(), made.iter(), strict=True):
        new.attrib.pop("id", None)
        if old in tree.lines:
            tree.lines[new] = tree.lines[old]
    return made


def cut_source(source: str, first_lines: Sequence[int]) -> Iterator[str]:
    """Yield the pieces of a source that begin on these lines."""
    lines = source.split("\n")
    for begin, end in pairwise((*first_lines, len(lines) + 1)):
        yield "\n".join(lines[begin - 1 : end - 1])
