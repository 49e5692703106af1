"""Shelve: the only step that writes, and whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from baspa.model.edition import Artifact
from baspa.model.problem import Outside

PART = ".baspa-"


def shelve(artifacts: Sequence[Artifact], folder: Path) -> tuple[Path, ...]:
    """Write every artifact into `folder`; return the paths.

    All bytes are on the disk in a folder of their own before the first earlier file is replaced, so that a full disk or
    a killed process leaves the earlier files as they were. Raises Outside when the system refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with workroom(folder) as room:
            for artifact in artifacts:
                refuse_folder(folder / artifact.name)
                write_whole(room / artifact.name, artifact.data)
            for artifact in artifacts:
                (room / artifact.name).replace(folder / artifact.name)
    except OSError as fault:
        raise Outside(f"{folder} could not be written, and is as it was: {fault.strerror}") from fault
    return tuple(folder / artifact.name for artifact in artifacts)


@contextmanager
def workroom(folder: Path) -> Iterator[Path]:
    """Make a hidden folder for the time of writing; sweep up what a killed build left."""
    for left in folder.glob(f"{PART}*"):
        if not alive(left.name.removeprefix(PART)):
            shutil.rmtree(left, ignore_errors=True)
    room = folder / f"{PART}{os.getpid()}"
    room.mkdir()
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def alive(process: str) -> bool:
    """Tell whether the process that made a workroom still runs."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def refuse_folder(path: Path) -> None:
    """Raise IsADirectoryError where a folder stands in the place of a file, before any file is replaced."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
