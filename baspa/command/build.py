"""The command without a name: formats built, steps and their time shown, files put on the shelf."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.command.asked import Asked
from baspa.command.keeping import users_store
from baspa.command.opener import show_file
from baspa.command.show import BUILT, say, show
from baspa.command.steps import Progress
from baspa.formats import FORMATS, USUAL
from baspa.model.problem import Outside, Severity
from baspa.press import Pressed, press
from baspa.workroom import temporary_room

if TYPE_CHECKING:
    from baspa.model.edition import Artifact


def build_command(asked: Asked) -> int:
    """Build the formats asked for."""
    stops = Severity.WARNING if asked.strict else Severity.ERROR
    with temporary_room(), users_store(asked) as store, Progress(asked.quiet) as progress:
        done = press(asked.book, asked.formats or USUAL, asked.out, epoch(), progress.step, store, stops)
    show(tuple(p for p in done.problems if asked.verbose or p.severity > Severity.NOTE), asked.verbose)
    for path, artifact in zip(done.paths, done.artifacts, strict=True):
        if not asked.quiet:
            say(line(path, artifact))
    if asked.open:
        show_file(best_to_see(done))
    return BUILT


def best_to_see(done: Pressed) -> Path:
    """Return the path of the PDF, or of the first file where there is none."""
    made = {artifact.format: path for artifact, path in zip(done.artifacts, done.paths, strict=True)}
    return made.get("pdf", done.paths[0])


def line(path: Path, artifact: Artifact) -> str:
    """Return the printed line of a finished file."""
    pages = f"{artifact.pages} {FORMATS[artifact.format].counts}, " if artifact.pages else ""
    return f"{path}  {pages}{len(artifact.data) / 1024:.0f} KB"


def epoch() -> datetime.date | None:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org), UTC, where it is set.

    Raises Outside where it is no number of seconds, of which eleven figures are thousands of years.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds and not re.fullmatch("[0-9]{1,11}", seconds):
        raise Outside(f'SOURCE_DATE_EPOCH is "{seconds}", no number of seconds since 1970')
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds else None
