"""What the tests have made, kept on disk: for the other processes of a run, and for the next run.

An entry stands under a hash of all that it is made from, so none is ever old: a change of one byte gives another key,
and with it another entry. Entries are written whole or not at all; of two processes that want the same, one makes it.
`make clean` takes them away.
"""

import fcntl
import hashlib
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

import baspa
from baspa.command.versions import system
from baspa.house import house_path

PROJECT = Path(__file__).resolve().parents[1]
ROOT = PROJECT / ".pytest_cache" / "kept"
STATES = 3  # of the code, whose entries are kept: those used last
PRESS = (
    Path(baspa.__file__).parent,
    house_path("templates"),
    house_path("styles"),
    Path(__file__).parent / "builds.py",
)

Value = TypeVar("Value")


def files(*places: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files at and below these places in a fixed order, each with its name from there."""
    for place in places:
        below = [path for path in place.rglob("*") if "__pycache__" not in path.parts] if place.is_dir() else [place]
        for path in sorted(path for path in below if path.is_file()):
            yield path, path.relative_to(place.parent).as_posix()


def digest(pieces: Iterable[bytes | str]) -> str:
    """Return a hash of some pieces; where one ends and the next begins counts."""
    found = hashlib.sha256()
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()[:32]


def content(*places: Path) -> str:
    """Return a hash of the names and bytes of all files at and below these places."""
    return digest(piece for path, name in files(*places) for piece in (name, path.read_bytes()))


def times(*places: Path) -> list[tuple[str, int, int]]:
    """Return what changes when a file is changed: quicker to read than all bytes."""
    return [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path, _ in files(*places)]


def versions() -> list[str]:
    """Return the versions of Python, of the installed packages and of the libraries that lay out text."""
    packages = sorted(f"{each.name} {each.version}" for each in distributions())
    return [sys.version, *packages, *system()]


class Shelf:
    """Entries that are made with one state of the code: that at and below `places`."""

    def __init__(self, name: str, *places: Path, root: Path = ROOT, more: Iterable[str] = ()) -> None:
        self.places, self.times = places, times(*places)
        self.folder = root / f"{name}-{digest([content(*places), *versions(), *more])}"
        self.folder.mkdir(parents=True, exist_ok=True)
        os.utime(self.folder)
        prune(root, name)

    def get(self, entry: str, make: Callable[[], Value]) -> Value:
        """Return an entry; make and keep it where it is not there yet."""
        path = self.folder / entry
        if not path.exists():
            with (self.folder / f"{entry}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not path.exists():
                    value = make()
                    self.put(path, value)
                    return value
        return pickle.loads(path.read_bytes())

    def put(self, path: Path, value: object) -> None:
        """Keep an entry, unless the code has been changed since this run began."""
        if self.times == times(*self.places):
            with NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(pickle.dumps(value))
            Path(file.name).replace(path)


def prune(root: Path, name: str) -> None:
    """Take away what was made with all but the latest states of the code."""
    found = sorted(root.glob(f"{name}-*"), key=lambda folder: folder.stat().st_mtime_ns, reverse=True)
    for folder in found[STATES:]:
        shutil.rmtree(folder, ignore_errors=True)  # another run may be at the same


@cache
def press() -> Shelf:
    """Return the shelf of what the press makes."""
    return Shelf("made", *PRESS)
