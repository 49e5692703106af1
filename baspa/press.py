"""The straight line: load, apparatus, edition, check, typeset; then bind and verify format by format, and shelve.

To load the layout's libraries takes longer than to read a short book: that process is started first, and the book is
read meanwhile. The e-book is bound beside the pages, if it does not tell of them: while few of those are made. Binders
that lay out pages work one after the other, so that only one of them holds its fonts and pages, but for a short book.
While the next one is at work, the PDF is read back, and imposed in a process that shares what this one has loaded.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.apart import Apart, Relay, Step
from baspa.formats import EVERY, Format
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.model.problem import Failure, Problems, Severity, has_errors
from baspa.shelve import shelve
from baspa.together import cores

if TYPE_CHECKING:
    from baspa.formats import Bound
    from baspa.model.book import Book, Faces
    from baspa.model.edition import Artifact, Edition
    from baspa.model.metadata import Metadata
    from baspa.model.turning import Turning

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a build: the book, its files, where each is, and what is to be said of it short of an error."""

    edition: Edition
    artifacts: tuple[Artifact, ...]  # in the order of the list of formats
    paths: tuple[Path, ...]
    problems: Problems


def press(
    folder: Path,
    formats: Sequence[str],
    out: Path,
    epoch: datetime.date | None,
    tell: Tell,
    store: Store,
    stops: Severity = Severity.ERROR,
    turning: Turning | None = None,
    records: tuple[str, ...] = (),
) -> Pressed:
    """Make the formats asked for, and put them into `out`; what the steps keep is in `store`.

    `turning` is how the user's printer turns sheets; where it is None they are printed as book.toml says.
    `records` are those that are wanted, where not all are.

    Raises Failure when the manuscript has errors, or problems as bad as what `stops`, or what was made does not hold
    it, Outside when something else fails; then nothing is written.
    """
    load_what_all_share()
    wanted = with_what_they_are_made_from(formats)
    binders = Relay({each.name: binder(each, store) for each in wanted if not each.of})
    with binders, Apart(prepared) as setter, ExitStack() as makers:
        tell("typeset")
        setter.give(folder, epoch, store)
        faces, edition, problems = setter.result()
        made: dict[str, Artifact] = {}
        wanted = with_those_they_tell_of(wanted, edition.metadata)
        for each in (each for each in wanted if not each.of and each.name not in binders.processes):
            binders.add(each.name, binder(each, store))
        given = partial(arguments, edition, made, store)
        binders.begin([each.name for each in wanted if not each.of], given, at_once(wanted, edition))
        load_readers(wanted)
        for_printer = replace(edition, turning=turning, records=records)
        of_others: dict[str, Apart[Bound]] = {}
        for each in wanted:
            tell(each.name)
            if each.of:
                made[each.name], found = of_others[each.name].result()
            else:
                made[each.name], found = binders.result(each.name)
                binders.next()
            for other in made_of(wanted, each.name, made):
                of_others[other.name] = makers.enter_context(begun(other, for_printer, faces, made, store))
            if not each.of:
                found += each.verify(made[each.name], faces, made, store)
            problems += found
    if has_errors(problems, stops):
        raise Failure(problems)
    artifacts = tuple(file for each in wanted if each.name in formats for file in made[each.name].files)
    return Pressed(edition, artifacts, shelve(artifacts, out), problems)


def binder(form: Format, store: Store) -> Step[Bound]:
    """Return how a format is bound, and what loads its libraries ahead."""
    return form.bind, form.load and partial(form.load, store)


def at_once(wanted: Sequence[Format], edition: Edition) -> int:
    """Return how many binders may work at once: two, where there are cores and no format tells of another's pages.

    Two that lay out pages do so for a short book alone: a long one takes all cores, and its boxes most of the memory.
    """
    tells = edition.metadata.epub.pages and any(each.pages_of for each in wanted)
    laying_out = sum(bool(each.load) for each in wanted if not each.of)
    return min(cores(), 2) if not tells and (laying_out < 2 or edition.most_processes < cores()) else 1


