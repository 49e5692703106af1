"""What the outside validators say of files. A verdict is kept: the same bytes are judged once by the same validator."""

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import needs
import pytest
from kept import PROJECT, Shelf, digest

from baspa.model.problem import Problems
from baspa.verify.validators import ace
from baspa.verify.validators.validators import VALIDATORS

CODE = (PROJECT / "baspa" / "verify" / "validators", PROJECT / "baspa" / "model" / "problem.py", Path(__file__))


@cache
def shelf() -> Shelf:
    """Return the shelf of the verdicts; Ace is none of Python's packages and has no version there."""
    programs = [path for path in (shutil.which("node"), ace.browser()) if path]
    stamps = [f"{path} {Path(path).stat().st_mtime_ns}" for path in programs]
    locked = (PROJECT / "tools" / "ace" / "package-lock.json").read_bytes()
    return Shelf("judged", *CODE, more=[locked, *stamps])


def judged(validator: str, files: Mapping[str, bytes]) -> dict[str, Problems]:
    """Let a validator judge files, given by name: at once all those of which there is no verdict yet."""
    needs.validators(validator)
    keys = {name: digest([validator, name, data]) for name, data in files.items()}

    def judge() -> dict[str, Problems]:
        new = [name for name in files if not (shelf().folder / keys[name]).exists()]
        said = ask(validator, {name: files[name] for name in new})
        return {name: shelf().get(keys[name], lambda name=name: said[name]) for name in files}

    return shelf().get(digest([validator, *keys.values()]), judge)


def ask(validator: str, files: Mapping[str, bytes]) -> dict[str, Problems]:
    """Let a validator judge files where it is hardest: in a folder of letters that the locale lacks."""
    validate = VALIDATORS[validator].validate
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory(prefix="кітаптар-") as folder:
        patch.setenv("LC_ALL", "C")
        paths = [Path(folder, name) for name in files]
        for path in paths:
            path.write_bytes(files[path.name])
        return {path.name: problems for path, problems in validate(paths).items()} if paths else {}
