"""Measure the build beside the weasyprint command alone and beside pandoc, on the same book: `make bench`.

    tools/bench.py [--book DIR] [--rounds N]

Every contestant runs as fresh processes, with the files in the system's cache and Python's byte code compiled: one
round unmeasured, then N rounds in which each has its turn. In a round it runs twice, once for its time with nobody
looking on, once for its memory. Linux alone: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from baspa.model.edition import Edition
from baspa.model.problem import Failure
from baspa.press import prepared

PROJECT = Path(__file__).resolve().parent.parent
WEASYPRINT = str(Path(sys.executable).with_name("weasyprint"))
EVERY = 0.004  # s between two looks at the memory
MIB = 1 << 20

Commands = tuple[tuple[str, ...], ...]  # run one after the other


@dataclass(frozen=True, slots=True)
class Contestant:
    """What is measured, and the folder that it runs in."""

    name: str
    folder: Path
    commands: Commands


@dataclass(frozen=True, slots=True)
class Run:
    """What one turn took: the times in s, the memory in bytes."""

    wall: float
    cpu: float  # user and system, all processes
    largest: float  # ru_maxrss of the largest process, shared pages counted in full
    tree: float  # most that all processes held at one moment, pages that they share counted once (PSS)


def contestants(book: Path, room: Path) -> tuple[Contestant, ...]:
    """Return what is measured, the measure of the others first; `room` takes what they need and make."""
    try:
        _, edition, _ = prepared(book, None)
    except Failure as failure:
        sys.exit(str(failure))
    lay_out(edition, room)
    paper = (WEASYPRINT, "--quiet", "--pdf-variant", "pdf/a-3a", "book.html", "book.pdf")
    build = (sys.executable, str(PROJECT / "build.py"), "--quiet", "--book", str(book), "--out", str(room / "dist"))
    return (
        Contestant("weasyprint alone: PDF", room, (paper,)),
        Contestant("this build: PDF, booklet, EPUB", PROJECT, (build,)),
        Contestant("pandoc: EPUB, PDF by weasyprint", book, pandoc(edition, room)),
    )


def lay_out(edition: Edition, room: Path) -> None:
    """Write the HTML of the paper face with all that it names, as the weasyprint command wants it."""
    put(room / "book.html", edition.paper.encode())
    put(room / "styles" / "paper.css", edition.paper_css.encode())
    for image in edition.resources:
        put(room / image.path, image.data)
    shutil.copytree(PROJECT / "styles" / "fonts", room / "styles" / "fonts")


def pandoc(edition: Edition, room: Path) -> Commands:
    """Return the commands that make an EPUB and a PDF of the same Markdown, with pandoc's own looks."""
    chapters = [source.path for source in edition.sources]
    folders = ":".join(sorted({str(Path(chapter).parent) for chapter in chapters}))
    metadata = (f"--metadata=title={edition.metadata.title}", f"--metadata=lang={edition.metadata.language}")
    command = (pypandoc.get_pandoc_path(), "--quiet", "--toc", f"--resource-path={folders}", *metadata, *chapters)
    return (
        (*command, f"--output={room / 'pandoc.epub'}"),
        (*command, f"--pdf-engine={WEASYPRINT}", f"--output={room / 'pandoc.pdf'}"),
    )


def put(path: Path, data: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def turn(contestant: Contestant) -> Run:
    """Run a contestant twice: for its time, then for its memory."""
    began = time.perf_counter()
    alone = [run(command, contestant.folder) for command in contestant.commands]
    wall = time.perf_counter() - began
    with Watch() as watch:
        for command in contestant.commands:
            run(command, contestant.folder)
    return Run(wall, sum(u.ru_utime + u.ru_stime for u in alone), max(u.ru_maxrss for u in alone) * 1024, watch.most)


def run(command: Sequence[str], folder: Path) -> resource.struct_rusage:
    """Run one command; return what it and all its children used. Leaves with its words where it fails."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{said.read().decode(errors='replace')}")
    return usage


class Watch:
    """Looks every few ms at the memory of all processes below this one; `most` is the largest sum, in bytes."""

    def __init__(self) -> None:
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def __enter__(self) -> Watch:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def look(self) -> None:
        """Look until it is over."""
        while not self.over.wait(EVERY):
            self.most = max(self.most, sum(pss(process) for process in below(os.getpid())))


def below(process: int) -> Iterator[int]:
    """Yield the processes that descend from one."""
    try:
        found = [thread.read_text() for thread in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:  # it ended meanwhile
        return
    for child in map(int, " ".join(found).split()):
        yield child
        yield from below(child)


def pss(process: int) -> int:
    """Return the proportional set size of a process, bytes: a page that n processes share counts as 1/n (proc(5))."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def machine() -> str:
    """Return what was measured on, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    load = " ".join(f"{x:.2f}" for x in os.getloadavg())
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {system}, load {load}"


def versions() -> str:
    """Return the versions that were measured, in one line."""
    weasyprint = importlib.metadata.version("weasyprint")
    return f"Python {platform.python_version()}, WeasyPrint {weasyprint}, pandoc {pypandoc.get_pandoc_version()}"


def table(runs: dict[str, list[Run]]) -> Iterator[str]:
    """Yield the printed lines: medians of each contestant, and what they are times those of the first."""
    columns = ("wall", "cpu", "largest", "tree")
    middle = {
        name: {c: statistics.median(getattr(r, c) for r in turns) for c in columns} for name, turns in runs.items()
    }
    units = {"wall": (1, "s"), "cpu": (1, "s"), "largest": (MIB, "MiB"), "tree": (MIB, "MiB")}
    first = next(iter(middle.values()))
    yield f"{'':32}{'wall time':>16}{'CPU time':>16}{'largest process':>18}{'whole tree':>18}"
    for name, values in middle.items():
        cells = [f"{values[c] / size:.2f} {unit} {values[c] / first[c]:5.2f}x" for c, (size, unit) in units.items()]
        yield f"{name:32}{cells[0]:>16}{cells[1]:>16}{cells[2]:>18}{cells[3]:>18}"


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--book", type=Path, default=PROJECT / "book", metavar="DIR", help="the book's folder (book/)")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="measured rounds (7)")
    options = parser.parse_args()
    print(machine())
    print(versions())
    with tempfile.TemporaryDirectory() as room:
        field = contestants(options.book.resolve(), Path(room))
        for contestant in field:
            turn(contestant)
        rounds = [[turn(contestant) for contestant in field] for _ in range(options.rounds)]
    runs = {c.name: [turns[n] for turns in rounds] for n, c in enumerate(field)}
    print(f"medians of {options.rounds} rounds, and times the first line:")
    print("\n".join(table(runs)))


if __name__ == "__main__":
    main()
