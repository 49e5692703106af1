"""The command: arguments in, printed lines and an exit code out.

What a command needs is loaded when it is carried out: help and lists come at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from baspa.command.ends import all_printed, open_streams, stoppable, uncollected, unheard
from baspa.command.others import diff_command, formats_command, import_command, new_command, versions_command
from baspa.command.show import FAILED, FAULTY, say, show
from baspa.formats import FORMATS, USUAL
from baspa.model.problem import Failure, Outside, outside, visible

COMMANDS = {
    "check": "all problems of the manuscript, and the validators on what was built",
    "import": "a book made of a DOCX, ODT, LaTeX, HTML, EPUB, RTF, Markdown or text file: baspa import FILE [DIR]",
    "diff": "what changed between two states of a book, as a page to read: baspa diff OLD NEW",
    "new": "a small book to start from, with comments that teach: baspa new DIR",
    "formats": "what can be made, one line each",
}
USAGE = """%(prog)s [FORMAT ...] [--book DIR] [--out DIR] [--no-cache] [--quiet]
       %(prog)s check [--lines] [--book DIR] [--out DIR] [--no-cache]
       %(prog)s import FILE [DIR]
       %(prog)s diff OLD NEW [--out DIR]
       %(prog)s new DIR
       %(prog)s formats
       %(prog)s --version"""
EXITS = "exit codes: 0 built, 1 the manuscript has errors, 2 the command was misused, 3 something outside failed"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code. What stops it comes out as KeyboardInterrupt."""
    open_streams()
    code = FAILED
    try:
        with uncollected(), stoppable(), all_printed():
            code = carried_out(parse(arguments))
    except BrokenPipeError:  # who read it has gone, as head(1) does
        unheard()
    except OSError as fault:
        with suppress(OSError):
            told(f"what is to be printed cannot be written: {fault.strerror}")
        unheard()
        return FAILED
    return code


def carried_out(options: argparse.Namespace) -> int:
    """Do what the options ask for, and tell why it cannot be done; return the exit code."""
    try:
        return chosen(options)(options)
    except Failure as failure:
        show(failure.problems)
        return FAULTY
    except BrokenPipeError:
        raise
    except Outside as fault:
        told(str(fault))
    except (ImportError, MemoryError, OSError) as fault:
        told(str(outside(fault)))
    return FAILED


def told(sentence: str) -> None:
    """Tell why the command failed."""
    say(f"{Path(sys.argv[0]).name}: {sentence}", wrong=True)


def chosen(options: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    """Return the command that the options ask for."""
    if options.version:
        return versions_command
    return COMMAND.get(options.words[0] if options.words else "", in_a_room(build))


def build(options: argparse.Namespace) -> int:
    """Build the formats asked for."""
    from baspa.command.build import build_command

    return build_command(options)


def check(options: argparse.Namespace) -> int:
    """Show what is wrong or wanting."""
    from baspa.command.check import check_command

    return check_command(options)


def in_a_room(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Return a command that leaves nothing temporary behind."""

    def within(options: argparse.Namespace) -> int:
        from baspa.workroom import temporary_room

        with temporary_room():
            return command(options)

    return within


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; exits with 2 where they cannot be understood."""
    parser = argparse.ArgumentParser(usage=USAGE, description="A small press in a box.", epilog=EXITS)
    commands = ", ".join(COMMANDS)
    parser.add_argument(
        "words", nargs="*", metavar="FORMAT", help=f"{', '.join(FORMATS)} ({', '.join(USUAL)}); or {commands}"
    )
    parser.add_argument("--book", type=Path, default=Path("book"), metavar="DIR", help="the book's folder (book/)")
    parser.add_argument("--out", type=Path, default=Path("dist"), metavar="DIR", help="where the files go (dist/)")
    parser.add_argument("--lines", action="store_true", help="with check: a report on the lines, as a page to look at")
    parser.add_argument("--no-cache", action="store_true", help="make all anew, and keep nothing for the next time")
    parser.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    parser.add_argument("--version", action="store_true", help="what the press runs with, and whether it is the lock's")
    options = parser.parse_args(arguments)
    complaint = misuse(options.words)
    if options.lines and options.words != ["check"]:
        complaint = "--lines goes with check"
    if complaint:
        parser.error(visible(complaint))
    return options


def misuse(words: Sequence[str]) -> str:
    """Return what is wrong with the words of the command line, or ""."""
    command = words[0] if words else ""
    if command == "new":
        return "" if len(words) == 2 else "new takes one folder: baspa new DIR"
    if command == "diff":
        return "" if len(words) == 3 else "diff takes two folders: baspa diff OLD NEW"
    if command == "import":
        return "" if len(words) in (2, 3) else "import takes a file, and a new folder: baspa import FILE [DIR]"
    if command in COMMANDS:
        return f"{command} takes no format" if len(words) > 1 else ""
    unknown = [word for word in words if word not in FORMATS]
    return f'unknown format "{unknown[0]}": there are {", ".join(FORMATS)}' if unknown else ""


COMMAND = {
    "check": in_a_room(check),
    "diff": in_a_room(diff_command),
    "import": in_a_room(import_command),
    "new": new_command,
    "formats": formats_command,
}
