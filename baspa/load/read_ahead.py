"""Chapters read anew, and what those are likely to be read with that another process reads before their turn comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from baspa.load.folder import Folder
from baspa.model.book import Chapter
from baspa.model.problem import Problems

if TYPE_CHECKING:
    from baspa.load.chapter import Cites

CHAPTER = re.compile(rb"^# ", re.MULTILINE)


def sizes(folder: Folder, paths: Sequence[str]) -> list[int]:
    """Return how many bytes each file has; 0 for one that cannot be read."""
    return list(map(len, contents(folder, paths)))


def likely_number(folder: Folder, paths: Sequence[str]) -> int:
    """Return the number that the first chapter behind some files probably has: each has one or more."""
    return 1 + sum(max(1, len(CHAPTER.findall(data))) for data in contents(folder, paths))


def contents(folder: Folder, paths: Sequence[str]) -> Iterator[bytes]:
    """Yield what is in files; nothing for one that is not there."""
    for path in paths:
        yield folder.read(path) if folder.state(path) == "there" else b""


def read_anew(
    number: int,
    path: str,
    source: str,
    language: str,
    smart: bool,
    cites: Cites,
    keys: tuple[str, ...],
    title: str,
    commands: tuple[str, ...],
) -> tuple[tuple[Chapter, ...], Problems]:
    """Read a file's chapters; the grammar of Markdown is loaded for one that is not known, and for no other."""
    from baspa.load.chapter import read_chapters

    return read_chapters(number, path, source, language, smart, cites, keys, title, commands)
