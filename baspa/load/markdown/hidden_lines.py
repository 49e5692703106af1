"""Lines of code that mdBook and rustdoc run and do not show: of Rust those that begin with `# `, and `#` alone.

`##` stands for a `#` that is shown. Attributes, `#[derive(Debug)]` and `#![allow(...)]`, are code as any other. Of
any language they are those that begin with what its fence says, `python,hidelines=~`.
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
PREFIX = re.compile(r"[\s,]hidelines=([^\s,]+)")


def hidden_prefix(info: str) -> str:
    """Return what the lines of a block begin with that its fence hides, "" for nothing."""
    found = PREFIX.search(info)
    return found[1] if found else ""


def parted(code: str, prefix: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the lines of a block that its readers see, and those that they do not, by their numbers from 0.

    Those begin with a prefix that is no part of them; without one the block is of Rust.
    """
    lines = code.split("\n")
    if prefix:
        hidden = tuple((number, line) for number, line in enumerate(lines) if line.lstrip().startswith(prefix))
        return "\n".join(line for line in lines if not line.lstrip().startswith(prefix)), hidden
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
    meant = "lines of code that mdBook hides are left out here too"
    said = f"{meant}; {len(lines)} times in this file" if len(lines) > 1 else meant
    hint = 'take "# ", or what hidelines says, away from those that readers should see; in Rust ## is a # that is shown'
    return (Problem(Place(path, lines[0]), "B204", said, hint, Severity.WARNING),)
