"""Measure the press beside pandoc, Typst and the weasyprint command, and beside what it was: `make bench`.

    tools/bench.py [--book DIR] [--copies N] [--against COMMIT] [--rounds N]

All run as fresh processes, turn about, with their files in the system's cache and byte code compiled, that of templates
by the first turn; no build finds anything that another has kept. Of the turns the best counts. What was measured is
kept until the bench is through: the same command goes on where it was interrupted. Linux alone.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench_field import ESSAY, PROJECT, Field, Press, checkout, prepare
from bench_runs import Kept, in_turns
from bench_table import Results, best, measured, table
from peers import cache, peers, said

ESSAY_COPIES = 40  # the long book, where none is named
BEFORE_SPEED = "9b42311"  # the last commit before the work on speed: the first column of the history
SHORT = 3  # times as many rounds for what takes less than a few seconds
BUSY = 0.1  # cores: where other work takes more, wall times are upper bounds


def now() -> str:
    """Return the name of this checkout's state: its commit, and whether there is more."""
    git = ("git", "describe", "--always", "--exclude=*", "--abbrev=7", "--dirty=, changed")
    return subprocess.run(git, cwd=PROJECT, capture_output=True, text=True, check=False).stdout.strip() or "today"


def commit(name: str) -> str:
    """Return the short name of a commit. Leaves where git does not know it."""
    git = ("git", "rev-parse", "--short=7", f"{name}^{{commit}}")
    done = subprocess.run(git, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"git does not know the commit {name}: {done.stderr.strip()}")
    return done.stdout.strip()


def fingerprint(folders: tuple[Path, ...], *words: object) -> str:
    """Return a name for what is measured: of the contents of folders, byte code aside, and of some words."""
    found = hashlib.sha256(repr(words).encode())
    for path in sorted(each for folder in folders for each in folder.rglob("*") if each.is_file()):
        if "__pycache__" not in path.parts:
            found.update(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return found.hexdigest()[:12]


def measure(field: Field, rounds: int) -> Kept:
    """Run all contestants; return what they took."""
    kept = Kept.read(field.room / "runs.json")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    env |= {"XDG_CACHE_HOME": str(field.caches), "PYTHONUTF8": "1"}
    in_turns(tuple(field.starts()), SHORT * rounds, 0, env, kept)
    in_turns(tuple(field.essay()), SHORT * rounds, 1, env, kept)
    in_turns(tuple(field.long_book()), rounds, 1, env, kept)
    in_turns(tuple(field.pages()), SHORT * rounds, SHORT, env, kept)
    return kept


def report(field: Field, kept: Kept, title: str, rounds: int) -> Iterator[str]:
    """Yield what is printed, as docs/benchmarks.md has it."""
    results = Results({name: best(runs) for name, runs in kept.runs.items()}, field.pdfs())
    turns = [run for runs in kept.runs.values() for run in runs]
    others = sum(run.others * run.wall for run in turns) / sum(run.wall for run in turns)
    bound = ": wall times are upper bounds" if others > BUSY else ""
    yield f"{time.strftime('%Y-%m-%d')}; the book is {title}; the best of {rounds} turns, of"
    yield f"{SHORT * rounds} for the essay, drawn pages and what builds nothing; {machine()}; {versions(field)};"
    yield f"other work on the machine used {others:.1f} cores meanwhile{bound}."
    yield ""
    yield from table(results, [press.name for press in field.presses])
    yield ""
    yield from measured(results)


def machine() -> str:
    """Return what was measured on, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def versions(field: Field) -> str:
    """Return the versions that were measured, in one line."""
    weasyprint = importlib.metadata.version("weasyprint")
    return f"Python {platform.python_version()}, WeasyPrint {weasyprint}, {field.peers.versions}"


def arguments() -> argparse.Namespace:
    """Return what the command asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, metavar="DIR", help=f"a long book (the essay, {ESSAY_COPIES} times over)")
    parser.add_argument("--copies", type=int, metavar="N", help="how many times over it counts as the book")
    parser.add_argument("--against", default=BEFORE_SPEED, metavar="COMMIT", help=f"the first column ({BEFORE_SPEED})")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="turns of each (3)")
    return parser.parse_args()


def ready(book: Path, copies: int, against: str) -> Field:
    """Return all that is measured, with what it needs in a folder that the same call finds again."""
    own = tuple(PROJECT / name for name in ("baspa", "templates", "styles", "book", "tools"))
    room = cache() / f"unfinished-{fingerprint((*own, book), copies, against, now(), sys.version)}"
    room.mkdir(parents=True, exist_ok=True)
    print(f"What is measured is kept in {room} until all is.", file=sys.stderr)
    field = Field(room, peers(), (checkout(against, room / "before"), Press(now(), PROJECT)))
    prepare(field, book, copies)
    for press in field.presses:
        compileall.compile_dir(press.checkout / "baspa", quiet=2)
    return field


def main() -> None:
    """Prepare, measure, and print the tables."""
    asked = arguments()
    book, against = (asked.book or ESSAY).resolve(), commit(asked.against)
    copies = asked.copies or (1 if asked.book else ESSAY_COPIES)
    if not (book / "book.toml").is_file():
        sys.exit(f"{book} has no book.toml")
    if against == now():
        sys.exit(f"this checkout is {against}: name another commit with --against")
    field = ready(book, copies, against)
    kept = measure(field, asked.rounds)
    title = said(book)["title"] + (f", {copies} times over" if copies > 1 else "")
    print("\n".join(report(field, kept, title, asked.rounds)))
    shutil.rmtree(field.room)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the same command goes on from here.")
