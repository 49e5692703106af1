"""One reading of a Markdown file of another program: where it is, what its names lead to, what was not kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from baspa.importing.losses import Losses
from baspa.load.folder import Folder
from baspa.model.problem import Place

CODE = (  # a block of code that is fenced, or code within a line
    r"(?ms:^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}+|~{3,}+)"
    r"[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z))"
    r"|(?s:(?<!`)(?P<ticks>`++)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)(?P=ticks)(?!`))"
)
Make = Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Reading:
    """A file that is read."""

    home: Folder
    path: str  # in the folder
    losses: Losses
    names: Mapping[str, str] = field(
        default_factory=dict
    )  # names in the folder -> the words of a link to them, "" for its own
    works: Container[str] = ()  # keys of what can be cited
    depth: int = 0  # how many directives it is within
    captions: bool = False  # the words of a picture's brackets are its caption, as for pandoc and Quarto
    mdbook: bool = False  # what stands between brackets behind two backslashes is a formula

    def lost(self, line: int, kind: str, name: str = "") -> None:
        """Note what is not in the book, with its line in the file."""
        self.losses.at(Place(self.path, line), "", "")
        self.losses.lost(kind, name)

    def changed(self, line: int, kind: str, name: str = "") -> None:
        """Note what is there in another form."""
        self.losses.at(Place(self.path, line), "", "")
        self.losses.changed(kind, name)


def outside_code(pattern: str) -> re.Pattern[str]:
    """Return a pattern that finds code as well, so that `replaced` leaves that alone."""
    return re.compile(f"(?:{pattern})|{CODE}")


def replaced(pattern: re.Pattern[str], text: str, make: Make) -> str:
    """Return a text with what a pattern of `outside_code` finds made anew, but for code."""
    return pattern.sub(lambda found: found[0] if found["fence"] or found["ticks"] else make(found), text)


def line_of(found: re.Match[str]) -> int:
    """Return the line of the text, from 1, on which a match begins."""
    return bisect_left(line_ends(found.string), found.start()) + 1


@lru_cache(maxsize=4)
def line_ends(text: str) -> list[int]:
    """Return where the lines of a text end."""
    return [found.start() for found in re.finditer("\n", text)]
