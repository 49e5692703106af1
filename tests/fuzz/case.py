"""One damaged book of a seed, and what the press made of it.

What is right: the book is built, or refused by Problems, each of which has a file of the book or the house, a line
where the file has lines, and says nothing that steers a terminal. Wrong are a traceback, a refusal by Outside, a step
that does not end, "a fault of the press" in a book without styles, templates and fonts of its own, and a file written
for a book that was refused.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from builds import FOLDERS
from kept import PROJECT

from baspa.house import house_path
from baspa.model.problem import Failure, Outside, Problem, Problems, has_errors, report
from baspa.tree.names import CONTROL
from baspa.verify.held.reading import OWN
from fuzz.damage import KINDS, Files

SECONDS = 20.0  # of the processor's for one case's load, check and typeset
WAITED = 600.0  # for all its formats, by the clock: the layout has its own bound of the processor's time
# Faults of the press: what verify finds missing, doubled, out of order, altered or on something else.
OF_THE_PRESS = (
    "B050", "B051", "B052", "B053", "B054", "B055", "B057", "B170", "B175", "B176", "B177", "B178", "B190",
)  # fmt: skip
# Codes whose fault is the whole file's: it is missing, not text, or says nothing. B182 and B183 say the line of what a
# template made.
OF_FILES = (
    "B001", "B005", "B009", "B013", "B014", "B020", "B060", "B061", "B062", "B063", "B064", "B065", "B100", "B105",
    "B106", "B107", "B134", "B135", "B159", "B182",
    "B183",
)  # fmt: skip
# Citations start pandoc, a process of its own, so books that cite are drawn less often.
CITING = {name for name, folder in FOLDERS.items() if any(folder.rglob("*.bib")) or any(folder.rglob("*.json"))}
PLAIN = sorted(set(FOLDERS) - CITING)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a case."""

    seed: str
    end: str  # built, refused, traceback, outside, hang, crash, press (a fault of it), untidy (a Problem without place)
    said: str = ""  # what is wrong, on one line; for tracebacks where they came up, so that the same ones are counted
    kinds: tuple[str, ...] = ()  # of damage

    @property
    def good(self) -> bool:
        return self.end in ("built", "refused")


def files_of(folder: Path) -> Files:
    """Return the files of a sound book, without what only tests read."""
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return {name: data for name, data in found.items() if name not in ("expected.txt", "README.md")}


def damaged(seed: str, citing: bool = True) -> tuple[Files, tuple[str, ...]]:
    """Return the files of the damaged book of a seed, and the kinds of damage that were done, in their order."""
    chance = Random(seed)
    base = chance.choice(sorted(CITING) if citing and chance.random() < 0.1 else PLAIN)
    files = files_of(FOLDERS[base])
    known = [name for name in KINDS if citing or name != "references"]
    kinds = tuple(chance.choice(known) for _ in range(chance.choice([1, 1, 1, 2, 3])))
    for kind in kinds:
        files = KINDS[kind](files, chance) if files else files
    return files, (base, *kinds)


def put(files: Files, folder: Path) -> Path:
    """Write a book's files into a folder."""
    for name, data in files.items():
        path = folder / name
        if not any(parent.is_file() for parent in path.parents) and not path.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when so many seconds of the processor's are over."""

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def through_typeset(folder: Path) -> Problems:
    """Read, check and typeset a book in this process."""
    from baspa.press import read
    from baspa.typeset import typeset

    faces, problems = read(folder)
    try:
        if faces is not None and not has_errors(problems):
            typeset(faces)
    except Failure as failure:
        return problems + failure.problems
    return problems


def judge(
    seed: str, folder: Path, kinds: tuple[str, ...] = (), step: Callable[[Path], Problems] = through_typeset
) -> Verdict:
    """Take a book through a step in this process."""
    try:
        with limited(SECONDS):
            problems = step(folder)
    except Failure as failure:
        problems = failure.problems
    except Outside as fault:
        return Verdict(seed, "outside", str(fault)[:150], kinds)
    except TimeoutError as error:
        return Verdict(seed, "hang", where_in_press(error), kinds)
    except Exception as error:
        said = f"{where_in_press(error)}: {type(error).__name__}: {str(error)[:90]}"
        return Verdict(seed, "traceback", said, kinds)
    untidy = next((f"{p.code} {p.place}: {p.message[:90]}" for p in problems if not tidy(p, folder)), "")
    if untidy:
        return Verdict(seed, "untidy", untidy, kinds)
    if lost := next((f"{p.code} {p.place}: {p.message[:90]}" for p in problems if p.code in OF_THE_PRESS), ""):
        return Verdict(seed, "press", lost, kinds)
    return Verdict(seed, "refused" if has_errors(problems) else "built", kinds=kinds)


def tidy(problem: Problem, folder: Path) -> bool:
    """Tell whether a Problem is said as it should be: at a place, and in one line."""
    name = problem.place.file
    known = name == "book.toml" or (folder / name).exists() or house_path(*name.split("/")).exists()
    placed = problem.place.line > 0 or problem.code in OF_FILES
    lines = list(report([problem]))
    return known and placed and bool(problem.message.strip()) and not any(CONTROL.search(line) for line in lines)


def where_in_press(error: BaseException) -> str:
    """Return the last place in the press that an exception went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/baspa/" in frame.filename]
    return f"{frames[-1].filename.rpartition('/baspa/')[2]}:{frames[-1].name}" if frames else "?"


def judge_formats(seed: str, folder: Path, kinds: tuple[str, ...], out: Path) -> Verdict:
    """Build all formats of a book by the command, in a process of its own; the press holds every letter itself."""
    formats = ("pdf", "booklet", "handout", "epub", "proof")
    line = [sys.executable, PROJECT / "build.py", *formats, "--book", folder, "--out", out]
    try:
        done = subprocess.run(line, capture_output=True, timeout=WAITED, check=False)
    except subprocess.TimeoutExpired:
        return Verdict(seed, "hang", "formats", kinds)
    said = done.stderr.decode("utf-8", "replace")
    made = sorted(path.name for path in out.rglob("*") if path.is_file()) if out.exists() else []
    if "Traceback" in said:
        frames = re.findall(r'File ".*/baspa/(\S+)", line \d+, in (\w+)', said)
        last = next(
            (text for text in reversed(said.splitlines()) if re.match(r"\w[\w.]*(Error|Exception|Warning)?: ", text)),
            "",
        )
        return Verdict(seed, "traceback", f"{':'.join(frames[-1]) if frames else '?'}: {last[:90]}", kinds)
    if (found := re.search(rf"^.*({'|'.join(OF_THE_PRESS)}): .*$", said, re.MULTILINE)) and OWN not in said:
        return Verdict(seed, "press", found[0][:150], kinds)
    if done.returncode not in (0, 1):
        return Verdict(
            seed, "outside" if done.returncode == 3 else "crash", f"{done.returncode} {said.strip()[-120:]}", kinds
        )
    if bool(made) != (done.returncode == 0):
        return Verdict(seed, "untidy", f"exit {done.returncode} with {made}", kinds)
    return Verdict(seed, "refused" if done.returncode else "built", kinds=kinds)
