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
    for name, path in own_files(PACKAGE, house_path("templates"), house_path("styles")):
        data = path.read_bytes()
        found.update(f"{name} {len(data)}\n".encode())
        found.update(data)
    return found.digest()


def own_files(*folders: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files in folders of the press, each with its name from there, in a fixed order.

    The byte code that Python keeps there is left out.
    """
    for folder in folders:
        for top, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name != "__pycache__")
            paths = (Path(top, name) for name in sorted(names))
            yield from ((path.relative_to(folder.parent).as_posix(), path) for path in paths)


def installed(places: Iterable[str]) -> Iterator[str]:
    """Yield what is installed, with its version, in the order in which Python looks for it."""
    for place in filter(os.path.isdir, places):
        with os.scandir(place) as entries:
            yield from sorted(entry.name for entry in entries if entry.name.endswith(INSTALLED))
