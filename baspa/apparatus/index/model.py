"""What a mark says, and the entries that are made of all marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from baspa.model.problem import Place

WORDS = {"": "index.title", "names": "index.names", "places": "index.places"}  # of each index, in their order
Path = tuple[str, ...]  # an entry and the one below it: ("Астық", "бидай")


@dataclass(frozen=True, slots=True)
class Locator:
    """A place that an entry leads to."""

    chapter: str
    id: str  # of the mark's element
    end: str  # of the element where the range ends that it begins; "" for a place
    title: str  # of the heading that it stands below
    main: bool


@dataclass(frozen=True, slots=True)
class IndexMark:
    """A mark in the text, read."""

    index: str  # a key of WORDS
    path: Path
    place: Place
    language: str  # of its words, where they are the entry; "" for the book's
    see: Path
    also: Path
    range: str  # begin, end, or ""
    locator: Locator


@dataclass(slots=True)
class IndexEntry:
    """An entry of an index while it is made, with those below it."""

    path: Path
    place: Place
    language: str
    locators: list[Locator] = field(default_factory=list)
    see: dict[Path, Place] = field(default_factory=dict)
    also: dict[Path, Place] = field(default_factory=dict)
    children: dict[str, IndexEntry] = field(default_factory=dict)
