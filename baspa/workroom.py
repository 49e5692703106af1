"""A workroom: a hidden folder for what a command puts aside, which is gone whichever way the command ends.

A process of its own session watches over each: when the one that has the room ends, or is killed with all its group,
the watcher finishes what was begun and takes the room away. Where it was killed as well, the next command does that,
for each room that nobody holds: who has one, and every process that it forked since, holds its lock (flock(2)).
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from baspa.apart import OURS, alone
from baspa.model.problem import Outside

PREFIX = ".baspa-room-"
NAME = re.compile(re.escape(PREFIX) + r"[0-9a-f]{8}")
PATIENCE = 40  # times 0.05 s, for processes that end and write meanwhile

Finish = Callable[[Path], object]


def nothing(room: Path) -> None:
    """Finish what needs no finishing."""


@contextmanager
def workroom(parent: Path, finish: Finish = nothing) -> Iterator[Path]:
    """Have an empty folder in `parent` while the context lasts; `finish(room)` is called before it is taken away.

    Rooms that nobody holds any more are finished and taken away first. Raises OSError where there can be no room.
    """
    sweep(parent, finish)
    room = parent / f"{PREFIX}{os.urandom(4).hex()}"
    with watched(room, finish):  # before it is there: at no moment is there a room without one that watches over it
        lock = made(room)
        try:
            yield room
        finally:
            os.close(lock)


@contextmanager
def temporary_room() -> Iterator[None]:
    """Have everything temporary, of this process and of those that it starts, in one room of TMPDIR.

    Raises Outside where there is no folder for temporary files, OSError where there can be no room in it.
    """
    before = os.environ.get("TMPDIR")
    try:
        parent = Path(tempfile.gettempdir())
    except FileNotFoundError as fault:
        raise Outside("nothing temporary can be written: let TMPDIR name a folder where it can") from fault
    with workroom(parent) as room:
        os.environ["TMPDIR"] = tempfile.tempdir = str(room)
        try:
            yield
        finally:
            tempfile.tempdir = None
            os.environ.pop("TMPDIR")
            if before is not None:
                os.environ["TMPDIR"] = before


def made(room: Path) -> int:
    """Make a room and take its lock; return the lock's descriptor."""
    while True:
        room.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):  # swept up by another command before it was locked
            lock = os.open(room, os.O_RDONLY)
            if take(lock) is not False and room.exists():
                return lock
            os.close(lock)


def take(lock: int) -> bool | None:
    """Take a lock and tell whether nobody else holds it; None where the file system knows no locks."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def sweep(parent: Path, finish: Finish = nothing) -> None:
    """Finish and take away the rooms in `parent` that are this user's, and that nobody holds any more."""
    with os.scandir(parent) as entries:
        left = [Path(entry) for entry in entries if NAME.fullmatch(entry.name) and is_ours(entry)]
    for room in left:
        with suppress(FileNotFoundError, PermissionError):  # taken away just now; or closed to us
            lock = os.open(room, os.O_RDONLY)
            if take(lock):
                close_down(room, finish)
            os.close(lock)


def is_ours(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder of this user's, and no link."""
    try:
        return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.geteuid()
    except FileNotFoundError:
        return False


@contextmanager
def watched(room: Path, finish: Finish) -> Iterator[None]:
    """Have a process close the room down when the context ends, or this process."""
    read, written = os.pipe()
    life, held = os.fdopen(read, "rb", buffering=0), os.fdopen(written, "wb", buffering=0)
    OURS.append(held)
    watcher = os.fork()
    if not watcher:
        watch(life, room, finish)
    life.close()
    try:
        yield
    finally:
        OURS.remove(held)
        held.close()
        os.waitpid(watcher, 0)


def watch(life: FileIO, room: Path, finish: Finish) -> None:
    """Wait until nobody holds the other end of the pipe, and close the room down: the life of the watcher."""
    try:
        os.setsid()  # what kills the command's group, or hangs up its terminal, does not reach it
        alone()
        life.read(1)  # nothing comes but the end
        close_down(room, finish)
    finally:
        os._exit(0)


def close_down(room: Path, finish: Finish) -> None:
    """Finish what was begun in a room, and take it away."""
    with suppress(OSError):
        finish(room)
    for _ in range(PATIENCE):
        shutil.rmtree(room, ignore_errors=True)
        if not room.exists():
            return
        time.sleep(0.05)
