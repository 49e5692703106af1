"""All files of a book's folder, as they are, for a package: and by which rule something is left out."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from pathlib import Path

from baspa.load.folder import Folder
from baspa.model.problem import Place, Problem, Problems, Severity

# Made by systems and editors; what is hidden Folder.files leaves out.
LEFT_OUT = ("__pycache__", "*~", "thumbs.db", "desktop.ini")
MADE = "dist"  # beside book.toml: where files go that are made, if nobody says otherwise


def source_files(book: Path, out: Path) -> tuple[dict[str, bytes], Problems]:
    """Return the files of a book's folder by their paths, and B341 for links that lead out of it.

    Left out are what is hidden, what LEFT_OUT names, MADE, and `out`, where the files go that are made now. Raises
    Failure (B180) for a file that is too large, Outside where one cannot be read.
    """
    folder = Folder(book.resolve())
    made = within(folder.root, out.resolve())
    wanted = [path for path in folder.files() if not is_left_out(path, made)]
    states = {path: folder.state(path) for path in wanted}
    files = {path: folder.read(path) for path in wanted if states[path] == "there"}
    return files, tuple(led_out(path for path in wanted if states[path] != "there"))


def within(root: Path, out: Path) -> str:
    """Return the path of the folder for what is made, if it lies in the book's; else ""."""
    return out.relative_to(root).as_posix() if out != root and out.is_relative_to(root) else ""


def is_left_out(path: str, made: str) -> bool:
    """Tell whether a file is none of the book's."""
    if path.startswith(f"{MADE}/") or (made and path.startswith(f"{made}/")):
        return True
    return any(fnmatch.fnmatchcase(part.lower(), form) for part in path.split("/") for form in LEFT_OUT)


def led_out(paths: Iterator[str]) -> Iterator[Problem]:
    """Yield a warning for each path behind which there is no file of the book."""
    for path in paths:
        hint = "put the file itself into the folder, if the book needs it"
        yield Problem(Place(path), "B341", "a link that leads out of the folder is left out", hint, Severity.WARNING)
