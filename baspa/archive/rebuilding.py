"""Build a book again from nothing but its package: its source, by its press, with the libraries that it names."""

from __future__ import annotations

import datetime
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa.archive.bag import Files
from baspa.archive.comparing import causes, compared_files
from baspa.archive.layout import (
    BUILD,
    EDITIONS,
    ENVIRONMENT,
    METADATA,
    PRESS,
    RECIPE,
    REQUIREMENTS,
    SOURCE,
    WHEELS,
    WHEELS_NAMED,
)
from baspa.archive.reading import ReadPackage
from baspa.formats import FORMATS
from baspa.model.problem import Failure, Place, Problem, Problems
from baspa.verify.validators.outside import run

NEEDED = (SOURCE, PRESS, BUILD, WHEELS)
INSTALLING, BUILDING = 1800, 3600  # seconds
KEPT = ("PATH", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Again:
    """What was built again, by the paths in the package, and how it differs."""

    files: Files
    problems: Problems


def rebuilt(package: ReadPackage, room: Path, is_here: bool) -> Again:
    """Build the editions of a package in an empty folder, and hold them against those that it has.

    `is_here` says that the libraries are taken which are installed. Raises Failure (B338) for a recipe that cannot be
    read, Outside where something cannot be installed, or the package's press fails.
    """
    formats, epoch, old = recipe_of(package)
    unpack(package, room)
    python = sys.executable if is_here else new_python(room)
    environment = surroundings(room, epoch)
    made = room / "made"
    line = [python, "-m", "baspa", *formats, "--book", str(room / SOURCE), "--out", str(made), "--no-cache", "--quiet"]
    run(line, "the press of the package", BUILDING, environment)
    files = {place(path): (made / path).read_bytes() for path in paths_in(made)}
    wanted = {path: data for path, data in package.files.items() if path.startswith((EDITIONS, METADATA))}
    differing = tuple(compared_files(wanted, files))
    new = json.loads(run([python, "-m", "baspa.command.environment"], "the press of the package", 60, environment))
    return Again(files, (*differing, *(causes(old, new) if differing else ())))


def recipe_of(package: ReadPackage) -> tuple[Sequence[str], str, Mapping[str, Mapping[str, str]]]:
    """Return what is made, the day of SOURCE_DATE_EPOCH or "", the versions that it was made with. Raises Failure."""
    try:
        told: Any = json.loads(package.files[RECIPE])
        formats, epoch = [str(each) for each in told["formats"]], str(told["epoch"])
        old = {str(group): dict(named) for group, named in json.loads(package.files[ENVIRONMENT]).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        said = f"{RECIPE} or {ENVIRONMENT} cannot be read"
        raise Failure([Problem(Place(f"{package.name}/{RECIPE}"), "B338", said)]) from fault
    if not formats or not set(formats) <= set(FORMATS):
        raise Failure([Problem(Place(f"{package.name}/{RECIPE}"), "B338", "it names a format that there is not")])
    return formats, epoch, old


def unpack(package: ReadPackage, room: Path) -> None:
    """Write what a build needs; the paths of a package that was read lead nowhere else."""
    for path, data in package.files.items():
        if path.startswith(NEEDED):
            goal = room / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            goal.write_bytes(data)


def new_python(room: Path) -> str:
    """Make a Python environment with the libraries of the package; return its Python. Raises Outside."""
    folder = room / "python"
    run([sys.executable, "-m", "venv", str(folder)], "venv", INSTALLING)
    python = str(folder / "bin" / "python")
    line = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--require-hashes"]
    run([*line, *where_from(room)], "pip", INSTALLING)
    return python


def where_from(room: Path) -> list[str]:
    """Return what tells pip which libraries to install: those that the package brings, or those of an index."""
    if (room / WHEELS_NAMED).is_file():
        return ["--no-index", "--find-links", str(room / WHEELS), "--requirement", str(room / WHEELS_NAMED)]
    return ["--requirement", str(room / REQUIREMENTS)]


def surroundings(room: Path, epoch: str) -> Mapping[str, str]:
    """Return the environment of a build: the press of the package and nothing of who builds again."""
    home = tempfile.mkdtemp(dir=room)
    day = {"SOURCE_DATE_EPOCH": seconds(epoch)} if epoch else {}
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "HOME": home, "PYTHONPATH": str((room / PRESS).resolve()), "PYTHONUTF8": "1", **day}


def seconds(day: str) -> str:
    """Return the seconds since 1970 of a day, YYYY-MM-DD, UTC; "" is no day."""
    at = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
    return str(int(at.timestamp()))


def paths_in(folder: Path) -> list[str]:
    """Return the paths of all files in a folder, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def place(path: str) -> str:
    """Return where a package has a file that was made, by its path in the folder for what is made."""
    folder, _, rest = path.partition("/")
    return f"{METADATA}{rest}" if rest and folder.endswith(FORMATS["records"].ending) else f"{EDITIONS}{path}"
