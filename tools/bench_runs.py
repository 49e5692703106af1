"""Run a contestant as fresh processes, and tell what it took; what was measured is kept until the bench is through.

Linux alone: memory is read from /proc.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from peers import Command

LEAST, MOST = 0.001, 0.02  # s between two looks at the memory: a hundredth of the time that has passed
MIB = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
OWN = Path("/proc/self/cmdline").read_bytes()


@dataclass(frozen=True, slots=True)
class Contestant:
    """What is measured, and how."""

    name: str
    folder: Path
    chains: tuple[tuple[Command, ...], ...]  # at the same time; the commands of each one after the other
    away: tuple[Path, ...] = ()  # what a turn makes, or would find made: removed before each


@dataclass(frozen=True, slots=True)
class Run:
    """What one turn took."""

    wall: float  # s, from the start of the first process to the end of the last
    cpu: float  # s, user and system, of all processes
    memory: float  # bytes: most that all processes held at one moment, shared pages counted once; 0 if nobody looked
    others: float  # cores that the rest of the machine used meanwhile


@dataclass(slots=True)
class Kept:
    """The turns so far, by contestant, in a file that an interrupted bench goes on from."""

    path: Path
    runs: dict[str, list[Run]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return what a file has; nothing where there is none."""
        found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return cls(path, {name: [Run(**run) for run in runs] for name, runs in found.items()})

    def add(self, name: str, run: Run) -> None:
        """Keep one more turn; the file is the old or the new one at any moment."""
        self.runs.setdefault(name, []).append(run)
        text = json.dumps({name: [asdict(run) for run in runs] for name, runs in self.runs.items()})
        new = self.path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(self.path)


def in_turns(contestants: Sequence[Contestant], rounds: int, looks: int, env: Mapping[str, str], kept: Kept) -> None:
    """Run contestants turn about: `rounds` times with nobody looking on, then `looks` times for their memory."""
    for number in range(rounds + looks):
        for contestant in contestants:
            if len(kept.runs.get(contestant.name, ())) > number:
                continue
            took = turn(contestant, env, looking=number >= rounds)
            kept.add(contestant.name, took)
            figures = f"{took.memory / MIB:.1f} MiB" if took.memory else f"{took.wall:.2f} s, CPU {took.cpu:.2f} s"
            print(f"{number + 1}/{rounds + looks} {contestant.name}: {figures}", file=sys.stderr)


def turn(contestant: Contestant, env: Mapping[str, str], looking: bool) -> Run:
    """Run a contestant once."""
    for path in contestant.away:
        shutil.rmtree(path, ignore_errors=True)
    watch = Watch(looking)
    busy, began = machine_busy(), time.perf_counter()
    with watch, ThreadPoolExecutor() as chains:
        cpu = sum(chains.map(lambda chain: sum(run(c, contestant.folder, env) for c in chain), contestant.chains))
        wall = time.perf_counter() - began
    return Run(wall, cpu, watch.most, max(0.0, (machine_busy() - busy - cpu) / wall))


def run(command: Command, folder: Path, env: Mapping[str, str]) -> float:
    """Run a command; return the processor time of it and all its children, s. Leaves with its words where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\nended with {process.returncode}:\n{said.read().decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


class Watch:
    """Looks again and again at the memory of all processes below this one; `most` is the largest sum, in bytes."""

    def __init__(self, looking: bool) -> None:
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look) if looking else None

    def __enter__(self) -> Self:
        if self.thread:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.thread:
            self.thread.join()

    def look(self) -> None:
        """Look until it is over."""
        began = time.perf_counter()
        while not self.over.wait(min(MOST, max(LEAST, (time.perf_counter() - began) / 100))):
            begun = (process for process in below(os.getpid()) if command_line(process) != OWN)
            self.most = max(self.most, sum(map(pss, begun)))


def below(process: int) -> Iterator[int]:
    """Yield the processes that descend from one."""
    try:
        found = [thread.read_text() for thread in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it ended meanwhile
        return
    for child in map(int, " ".join(found).split()):
        yield child
        yield from below(child)


def command_line(process: int) -> bytes:
    """Return a process's command line, this one's until it has begun its own program; b"" where it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def pss(process: int) -> int:
    """Return the proportional set size of a process, bytes: a page that n processes share counts as 1/n (proc(5))."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def machine_busy() -> float:
    """Return the processor time of the whole machine so far, s, with what was taken from it (proc(5))."""
    user, nice, system, _, _, irq, softirq, steal = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICKS
