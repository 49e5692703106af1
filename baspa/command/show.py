"""How problems are shown and all else is said, so that no name of a file steers the terminal; and the exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from baspa.command.folding import folded_lines
from baspa.model.problem import Problems, report, visible

BUILT, FAULTY, MISUSED, FAILED = 0, 1, 2, 3


@dataclass
class Voice:
    """What says a sentence of the press in the language of who reads it; it is chosen once, when the command begins."""

    said: Callable[[str], str] = str


VOICE = Voice()


def speak(language: str) -> None:
    """Say all in a language from now on; if "", in that of the environment."""
    from baspa.messages import speaker

    VOICE.said = speaker(language)


def with_noun(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say(*lines: object, wrong: bool = False) -> None:
    """Print lines to standard output, or to standard error where something went wrong."""
    for line in lines:
        print(visible(VOICE.said(str(line))), file=sys.stderr if wrong else sys.stdout)


def complain(name: str, *sentences: str) -> None:
    """Print what is wrong with something to standard error: its name, then sentences, which are said one by one."""
    print(visible(": ".join((name, *map(VOICE.said, sentences)))), file=sys.stderr)


def put(line: str) -> None:
    """Print a line for other programs to standard output, as it is."""
    print(line)


def show(problems: Problems, whole: bool = False) -> None:
    """Print problems to standard error, in colour on a terminal that wants it; if `whole`, those alike one by one."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for text in (report if whole else folded_lines)(problems, colour, VOICE.said):
        print(text, file=sys.stderr)
