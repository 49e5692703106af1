"""The book's folder: the only code that opens the manuscript's files, and only those that lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from baspa.model.problem import Outside

FileState = Literal["there", "missing", "outside"]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, by its path without symbolic links."""

    root: Path

    def state(self, path: str) -> FileState:
        """Tell whether `path` (relative, with "/") is a file here; "outside" if it or a link on it leads away."""
        try:
            found = (self.root / path).resolve()
            state: FileState = "there" if found.is_file() else "missing"
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL in the name, a name too long for the disk
            return "missing"
        return state if found.is_relative_to(self.root) else "outside"

    def read(self, path: str) -> bytes:
        """Return a file's bytes; only for files whose state is "there". Raises Outside when it may not be read."""
        assert self.state(path) == "there", path
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise Outside(f"{path} cannot be read: {error.strerror}") from error

    def files(self, under: str = "", suffixes: tuple[str, ...] = ("",), deep: bool = True) -> tuple[str, ...]:
        """Return the paths of the files in a folder, sorted; hidden files and folders are left out."""
        top = self.root / under
        if not top.resolve().is_relative_to(self.root):
            return ()
        return tuple(sorted(path for path in self._walk(top, deep) if path.lower().endswith(suffixes)))

    def _walk(self, top: Path, deep: bool) -> Iterator[str]:
        for entry in top.iterdir() if top.is_dir() else ():
            if entry.name.startswith("."):
                continue
            if not entry.is_dir():
                yield entry.relative_to(self.root).as_posix()
            elif deep and not entry.is_symlink():
                yield from self._walk(entry, deep)
