"""Shelve: the only step that writes, and whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from baspa.model.problem import Outside
from baspa.workroom import workroom

if TYPE_CHECKING:
    from baspa.model.book import Resource
    from baspa.model.edition import Artifact

READY = ".ready"
GONE = ".gone"  # in a room: the folder for what folders of it replace
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def shelve(artifacts: Sequence[Artifact], folder: Path) -> tuple[Path, ...]:
    """Write every artifact into `folder`, and take away what they supersede; return the paths.

    All bytes are on the disk in a room of their own before the first earlier file is replaced, so that a full disk or a
    killed process leaves the earlier files as they were. From then on all are replaced: where this process is killed
    between two of them, by the one that watches over the room; where that was killed as well, by the next that shelves.
    Raises Outside when the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with workroom(folder, put_in_place) as room:
            for artifact in artifacts:
                if artifact.folder:
                    write_folder(room / artifact.name, artifact.folder)
                else:
                    refuse_folder(folder / artifact.name)
                    write_whole(room / artifact.name, artifact.data)
            put_all_in_place(room)
        for name in (name for artifact in artifacts for name in artifact.supersedes):
            (folder / name).unlink(missing_ok=True)
    except OSError as fault:
        raise Outside(f"{folder} could not be written, and is as it was: {fault.strerror}") from fault
    return tuple(folder / artifact.name for artifact in artifacts)


def put_all_in_place(room: Path) -> None:
    """Let the files of a room replace those beside it, all of them: what ends this process does not end that."""
    with undisturbed():
        (room / READY).touch()
        put_in_place(room)


def put_in_place(room: Path) -> None:
    """Let the files of a room that is ready replace those beside it: the `finish` of such a room."""
    with one_at_a_time(room.parent):
        if not (room / READY).exists():
            return
        for path in sorted(room.iterdir()):
            if path.name != READY and path.name != GONE:
                put_one_in_place(path, room)
        (room / READY).unlink()


def put_one_in_place(path: Path, room: Path) -> None:
    """Let a file or a folder of a room replace the one beside the room; a folder that was there ends with the room."""
    goal = room.parent / path.name
    if path.is_dir() and (goal.exists() or goal.is_symlink()):
        (room / GONE).mkdir(exist_ok=True)
        goal.replace(room / GONE / path.name)
    path.replace(goal)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal that ends the command come between."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, so that files of two builds do not mix."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def refuse_folder(path: Path) -> None:
    """Raise IsADirectoryError where a folder stands in the place of a file, before any file is replaced."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def write_folder(path: Path, files: Sequence[Resource]) -> None:
    """Write the files of a folder, by their paths in it."""
    for file in files:
        (path / file.path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(path / file.path, file.data)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
