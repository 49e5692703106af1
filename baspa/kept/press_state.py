"""The state of the press: a hash of all that makes a value of its arguments, beside them: code, house, libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from baspa.house import PACKAGE, house_path

INSTALLED = (".dist-info", ".egg-info")  # the endings of folders that are named by a library and its version


def press_state(libraries: Iterable[str]) -> bytes:
    """Return a hash of the press's own files, of Python, of the libraries that are installed, and of `libraries`.

    Those are the system's, with their versions. The files are read anew each time, in some ten milliseconds: a time or
    a length may be the same after a change.
    """
    found = sha256()
    for piece in (sys.version, sys.platform, *libraries, *installed(sys.path)):
        found.update(f"{piece}\n".encode())
    for folder in (PACKAGE, house_path("templates"), house_path("styles")):
        for name, data in own_files(folder, folder.name):
            found.update(f"{name} {len(data)}\n".encode())
            found.update(data)
    return found.digest()


def own_files(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files in a folder of the press that is called `name`, each with its name, in a fixed order.

    The byte code that Python keeps there is left out.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path, called = Path(entry), f"{name}/{entry.name}"
        if not entry.is_dir():
            yield called, path.read_bytes()
        elif entry.name != "__pycache__":
            yield from own_files(path, called)


def installed(places: Iterable[str]) -> Iterator[str]:
    """Yield what is installed, with its version, in the order in which Python looks for it."""
    for place in filter(os.path.isdir, places):
        with os.scandir(place) as entries:
            yield from sorted(entry.name for entry in entries if entry.name.endswith(INSTALLED))
