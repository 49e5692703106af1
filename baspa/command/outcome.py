"""How a command ended, and how that is told: in lines for people, or as one line of JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from baspa.command.asked import Asked
from baspa.command.show import put, say, show
from baspa.model.problem import Problem, Problems, Severity


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that a command made."""

    format: str  # "book" for the book.toml of an import
    path: Path
    bytes: int
    pages: int = 0
    sheet: str = ""  # as of its Artifact
    spine: float = 0  # the same
    how: str = ""
    fitted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a command."""

    code: int  # the exit code
    problems: Problems = ()
    has_notes: bool = True  # whether notes are told to people who do not ask for all
    files: tuple[MadeFile, ...] = ()
    lines: tuple[object, ...] = ()  # for people
    failure: str = ""  # what failed outside
    more: Mapping[str, object] = field(default_factory=dict)  # what one command has to tell other programs


def tell(asked: Asked, outcome: Outcome) -> int:
    """Tell how a command ended; return the exit code."""
    if asked.json:
        put(as_json(outcome))
        return outcome.code
    least = Severity.NOTE if asked.verbose or outcome.has_notes else Severity.WARNING
    show(tuple(p for p in outcome.problems if p.severity >= least), asked.verbose)
    if not asked.quiet:
        say(*outcome.lines)
    return outcome.code


def as_json(outcome: Outcome) -> str:
    """Return an outcome as JSON (RFC 8259), in ASCII: nothing in it steers a terminal, whatever a file is called."""
    import json

    told = {
        "exit": outcome.code,
        "problems": list(told_problems(outcome.problems)),
        "files": [told_file(each) for each in outcome.files],
        "failure": outcome.failure,
        **outcome.more,
    }
    return json.dumps(told)


def told_problems(problems: Iterable[Problem]) -> Iterable[Mapping[str, object]]:
    """Yield problems as values, in the order of their places, each once."""
    for each in sorted(set(problems)):
        yield {
            "code": each.code,
            "severity": each.severity.name.lower(),
            "file": each.place.file,
            "line": each.place.line,
            "message": each.message,
            "hint": each.hint,
        }


def told_file(file: MadeFile) -> Mapping[str, object]:
    """Return a file as a value, with what its line says besides, where it says any."""
    more = {"sheet": file.sheet, "spine": file.spine, "how": file.how, "fitted": file.fitted}
    said = {name: value for name, value in more.items() if value}
    return {"format": file.format, "path": str(file.path), "pages": file.pages, "bytes": file.bytes, **said}
