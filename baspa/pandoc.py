"""Pandoc, the only module that starts it: arguments in, what it printed out.

Pandoc reads what strangers wrote, so it runs as its manual asks (https://pandoc.org/MANUAL.html#a-note-on-security): in
its sandbox, without network, in an empty folder of its own, with bounds on memory and time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from baspa.installing import extra_line
from baspa.model.problem import Outside

MEGABYTES, SECONDS = 512, 120
HEAP_IS_FULL = 251  # exit code of the Haskell runtime, which says nothing of it in pandoc's own list


class Refused(Exception):
    """What pandoc says of an input that it cannot read; its message."""


class Unbounded(Exception):
    """Which of the bounds an input broke; its message."""


def run(arguments: Sequence[str], room: Path, what: str, extra: str) -> bytes:
    """Run pandoc in `room`, the folder of its files; return what it printed.

    Raises Refused and Unbounded, and Outside where pandoc is not installed: `what`, as in "citations need",
    and the extra of the press that brings it.
    """
    command = [program(what, extra), "+RTS", f"-M{MEGABYTES}M", "-RTS", "--sandbox", *arguments]
    clean = {"HOME": str(room), "XDG_DATA_HOME": str(room), "LANG": "C.UTF-8", "PATH": ""}
    try:
        done = subprocess.run(command, cwd=room, env=clean, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Unbounded(f"pandoc took more than {SECONDS} s") from error
    if done.returncode == HEAP_IS_FULL:
        raise Unbounded(f"pandoc needs more than {MEGABYTES} MB of memory")
    if done.returncode:
        raise Refused(" ".join(done.stderr.decode(errors="replace").split()).replace(f"{room}/", "")[:200])
    return done.stdout


def program(what: str, extra: str) -> str:
    """Return the path of pandoc; raises Outside where it is not installed.

    It is the one that the package brings. pypandoc itself would run every pandoc that it finds on the machine and take
    the newest, which may set citations otherwise.
    """
    try:
        import pypandoc
    except ImportError as error:
        raise absent(what, extra) from error
    own = Path(pypandoc.__file__).parent / "files" / "pandoc"
    if not own.is_file():
        raise absent(what, extra)
    return str(own)


def absent(what: str, extra: str) -> Outside:
    """Return the fault that pandoc is not installed."""
    return Outside(f"{what} pandoc: {extra_line(extra)}")
