"""The straight line: load, check, typeset, bind, verify; what takes much memory in processes of its own.

To load the layout's libraries takes longer than to read a short book: that process is started first, and the book is
read meanwhile. The binders work one after the other, so that only one of them holds its fonts, pages and pixels; while
the e-book is bound, the PDF is read back and imposed here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from baspa.apart import Apart
from baspa.bind.formats import FORMATS, Bound
from baspa.model.book import Book
from baspa.model.edition import Artifact, Edition
from baspa.model.problem import Failure, Problems, has_errors

Tell = Callable[[str], None]
Outcome = tuple[tuple[Artifact, ...], Problems]


def press(folder: Path, formats: Sequence[str], epoch: datetime.date | None, tell: Tell) -> Outcome:
    """Make the formats asked for; return the artifacts in the order of the list of formats, and all problems.

    Raises Failure when the manuscript has errors or what was made does not hold it, Outside when something else fails.
    """
    wanted = [name for name in FORMATS if name in formats or name in {FORMATS[f].of for f in formats}]
    with ExitStack() as processes:
        binders = {
            name: processes.enter_context(Apart(FORMATS[name].bind, FORMATS[name].load))
            for name in wanted
            if not FORMATS[name].of
        }
        setter = processes.enter_context(Apart(read_and_typeset))
        tell("typeset")
        setter.give(folder, epoch)
        book, edition, problems = setter.result()
        made, found = bind_all(edition, book, wanted, binders, tell)
    if has_errors(found):
        raise Failure(problems + found)
    return tuple(made[name] for name in wanted if name in formats), problems + found


def read(folder: Path) -> tuple[Book | None, Problems]:
    """Load and check a book; the Book is None where book.toml cannot be used."""
    from baspa.check import check
    from baspa.load import load

    book, problems = load(folder)
    return book, problems + (check(book) if book else ())


def read_and_typeset(folder: Path, epoch: datetime.date | None) -> tuple[Book, Edition, Problems]:
    """Load, check and typeset a book; raises Failure when the manuscript or a template has errors."""
    from baspa.typeset import typeset

    book, problems = read(folder)
    if book is None or has_errors(problems):
        raise Failure(problems)
    return book, typeset(book, epoch), problems


def bind_all(
    edition: Edition, book: Book, wanted: Sequence[str], binders: Mapping[str, Apart[Bound]], tell: Tell
) -> tuple[dict[str, Artifact], Problems]:
    """Bind and verify every format that is asked for, and those that they are made from."""
    waiting = iter(binders.values())
    made: dict[str, Artifact] = {}
    problems: Problems = ()
    give_next(waiting, edition)
    for name in wanted:
        tell(name)
        if name in binders:
            bound = binders[name].result()
            give_next(waiting, edition)
            bound = held(bound, book)
        else:
            bound = bind(name, edition, book, made)
        made[name], problems = bound[0], problems + bound[1]
    return made, problems


def give_next(waiting: Iterator[Apart[Bound]], edition: Edition) -> None:
    """Let the next of the waiting binders begin, if there is one."""
    for binder in islice(waiting, 1):
        binder.give(edition, {})


def bind(name: str, edition: Edition, book: Book, made: Mapping[str, Artifact]) -> Bound:
    """Bind one format and hold it against the book."""
    return held(FORMATS[name].bind(edition, made), book)


def held(bound: Bound, book: Book) -> Bound:
    """Hold what was bound against the book; return it with what is wrong added to its problems."""
    from baspa.verify.held.complete import verify

    artifact, problems = bound
    return artifact, problems + verify(artifact, book)
