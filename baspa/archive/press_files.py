"""The press as it is here: its code, templates, styles and fonts, and the lock; from a checkout and a wheel alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from baspa.house import PACKAGE, house_path

HOUSE = ("templates", "styles")
LOCK = ("run.txt", "extras.txt")  # that a wheel has as well
IN_A_WHEEL = "house"  # the folder in the package that has them there


def press_files() -> dict[str, bytes]:
    """Return the files of the press: `python -m baspa` runs in the folder that they are put into."""
    files = {f"baspa/{path}": data for path, data in tree(PACKAGE) if path.partition("/")[0] != IN_A_WHEEL}
    for name in HOUSE:
        files |= {f"{name}/{path}": data for path, data in tree(house_path(name))}
    files |= {f"lock/{name}": house_path("lock", name).read_bytes() for name in LOCK}
    return {**files, "LICENSE": house_path("LICENSE").read_bytes()}


def tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder with their paths in it; but for what Python keeps there, and what is hidden."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield "/".join(parts), path.read_bytes()
