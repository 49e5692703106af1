"""How problems are shown, and the exit codes."""

from __future__ import annotations

import os
import sys

from baspa.model.problem import Problems, report

BUILT, FAULTY, MISUSED, FAILED = 0, 1, 2, 3


def with_noun(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def show(problems: Problems) -> None:
    """Print problems to standard error, in colour on a terminal that wants it."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for text in report(problems, colour):
        print(text, file=sys.stderr)