def arguments(edition: Edition, made: Mapping[str, Artifact], store: Store, name: str) -> tuple[object, ...]:
    """Return what the binder of a format takes: of what is made by now, that whose pages it tells of."""
    told = EVERY[name].pages_of if edition.metadata.epub.pages else ""
    return edition, {each: artifact for each, artifact in made.items() if each == told}, store


def begun(form: Format, edition: Edition, faces: Faces, made: Mapping[str, Artifact], store: Store) -> Apart[Bound]:
    """Begin to make a format of what is made already, and to hold it, in a process of its own."""

    def make() -> Bound:
        artifact, found = form.bind(edition, made, store)
        return artifact, found + form.verify(artifact, faces, made, store)

    process = Apart(make)
    process.give()
    return process


def made_of(wanted: Sequence[Format], name: str, made: Mapping[str, Artifact]) -> list[Format]:
    """Return the formats for which that of this name was the last one lacking."""
    return [each for each in wanted if name in each.of and made.keys() >= set(each.of)]


def load_what_all_share() -> None:
    """Load what the processes of a build need, HarfBuzz among it, before they are forked: once, its memory shared."""
    import logging  # noqa: F401
    import zipfile  # noqa: F401

    import baspa.bind.screen.fonts
    import baspa.language
    import baspa.model.edition
    import baspa.tree.chapter  # noqa: F401


def load_what_reads() -> None:
    """Load what reads a manuscript, but the grammar of Markdown, which one that is known does not need."""
    import baspa.apparatus
    import baspa.check
    import baspa.edition
    import baspa.load  # noqa: F401


def load_readers(formats: Sequence[Format]) -> None:
    """Load what the formats are read back with, while the first of them is made."""
    for each in formats:
        if each.load_reader:
            each.load_reader()


def prepared(folder: Path, epoch: datetime.date | None, store: Store = NOTHING_KEPT) -> tuple[Faces, Edition, Problems]:
    """Read, check and typeset a book; raises Failure when the manuscript or a template has errors."""
    from baspa.typeset import typeset

    faces, problems = read(folder, store)
    if faces is None or has_errors(problems):
        raise Failure(problems)
    return faces, typeset(faces, epoch, store), problems


def read(folder: Path, store: Store = NOTHING_KEPT) -> tuple[Faces | None, Problems]:
    """Return the book as each face has it, and its faults; None where book.toml cannot be used."""
    from baspa.check import check
    from baspa.edition import faces

    book, problems = loaded(folder, store)
    if book is None:
        return None, problems
    made = faces(book)
    return made, problems + check(made)


def loaded(folder: Path, store: Store = NOTHING_KEPT) -> tuple[Book | None, Problems]:
    """Return the book with its apparatus, and what was wrong on the way; None where book.toml cannot be used."""
    from baspa.apparatus import with_apparatus
    from baspa.load import load

    book, problems = load(folder, store)
    if book is None:
        return None, problems
    book, found = with_apparatus(book, store)
    return book, problems + found


def with_what_they_are_made_from(formats: Sequence[str]) -> list[Format]:
    """Return the formats of these names, and those that they are made from, in the order of the list."""
    names = set(formats)
    while more := {other for name in names for other in EVERY[name].of} - names:
        names |= more
    return listed(names)


def with_those_they_tell_of(wanted: Sequence[Format], metadata: Metadata) -> list[Format]:
    """Return these formats, and those whose pages they tell of in this book, in the order of the list."""
    told = {each.pages_of for each in wanted} if metadata.epub.pages else set()
    return listed({*(each.name for each in wanted), *told})


def listed(names: Set[str]) -> list[Format]:
    """Return the formats of these names, in the order of the list."""
    return [each for each in EVERY.values() if each.name in names]
