"""The straight line: load, check, typeset, bind, verify; the e-book in a process of its own beside the PDF.

The PDF takes the most time by far, so the e-book is bound while it is laid out. The child is started before the
layout's libraries are loaded and stays small.
"""

from __future__ import annotations

import datetime
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from baspa.check import check
from baspa.formats import FORMATS, Bound
from baspa.load import load
from baspa.model import Artifact, Book, Edition
from baspa.problem import Failure, Outside, Problems, has_errors
from baspa.typeset import typeset
from baspa.verify.complete import verify

Tell = Callable[[str], None]
Outcome = tuple[tuple[Artifact, ...], Problems]


def read(folder: Path) -> tuple[Book | None, Problems]:
    """Load and check a book; the Book is None where book.toml cannot be used."""
    book, problems = load(folder)
    return book, problems + (check(book) if book else ())


def press(folder: Path, formats: Sequence[str], epoch: datetime.date | None, tell: Tell) -> Outcome:
    """Make the formats asked for; return the artifacts in the order of the list of formats, and all problems.

    Raises Failure when the manuscript has errors or what was made does not hold it, Outside when something else fails.
    """
    tell("load")
    book, problems = read(folder)
    if book is None or has_errors(problems):
        raise Failure(problems)
    tell("typeset")
    edition = typeset(book, epoch)
    made, found = bind_all(edition, book, formats, tell)
    if has_errors(found):
        raise Failure(problems + found)
    return tuple(made[name] for name in FORMATS if name in formats), problems + found


def bind_all(edition: Edition, book: Book, formats: Sequence[str], tell: Tell) -> tuple[dict[str, Artifact], Problems]:
    """Bind and verify every format that is asked for, and those that they are made from."""
    wanted = [name for name in FORMATS if name in formats or name in {FORMATS[f].of for f in formats}]
    beside = "epub" if "epub" in wanted and len(wanted) > 1 else ""
    child = Child(beside, edition, book) if beside else None
    made: dict[str, Artifact] = {}
    problems: Problems = ()
    for name in wanted:
        tell(name)
        bound = child.result() if child and name == beside else bind(name, edition, book, made)
        made[name], problems = bound[0], problems + bound[1]
    return made, problems


def bind(name: str, edition: Edition, book: Book, made: dict[str, Artifact]) -> Bound:
    """Bind one format and hold it against the book."""
    artifact, problems = FORMATS[name].bind(edition, made)
    return artifact, problems + verify(artifact, book)


class Child:
    """A process that binds one format; `result` waits for it."""

    def __init__(self, name: str, edition: Edition, book: Book) -> None:
        self.name = name
        self.end, other = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=work, args=(other, name, edition, book), daemon=True)
        self.process.start()
        other.close()

    def result(self) -> Bound:
        """Return what the child made; raises what it raised, and Outside where it died without a word."""
        try:
            answer: Bound | Exception = self.end.recv()
        except EOFError:
            self.process.join()
            raise Outside(f"the process that binds the {self.name} ended with {self.process.exitcode}") from None
        self.process.join()
        if isinstance(answer, Exception):
            raise answer
        return answer


def work(end: Connection, name: str, edition: Edition, book: Book) -> None:
    """Bind one format in a child process and send what was made, or what was raised."""
    try:
        end.send(bind(name, edition, book, {}))
    except (Failure, Outside) as fault:
        end.send(fault)
    finally:
        end.close()
