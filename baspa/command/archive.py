"""`archive`: a book with all that is known of it and all that it takes to make it again, as one file for a library."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from baspa import __version__
from baspa.archive.conformance import judgements, page_told, values_told
from baspa.archive.contents import Packed, package
from baspa.archive.json_file import as_file
from baspa.archive.layout import (
    BUILD,
    CONFORMANCE,
    CONFORMANCE_PAGE,
    EDITIONS,
    ENVIRONMENT,
    FORMATS_WITHIN,
    RECIPE,
    REPORTS,
    REQUIREMENTS,
)
from baspa.archive.ocfl import ocfl_object
from baspa.archive.press_files import press_files
from baspa.archive.requirements import requirements
from baspa.archive.saf import saf_item
from baspa.archive.wheels import wheels
from baspa.command.asked import Asked
from baspa.command.build import epoch, line, made_file
from baspa.command.environment import environment
from baspa.command.keeping import users_store
from baspa.command.outcome import Outcome, tell
from baspa.command.show import BUILT
from baspa.command.steps import Progress
from baspa.load.source_files import source_files
from baspa.model.problem import Severity
from baspa.press import Pressed, load_what_all_share, press
from baspa.shelve import shelve
from baspa.workroom import temporary_room

WRAPPED = {"bag": package, "ocfl": ocfl_object, "saf": saf_item}


def archive_command(asked: Asked) -> int:
    """Make the package of a book."""
    return tell(asked, archived(asked))


def archived(asked: Asked) -> Outcome:
    """Build the editions, have them judged, and put the package on the shelf; raises what `press` raises."""
    stops = Severity.WARNING if asked.strict else Severity.ERROR
    source, left_out = source_files(asked.book, asked.out)
    with temporary_room(), users_store(asked, load_what_all_share) as store, Progress(asked.quiet) as progress:
        room, day = Path(tempfile.mkdtemp()), epoch()
        done = press(asked.book, FORMATS_WITHIN, room, day, progress.step, store, stops)
        progress.step("archive")
        made = WRAPPED[asked.wrapping or "bag"](packed(asked, done, source, day))
        (path,) = shelve([made], asked.out)
    file = made_file(path, made)
    problems = (*done.problems, *left_out)
    return Outcome(code=BUILT, problems=problems, has_notes=False, files=(file,), lines=(line(file),))


def packed(asked: Asked, done: Pressed, source: dict[str, bytes], day: datetime.date | None) -> Packed:
    """Return what goes into the package of a book that was built."""
    here = environment()
    told = done.edition.description
    wanted = requirements({*here["libraries"]})
    recipe = {"formats": list(FORMATS_WITHIN), "epoch": day.isoformat() if day else ""}
    build = {ENVIRONMENT: as_file(here), RECIPE: as_file(recipe), REQUIREMENTS: wanted}
    return Packed(
        description=told,
        slug=done.edition.slug,
        press=f"Baspa {__version__}",
        editions=done.artifacts,
        source=source,
        house=press_files(),
        build={path.removeprefix(BUILD): data for path, data in build.items()},
        reports=reports(done),
        wheels=wheels(wanted) if asked.complete else {},
    )


def reports(done: Pressed) -> dict[str, bytes]:
    """Return what was checked of the editions, as values and as a page, by the names of the files."""
    files = [(made, path) for made, path in zip(done.artifacts, done.paths, strict=True) if not made.folder]
    places = {artifact.format: f"{EDITIONS}{artifact.name}" for artifact, _ in files}
    facts = done.edition.metadata
    judged = judgements(files, places, facts.accessibility.conforms_to)
    told = {CONFORMANCE: as_file(values_told(judged)), CONFORMANCE_PAGE: page_told(facts.title, judged)}
    return {path.removeprefix(REPORTS): data for path, data in told.items()}
