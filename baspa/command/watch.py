"""`watch`: a book built anew each time that one of its files is saved, with a line for each build.

What a build found out is kept for the next one, so that it costs what was edited; each has a process of its own, which
takes its memory along. The files are looked at twice a second, by their times: that is cheap for a book's folder, needs
no library, and sees what is saved over a network as well.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from baspa.apart import Apart
from baspa.command.asked import Asked
from baspa.command.build import build_command, built
from baspa.command.outcome import Outcome
from baspa.command.show import BUILT, FAILED, FAULTY, say, show, with_noun
from baspa.model.problem import Failure, Outside, Problems, Severity

EVERY = 0.5  # s

State = Mapping[str, tuple[int, int]]


def watch_command(asked: Asked) -> int:
    """Build, and build again after each edit, until somebody stops it."""
    if not asked.book.is_dir():
        return build_command(asked)
    try:
        shown: Problems = ()
        for _ in edits(asked.book, asked.out):
            shown = build_again(replace(asked, quiet=True), shown)
    except KeyboardInterrupt:
        return BUILT
    raise AssertionError("edits have no end")


def build_again(asked: Asked, shown: Problems) -> Problems:
    """Build, and say in a line how that went; return the problems, which are shown where they are not those before."""
    began = time.perf_counter()
    outcome = outcome_of(asked)
    took = time.perf_counter() - began
    problems = tuple(p for p in outcome.problems if asked.verbose or p.severity > Severity.NOTE)
    if problems != shown:
        show(problems, asked.verbose)
    say(f"{result_of(outcome)} ({took:.1f} s)")
    sys.stdout.flush()
    return problems


def outcome_of(asked: Asked) -> Outcome:
    """Build in another process."""
    try:
        with Apart(built) as process:
            process.give(asked)
            return process.result()
    except Failure as failure:
        return Outcome(code=FAULTY, problems=failure.problems)
    except Outside as fault:
        return Outcome(code=FAILED, failure=str(fault))


def result_of(outcome: Outcome) -> str:
    """Return in a few words what came of a build."""
    if outcome.code == BUILT:
        return f"built: {', '.join(str(each.path) for each in outcome.files)}"
    errors = sum(p.severity is Severity.ERROR for p in set(outcome.problems))
    warnings = sum(p.severity is Severity.WARNING for p in set(outcome.problems))
    return f"not built: {outcome.failure or (with_noun(errors, 'error') if errors else with_noun(warnings, 'warning'))}"


def edits(folder: Path, out: Path) -> Iterator[None]:
    """Yield at once, and each time that files in a folder have changed and change no more, those in `out` aside."""
    built_of: State | None = None
    before = state(folder, out)
    while True:
        now = state(folder, out)
        if now == before != built_of:
            built_of = now
            yield
        before = now
        time.sleep(EVERY)


def state(folder: Path, out: Path) -> State:
    """Return time and size of each file in a folder, hidden ones and those in `out` aside."""
    found = {}
    for path in files(folder, out.resolve()):
        try:
            known = path.stat()
        except OSError:  # gone meanwhile, or a link that leads nowhere
            continue
        found[str(path)] = known.st_mtime_ns, known.st_size
    return found


def files(folder: Path, out: Path) -> Iterator[Path]:
    """Yield the files in a folder."""
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and (Path(top) / name).resolve() != out]
        yield from (Path(top) / name for name in names if not name.startswith("."))
