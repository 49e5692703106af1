"""What went wrong, said well: one type for every fault, and the one place that prints it.

A fault of the input is a value, not an exception: steps collect Problems and hand them on, so that all of them are
shown at once. Codes are stable; docs/problems.md lists them.
"""

from __future__ import annotations

import enum
import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field


class Severity(enum.IntEnum):
    """How much a Problem matters: an error stops the build, a warning and a note do not."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the manuscript: a path relative to the book's folder, with "/", and a line from 1 (0: the file)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: stable code, place, what is wrong with which value, and the mend."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = field(default=Severity.ERROR)


Problems = tuple[Problem, ...]

COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
RESET = "\x1b[0m"
LONGEST, ENDING = 600, 100  # characters of a message that are printed, and those at its end
STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


class Failure(Exception):
    """Problems that end a step at once; carried up to the command, which prints them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Problems = tuple(problems)
        super().__init__("\n".join(report(self.problems)))

    def __reduce__(self) -> tuple[type[Failure], tuple[Problems]]:
        """Let it pass from one process to another with its problems."""
        return Failure, (self.problems,)


class Outside(Exception):
    """Something that is not the manuscript's fault: a library is missing, the disk is full. The command exits 3."""


def outside(fault: ImportError | MemoryError | OSError) -> Outside:
    """Return what the system refuses as one sentence."""
    if isinstance(fault, MemoryError):
        return Outside("there is not enough memory")
    if isinstance(fault, ImportError):
        return Outside(f"a library of the press is missing, or cannot be loaded: {' '.join(str(fault).split())}")
    place = f" ({os.fsdecode(fault.filename)})" if fault.filename else ""
    return Outside(f"the system refuses to go on: {fault.strerror or fault}{place}")


def has_errors(problems: Iterable[Problem], least: Severity = Severity.ERROR) -> bool:
    """Tell whether any of the problems stops a build: an error does, and what else is of that severity at `least`."""
    return any(p.severity >= least for p in problems)


def visible(text: str) -> str:
    """Return a text as a terminal may have it: a character that would steer it, or hide, is shown as its escape.

    Those are the control characters, ends of lines among them, and those that turn the direction of text (UAX 9).
    """
    return STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def shortened(text: str) -> str:
    """Return a text of a problem as it is printed: visible, and of one that quotes without end beginning and end."""
    said = visible(text)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - ENDING]} … {said[-ENDING:]}"


def printed_lines_of(problem: Problem, colour: bool = False, said: Callable[[str], str] = str) -> Iterable[str]:
    """Yield the printed lines of one problem: `file:line: severity code: message`, then the hint indented.

    `said` gives a sentence in the language of who reads it.
    """
    word = said(problem.severity.name.lower())
    shown = f"{COLOURS[problem.severity]}{word} {problem.code}{RESET}" if colour else f"{word} {problem.code}"
    yield f"{visible(str(problem.place))}: {shown}: {shortened(said(problem.message))}"
    if problem.hint:
        yield f"  {said('hint')}: {shortened(said(problem.hint))}"


def report(problems: Iterable[Problem], colour: bool = False, said: Callable[[str], str] = str) -> Iterable[str]:
    """Yield the printed lines of all problems, in the order of their places, each once."""
    for problem in sorted(set(problems)):
        yield from printed_lines_of(problem, colour, said)


NEAR = 0.7  # of 1: "epud" is "epub" (0.75); "margin" is not "man" (0.67), nor "mermaid" "email"


def nearest(path: str, candidates: Iterable[str]) -> str:
    """Return the candidate that was probably meant: the same file name elsewhere, or the most similar path; or ""."""
    known = list(candidates)
    name = posixpath.basename(path.replace("\\", "/")).lower()
    same = [candidate for candidate in known if posixpath.basename(candidate).lower() == name]
    return next(iter(same or _similar(path, known)), "")


def _similar(path: str, known: list[str]) -> list[str]:
    """Return the most similar path, if one is similar: in all its letters, or in how it begins and how long it is."""
    import difflib

    found = difflib.get_close_matches(path, known, 1)
    near = found and difflib.SequenceMatcher(None, found[0], path).ratio() >= NEAR
    alike = found and found[0][:2] == path[:2] and abs(len(found[0]) - len(path)) < 2  # Астик, Астық
    return found if near or alike else []


class Meant:
    """What was probably meant, as `nearest` finds it, for one fault after the other.

    No more is sought when MOST names have been looked at: of thousands of faults in a book of thousands of names, the
    first are told what was meant, and all together cost no more than a pass over the book.
    """

    MOST = 100_000

    def __init__(self) -> None:
        self.looked_at = 0

    def nearest(self, name: str, candidates: Callable[[], Collection[str]]) -> str:
        """Return the candidate that was probably meant, or ""."""
        if self.looked_at > self.MOST:
            return ""
        known = candidates()
        self.looked_at += len(known)
        return nearest(name, known)
