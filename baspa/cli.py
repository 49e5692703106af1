"""The command: arguments in, printed lines and an exit code out.

What a command needs is loaded when it is carried out: help and lists come at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from baspa.command.asked import Asked, Misused
from baspa.command.ends import all_printed, open_streams, uncollected, unheard
from baspa.command.line import parsed_line
from baspa.command.others import (
    diff_command,
    formats_command,
    import_command,
    new_command,
    preflight_command,
    versions_command,
)
from baspa.command.outcome import Outcome, tell
from baspa.command.show import BUILT, FAILED, FAULTY, MISUSED, complain, speak
from baspa.messages import LANGUAGES
from baspa.model.problem import Failure, Outside, outside


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    open_streams()
    code = FAILED
    try:
        with uncollected(), all_printed():
            words = sys.argv[1:] if arguments is None else arguments
            speak(language_in(words))
            code = carried_out(parse(words))
    except BrokenPipeError:  # who read it has gone, as head(1) does
        unheard()
    except OSError as fault:
        with suppress(OSError):
            told(f"what is to be printed cannot be written: {fault.strerror}")
        unheard()
        return FAILED
    return code


def parse(arguments: Sequence[str]) -> Asked:
    """Return what is asked for; exits with 2 where it cannot be understood, with 0 where it was help."""
    try:
        asked = parsed_line(program(), arguments)
    except Misused as fault:
        told("error", str(fault))
        raise SystemExit(MISUSED) from fault
    if asked is None:
        raise SystemExit(BUILT)
    return asked


def language_in(words: Sequence[str]) -> str:
    """Return the language that a command line names for messages: help and misuse are told in it as well."""
    pairs = [*(word.partition("=")[::2] for word in words if "=" in word), *pairwise(words)]
    named = next((value for name, value in pairs if name == "--messages"), "")
    return named if named in LANGUAGES else ""


def carried_out(asked: Asked) -> int:
    """Do what is asked for, and tell why it cannot be done; return the exit code."""
    try:
        return chosen(asked)(asked)
    except Failure as failure:
        return tell(asked, Outcome(code=FAULTY, problems=failure.problems))
    except BrokenPipeError:
        raise
    except Outside as fault:
        return failed(asked, fault)
    except (ImportError, MemoryError, OSError) as fault:
        return failed(asked, outside(fault))


def failed(asked: Asked, fault: Outside) -> int:
    """Tell what failed outside; return the exit code."""
    if asked.json:
        return tell(asked, Outcome(code=FAILED, failure=str(fault)))
    told(str(fault))
    return FAILED


def told(*sentences: str) -> None:
    """Tell why the command failed."""
    complain(program(), *sentences)


def program() -> str:
    """Return the name that the command was called by."""
    return Path(sys.argv[0]).name


def chosen(asked: Asked) -> Callable[[Asked], int]:
    """Return the command that is asked for."""
    return versions_command if asked.version else COMMAND[asked.command]


def build(asked: Asked) -> int:
    """Build the formats asked for."""
    from baspa.command.build import build_command

    return build_command(asked)


def booklet(asked: Asked) -> int:
    """Lay a book's pages, or those of any PDF, on sheets."""
    from baspa.command.booklet import booklet_command

    return booklet_command(asked)


def check(asked: Asked) -> int:
    """Show what is wrong or wanting."""
    from baspa.command.check import check_command

    return check_command(asked)


def sheets(asked: Asked) -> int:
    """Make the contact sheet."""
    from baspa.command.sheets import sheets_command

    return sheets_command(asked)


def archive(asked: Asked) -> int:
    """Make the package for a library."""
    from baspa.command.archive import archive_command

    return archive_command(asked)


def verify(asked: Asked) -> int:
    """Tell what is wrong with a package."""
    from baspa.command.verifying import verify_command

    return verify_command(asked)


def rebuild(asked: Asked) -> int:
    """Make the editions of a package again."""
    from baspa.command.rebuild import rebuild_command

    return rebuild_command(asked)


def labels(asked: Asked) -> int:
    """Print a label track."""
    from baspa.command.labels import labels_command

    return labels_command(asked)


def watch(asked: Asked) -> int:
    """Build after each edit."""
    from baspa.command.watch import watch_command

    return watch_command(asked)


def doctor(asked: Asked) -> int:
    """Tell what lacks."""
    from baspa.command.doctor import doctor_command

    return doctor_command(asked)


def in_a_room(command: Callable[[Asked], int]) -> Callable[[Asked], int]:
    """Return a command that leaves nothing temporary behind."""

    def within(asked: Asked) -> int:
        from baspa.workroom import temporary_room

        with temporary_room():
            return command(asked)

    return within


COMMAND = {
    "build": build,
    "booklet": booklet,
    "archive": archive,
    "verify": in_a_room(verify),
    "rebuild": in_a_room(rebuild),
    "check": in_a_room(check),
    "sheets": in_a_room(sheets),
    "diff": in_a_room(diff_command),
    "import": in_a_room(import_command),
    "labels": in_a_room(labels),
    "new": new_command,
    "preflight": in_a_room(preflight_command),
    "watch": watch,
    "doctor": doctor,
    "formats": formats_command,
}
