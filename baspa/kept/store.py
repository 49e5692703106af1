"""The store: values in files of a folder, each under a hash of its kind, of all that it is made from, and of the press.

Two builds may use it at once, and it may be deleted at any moment: a file is written under another name and renamed, so
that it is whole or not there. What was damaged later is told by the hash at its beginning, before anything else of it
is looked at, and is as if it were not there.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, Unpack

from baspa.kept.content import digest_of, packed, unpacked

Value = TypeVar("Value")
Arguments = TypeVarTuple("Arguments")
HASH = 32  # bytes
MODE = 0o700
MOST = 500 << 20  # bytes that all files together may have when a command ends
PART = ".part"  # the ending of a file that is being written


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of kept values; one without a folder keeps nothing."""

    folder: Path | None = None
    press: bytes = b""  # a hash of what makes the values: no other press reads them

    def known(self, kind: str, make: Callable[[Unpack[Arguments]], Value], *arguments: *Arguments) -> Value:
        """Return what a function makes of its arguments: what is kept of it, or else what it makes now, kept.

        The arguments must be all that it depends on, and values, as what it makes.
        """
        if self.folder is None:
            return make(*arguments)
        key = digest_of(arguments)
        found: Value | None = self.get(kind, key)
        if found is None:
            found = make(*arguments)
            self.put(kind, key, found)
        return found

    def get(self, kind: str, key: bytes) -> Any:
        """Return the value of a kind that is kept under a key, a hash; None where there is none, or a damaged one."""
        if self.folder is None:
            return None
        name = self.name(kind, key)
        path = self.folder / name
        try:
            data = path.read_bytes()
            if data[:HASH] != seal(name, data[HASH:]):
                return None
            with suppress(OSError):  # a folder that can only be read
                os.utime(path)  # for the bound: used just now
            return unpacked(data[HASH:])
        except (OSError, pickle.UnpicklingError):
            return None

    def put(self, kind: str, key: bytes, value: object) -> None:
        """Keep a value, never None, under a key; nothing is said where the system refuses."""
        if self.folder is None:
            return
        name, data = self.name(kind, key), packed(value)
        part = self.folder / f"{name}{os.urandom(4).hex()}{PART}"
        with suppress(OSError):
            try:
                part.write_bytes(seal(name, data) + data)
                part.replace(self.folder / name)
            except OSError:
                part.unlink(missing_ok=True)

    def name(self, kind: str, key: bytes) -> str:
        """Return the name of the file of a value."""
        return sha256(b"%b %b %b" % (self.press, key, kind.encode())).hexdigest()


def seal(name: str, data: bytes) -> bytes:
    """Return the hash that a file begins with: of its name as well, so that none is taken for another."""
    return sha256(name.encode() + data).digest()


NOTHING_KEPT = Store()


def opened(folder: Path, press: Callable[[], bytes]) -> Store:
    """Return a store in a folder, which is made where it is not there; one that keeps nothing where it cannot be.

    Only this user may look into it; one that belongs to another user is not used, and none is made below the working
    folder for a user without a home. `press` tells what makes the values.
    """
    if not folder.is_absolute():
        return NOTHING_KEPT
    try:
        folder.mkdir(mode=MODE, parents=True, exist_ok=True)
        about = folder.stat()
        if about.st_uid != os.geteuid():
            return NOTHING_KEPT
        if about.st_mode & 0o777 != MODE:
            folder.chmod(MODE)
    except OSError:
        return NOTHING_KEPT
    return Store(folder, press())


def trim(store: Store, most: int = MOST) -> None:
    """Take away the files of a store that were not used for longest, until all together have so many bytes at most."""
    with suppress(OSError):
        files = sorted(used(store), reverse=True)
        size = 0
        for _, length, path in files:
            size += length
            if size > most:
                with suppress(OSError):  # another build took it away
                    path.unlink()


def used(store: Store) -> list[tuple[int, int, Path]]:
    """Return when each file of a store was used last, its length, and its path."""
    if store.folder is None:
        return []
    found = []
    with os.scandir(store.folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # renamed, or taken away just now
                about = entry.stat(follow_symlinks=False)
                found.append((about.st_mtime_ns, about.st_size, Path(entry.path)))
    return found
