"""The command without a name: formats built, steps and their time shown, files put on the shelf."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.command.asked import Asked
from baspa.command.keeping import users_store
from baspa.command.opener import show_file
from baspa.command.outcome import MadeFile, Outcome, tell
from baspa.command.settings import users_printer
from baspa.command.show import BUILT, VOICE, with_noun
from baspa.command.sizes import parts_line
from baspa.command.steps import Progress
from baspa.formats import FORMATS, USUAL
from baspa.model.problem import Outside, Severity
from baspa.press import load_what_all_share, press
from baspa.workroom import temporary_room

if TYPE_CHECKING:
    from baspa.model.edition import Artifact


def build_command(asked: Asked) -> int:
    """Build the formats asked for."""
    outcome = built(asked)
    code = tell(asked, outcome)
    if asked.open:
        show_file(best_to_see(outcome.files))
    return code


def built(asked: Asked) -> Outcome:
    """Build the formats asked for, and put their files on the shelf; raises what `press` raises."""
    stops = Severity.WARNING if asked.strict else Severity.ERROR
    with temporary_room(), users_store(asked, load_what_all_share) as store, Progress(asked.quiet) as progress:
        formats = asked.formats or USUAL
        turning = users_printer() if "booklet" in formats and not asked.no_settings else None
        done = press(asked.book, formats, asked.out, epoch(), progress.step, store, stops, turning, asked.records)
    files = tuple(map(made_file, done.paths, done.artifacts))
    lines = tuple(
        told for each, artifact in zip(files, done.artifacts, strict=True) for told in lines_of(each, artifact, asked)
    )
    return Outcome(code=BUILT, problems=done.problems, has_notes=False, files=files, lines=lines)


def made_file(path: Path, made: Artifact) -> MadeFile:
    """Return an artifact as the command tells it."""
    return MadeFile(made.format, path, made.size, made.pages, made.sheet, made.spine, made.how, made.fitted)


def best_to_see(files: Sequence[MadeFile]) -> Path:
    """Return the path of the PDF, or of the first file where there is none."""
    return next((file.path for file in files if file.format == "pdf"), files[0].path)


def lines_of(file: MadeFile, artifact: Artifact, asked: Asked) -> Iterator[str]:
    """Yield the printed lines of a finished file; to who asks for all also how large its parts are."""
    yield line(file)
    if asked.verbose and (parts := parts_line(artifact)):
        yield f"  {VOICE.said(parts)}"


def line(file: MadeFile) -> str:
    """Return the printed line of a finished file."""
    counts = FORMATS[file.format].counts if file.format in FORMATS else "page"
    pages = f"{VOICE.said(with_noun(file.pages, counts))}, " if file.pages else ""
    sheet = f", {VOICE.said(f'for sheets of {file.sheet}')}" if file.sheet else ""
    spine = f", {VOICE.said(f'with a spine of {file.spine:g} mm')}" if file.spine else ""
    fitted = f"; {VOICE.said(file.fitted)}" if file.fitted else ""
    how = f": {VOICE.said(file.how)}" if file.how else ""
    return f"{file.path}  {pages}{file.bytes / 1024:.0f} KB{sheet}{spine}{fitted}{how}"


def epoch() -> datetime.date | None:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org), UTC, where it is set.

    Raises Outside where it is no number of seconds, of which eleven figures are thousands of years.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds and not re.fullmatch("[0-9]{1,11}", seconds):
        raise Outside(f'SOURCE_DATE_EPOCH is "{seconds}", no number of seconds since 1970')
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds else None
