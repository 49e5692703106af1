"""A small book to start from, whose comments teach: the house's templates/new/, copied."""

from __future__ import annotations

import shutil
from pathlib import Path

from baspa.house import house_path
from baspa.messages import ENGLISH
from baspa.model.problem import Failure, Outside, Place, Problem


def new(folder: Path, language: str = ENGLISH) -> tuple[str, ...]:
    """Put a small book into `folder`, which is made when it is not there; return the paths of its files, sorted.

    It is in English, Kazakh or Russian: en, kk, ru.
    Raises Failure (B080) when something stands there already, and Outside when the system lets nothing be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that does not exist yet, or an empty one"
        said = "the folder is not empty" if folder.is_dir() else "a file of this name is there already"
        raise Failure([Problem(Place(folder.name or "."), "B080", said, hint)])
    try:
        for name in ("new", *([f"new.{language}"] if language != ENGLISH else [])):
            shutil.copytree(house_path("templates", name), folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    except (OSError, shutil.Error) as error:
        raise Outside(f"the new book cannot be written: {error}") from error
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()))
