"""`rebuild`: the editions of a package made again, and whether they are the same bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from baspa.archive.layout import DATA, EDITIONS
from baspa.archive.reading import read_package
from baspa.archive.rebuilding import rebuilt
from baspa.archive.verifying import verified
from baspa.command.asked import Asked
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.show import BUILT, FAULTY
from baspa.model.book import Resource
from baspa.model.edition import Artifact
from baspa.model.problem import Failure, Severity, has_errors
from baspa.shelve import shelve


def rebuild_command(asked: Asked) -> int:
    """Make the editions of a package again."""
    (word,) = asked.words
    package = read_package(Path(word))
    problems = verified(package)
    if has_errors(problems):
        raise Failure(problems)
    again = rebuilt(package, Path(tempfile.mkdtemp()), asked.here)
    artifacts = tuple(as_artifacts(again.files))
    paths = shelve(artifacts, asked.out)
    files = tuple(MadeFile(made.format, path, made.size) for made, path in zip(artifacts, paths, strict=True))
    others = sum(each.severity is Severity.ERROR for each in again.problems)
    total = len(again.files)
    said = f"made again: {total}, not the same: {others}" if others else f"made again: {total}, all the same bytes"
    lines = (*paths, said)
    code = FAULTY if others else BUILT
    return tell(asked, Outcome(code=code, problems=(*problems, *again.problems), files=files, lines=lines))


def as_artifacts(files: Mapping[str, bytes]) -> Iterable[Artifact]:
    """Yield files as they are put on the shelf: editions by their names, records in a folder."""
    folders: dict[str, list[Resource]] = {}
    for path, data in files.items():
        name = path.removeprefix(EDITIONS).removeprefix(DATA)
        first, *rest = PurePosixPath(name).parts
        if rest:
            folders.setdefault(first, []).append(Resource("/".join(rest), "", data))
        else:
            yield Artifact("archive", first, data)
    yield from (Artifact("archive", name, b"", folder=tuple(held)) for name, held in folders.items())
