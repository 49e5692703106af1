"""The book's folder: the only code that opens a book's files, and only regular files that lie in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from baspa.model.problem import Failure, Outside, Place, Problem

FileState = Literal["there", "missing", "outside"]
LARGEST = 256 << 20  # bytes of one file
INTO_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
TEXT_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
BINARY_TYPES = {
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttc": "font/collection",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
NO_FILE = (
    "is no file: a link that leads nowhere, or a thing of the system's",
    "take it away, or put a file in its place",
)
READING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # to open a pipe does not wait for its writer


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, by its path without symbolic links. Raises Outside where the system hands something out to nobody."""

    root: Path

    def state(self, path: str) -> FileState:
        """Tell whether `path` (relative, with "/") is a file here; "outside" if it or a link on it leads away.

        What is no regular file, a folder or a pipe, is "missing".
        """
        try:
            found = (self.root / path).resolve()
            if not found.is_relative_to(self.root):
                return "outside"
            return "there" if stat.S_ISREG(found.lstat().st_mode) else "missing"
        except PermissionError as error:
            raise _refused(path, error) from error
        except (OSError, RuntimeError, ValueError):  # too long a name, a loop of links, a NUL in the name
            return "missing"

    def is_no_file(self, path: str) -> bool:
        """Tell whether what is "missing" is there and cannot be a file: a pipe, a device, a link that leads nowhere."""
        here = self.root / path
        return self.state(path) == "missing" and os.path.lexists(here) and (here.is_symlink() or not here.is_dir())

    def read(self, path: str) -> bytes:
        """Return a file's bytes; only for files whose state is "there".

        Raises Failure (B180) for one that is too large, Outside for one that changes meanwhile: what is opened is no
        link, and is reached by none, whatever was put in the way since its state was asked for.
        """
        try:
            with self._opened(path) as file, open(file, "rb", closefd=False) as stream:
                data = stream.read(LARGEST + 1)
        except PermissionError as error:
            raise _refused(path, error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise Outside(f"{path} changed while it was read: try again") from error
        if len(data) > LARGEST:
            said = f"the file has more than {LARGEST >> 20} MB"
            raise Failure([Problem(Place(path), "B180", said, "make it smaller: no part of a book needs as much")])
        return data

    def files(self, under: str = "", suffixes: tuple[str, ...] = ("",), deep: bool = True) -> tuple[str, ...]:
        """Return the paths of the files in a folder, sorted; hidden files and folders are left out.

        A link that leads out, or to nothing, is a path among them; what lies behind it is not.
        """
        found = self._walk(self.root / under, deep, set())
        return tuple(sorted(path for path in found if path.lower().endswith(suffixes)))

    def _walk(self, top: Path, deep: bool, seen: set[Path]) -> Iterator[str]:
        path = top.relative_to(self.root).as_posix()
        try:
            leads = top.is_symlink() and not (top.is_dir() and top.resolve().is_relative_to(self.root))
            entries = sorted(top.iterdir()) if not leads and top.is_dir() and top.resolve() not in seen else []
        except PermissionError as error:
            raise _refused(path, error) from error
        except OSError:  # too long a name
            return
        if leads:
            yield path
            return
        seen.add(top.resolve())
        for entry in (entry for entry in entries if not entry.name.startswith(".")):
            if not entry.is_dir():
                yield entry.relative_to(self.root).as_posix()
            elif deep:
                yield from self._walk(entry, deep, seen)

    @contextmanager
    def _opened(self, path: str) -> Iterator[int]:
        """Open a file by going into its folders one by one, following no link; give its descriptor."""
        *folders, name = (self.root / path).resolve().relative_to(self.root).parts
        here = os.open(self.root, INTO_FOLDER)
        try:
            for folder in folders:
                inner = os.open(folder, INTO_FOLDER, dir_fd=here)
                os.close(here)
                here = inner
            file = os.open(name, READING, dir_fd=here)
        finally:
            os.close(here)
        try:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                raise ValueError(path)
            yield file
        finally:
            os.close(file)


def _refused(path: str, error: OSError) -> Outside:
    return Outside(f"{path} cannot be read: {error.strerror}")
