"""A program of Python watched from outside while it runs: by the interpreter's own audit events, and by strace.

The events tell what Python opens, connects to and starts; strace tells it of the native libraries and of other programs
as well. Both are asked in one run.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import needs

CALLS = "open,openat,openat2,creat,socket,connect,execve,execveat"
# What the program runs under: everything that Python tells of goes into a file, then the program itself begins.
WATCH = """
import os, sys
record = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC)
ROOMS = {"socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "webbrowser"}
def hook(event, arguments):
    if event in {"open", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "ctypes.dlopen", "pty.spawn"}:
        os.write(record, f"{event} {arguments[0]!r}\\n".encode("utf-8", "replace"))
    elif event.partition(".")[0] in ROOMS:
        os.write(record, f"{event} {arguments[0]!r}\\n".encode("utf-8", "replace"))
sys.addaudithook(hook)
exec(compile(sys.argv[1], "<watched>", "exec"), {"__name__": "__main__"})
"""
OPENED = re.compile(r"= \d+<(?P<path>/[^>]*)>$")
CONNECTED = re.compile(r"(?:\b|<\.\.\. )(?:socket|connect)(?:\(| resumed)")
STARTED = re.compile(r'\bexecve(?:at)?\((?:[^"]*?)"(?P<path>[^"]*)"')


@dataclass(frozen=True, slots=True)
class Watched:
    """What a program did: the files that it opened, the programs that it started, what it did with the network."""

    code: int
    printed: str
    told: frozenset[str]  # files, by Python's events
    traced: frozenset[str]  # files that were opened, by strace, links followed
    started: frozenset[str]  # by both
    network: tuple[str, ...]  # by both


@cache
def strace() -> str:
    """Return the path of strace; skips the test where it is not there, or may not look at other processes."""
    path = shutil.which("strace") or ""
    works = bool(path) and subprocess.run([path, "-qq", "-o", "/dev/null", "true"], check=False).returncode == 0
    needs.needs(works, "strace, which make test installs where CI is set, and the right to trace")
    return path


def watch(program: str, folder: Path, environment: dict[str, str]) -> Watched:
    """Run a program of Python, given as text; `folder` takes what is recorded."""
    record, trace = folder / "record", folder / "trace"
    command = [strace(), "-f", "--seccomp-bpf", "-qq", "-y", "-e", f"trace={CALLS}", "-e", "signal=none"]
    command += ["-o", str(trace), sys.executable, "-c", WATCH, str(record), program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    events = [line.partition(" ")[::2] for line in record.read_text("utf-8").splitlines()]
    lines = trace.read_text("utf-8", "replace").splitlines()
    starts = [match["path"] for line in lines if " = -1 " not in line and (match := STARTED.search(line))]
    files = {"open", "ctypes.dlopen"}
    return Watched(
        code=done.returncode,
        printed=done.stdout + done.stderr,
        told=frozenset(path.strip("'") for event, path in events if event in files and path[:1] == "'"),
        traced=frozenset(match["path"] for line in lines if (match := OPENED.search(line))),
        started=frozenset((*starts[1:], *(path.strip("'") for event, path in events if event in PROGRAMS))),
        network=(*filter(CONNECTED.search, lines), *(event for event, _ in events if is_network(event))),
    )


PROGRAMS = frozenset(("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn"))


def is_network(event: str) -> bool:
    return event not in PROGRAMS and "." in event and event.partition(".")[0] not in ("os", "ctypes")
