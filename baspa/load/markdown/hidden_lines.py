"""Lines of Rust that mdBook and rustdoc run and do not show: those that begin with `# `, and `#` alone.

`##` stands for a `#` that is shown. Attributes, `#[derive(Debug)]` and `#![allow(...)]`, are code as any other.
Cells of Quarto begin with their settings, `#| echo: false`, which nobody sees either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from baspa.model.problem import Place, Problem, Severity

RUST = "rust"
HIDDEN = re.compile(r"[ \t]*#(?: .*)?")
SETTING = re.compile(r"(?:#|//|--|%%)\|[ \t]*(?:([\w.-]+)[ \t]*:)?.*")
SHOWN = re.compile(r"([ \t]*)##")


def parted(code: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the lines of a block of Rust that its readers see, and those that they do not, by their numbers from 0."""
    lines = code.split("\n")
    hidden = tuple((number, line) for number, line in enumerate(lines) if HIDDEN.fullmatch(line))
    seen = (SHOWN.sub(r"\1#", line) for line in lines if not HIDDEN.fullmatch(line))
    return "\n".join(seen), hidden


def settings_of_cell(info: str, code: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of settings that a cell begins with, a fence of `{python}`, each with its key, "" for none."""
    lines = takewhile(bool, map(SETTING.fullmatch, code.split("\n"))) if info.startswith("{") else ()
    return tuple((found[0], found[1] or "") for found in lines if found)


def hidden_problems(path: str, lines: Sequence[int]) -> Sequence[Problem]:
    """Return B204, a warning, for a file with lines that are hidden."""
    if not lines:
        return ()
    meant = "lines of Rust that mdBook hides are left out here too"
    said = f"{meant}; {len(lines)} times in this file" if len(lines) > 1 else meant
    hint = 'take "# " away from those that readers should see; ## is a # that is shown'
    return (Problem(Place(path, lines[0]), "B204", said, hint, Severity.WARNING),)
