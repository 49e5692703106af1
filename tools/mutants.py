"""Show which single changes of the code no test notices.

    make mutants                              the changes of each group that the seed draws
    make mutants SEED=7 COUNT=60 ONLY=notes   others, more, of one group

The changes are mutmut's. Each is made in a copy of the project, where the tests of its group are run until one fails;
two changes at a time. One that makes them run far too long counts as noticed. Those that are listed in
tests/data/equivalent_mutants.tsv change nothing that could be noticed: they are neither run nor counted. Ends with 1
where more than one in twenty of a group was not noticed.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import libcst
from mutmut.mutation.file_mutation import Mutation, create_mutations

PROJECT = Path(__file__).resolve().parent.parent
EQUIVALENT = PROJECT / "tests" / "data" / "equivalent_mutants.tsv"
LEFT_OUT = (".git", ".venv*", ".*_cache", ".hypothesis", "dist", "build", "node_modules")
MOST = 0.05  # of a group, what may go unnoticed
AT_ONCE = 2
MEMORY = 4_000_000  # KiB that the tests of one change may have: one that never ends fills it
KILLED, SURVIVED = "killed", "survived"


@dataclass(frozen=True, slots=True)
class Group:
    """Modules that are tested together, as patterns, and what pytest is to run for them, the quickest first."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "lines": Group(("baspa/lines/*.py",), ("tests/test_protrusion.py", "tests/test_breaking.py")),
    "imposition": Group(("baspa/bind/sheets/imposition.py",), ("tests/test_imposition.py",)),
    "tagging": Group(("baspa/bind/paper/tagging.py",), ("tests/test_tagging.py", "tests/test_pdf.py")),
    "complete": Group(
        ("baspa/verify/held/complete.py", "baspa/verify/held/reading.py", "baspa/verify/held/sheets.py"),
        (
            "tests/test_held.py",
            "tests/test_verify.py",
            "tests/test_rtl.py::test_what_a_page_may_give_of_a_text",
            "tests/test_formats.py",
            "--deselect=tests/test_verify.py::test_whole_files_have_no_fault",  # all books, where one will do
        ),
    ),
    "numbering": Group(("baspa/apparatus/numbering/*.py",), ("tests/test_numbering.py",)),
    "notes": Group(("baspa/load/chapter/notes.py",), ("tests/test_chapter.py", "tests/test_notes.py")),
    "shelve": Group(("baspa/shelve.py",), ("tests/test_shelve.py",)),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change, and the module's text with it."""

    module: str
    number: int  # of the line
    line: str
    before: str
    after: str
    code: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the list of equivalent ones knows it by, wherever its line stands."""
        return self.module, self.line, self.before, self.after


@dataclass(frozen=True, slots=True)
class Shares:
    """What became of a group's changes."""

    all: int
    drawn: int
    equivalent: int
    survived: int

    @property
    def share(self) -> float:
        """Return the share that was not noticed of those that count."""
        return self.survived / max(1, self.drawn - self.equivalent)


def draw(place: Path, group: Group, seed: int, count: int) -> tuple[int, list[Mutant]]:
    """Return how many changes there are, and those that the seed draws: its hash of each orders them."""
    modules = (path for pattern in group.modules for path in sorted(place.glob(pattern)))
    found = [each for path in modules for each in changes(place, path)]
    order = sorted(found, key=lambda each: hashlib.sha256(f"{seed} {each[0]} {each[1]}".encode()).digest())
    return len(found), sorted((mutant(*each) for each in order[:count]), key=lambda one: (one.module, one.number))


def changes(place: Path, path: Path) -> list[tuple[str, int, libcst.Module, Mutation]]:
    """Return mutmut's changes of a module, each with its number there."""
    name = path.relative_to(place).as_posix()
    tree, found, *_ = create_mutations(name, path.read_text("utf-8"))
    return [(name, number, tree, change) for number, change in enumerate(found)]


def mutant(name: str, _: int, tree: libcst.Module, change: Mutation) -> Mutant:
    """Make a change; its line is the first that it changes."""
    code = tree.deep_replace(change.original_node, change.mutated_node).code
    pairs = enumerate(zip(tree.code.split("\n"), code.split("\n"), strict=False), 1)
    number, line = next((number, old) for number, (old, new) in pairs if old != new)
    before, after = (" ".join(tree.code_for_node(n).split()) for n in (change.original_node, change.mutated_node))
    return Mutant(name, number, line.strip(), before, after, code)


def equivalent() -> Mapping[tuple[str, ...], str]:
    """Return the changes that change nothing, with the reason for each."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {tuple(row[:4]): row[4] for row in rows[1:]}


def passes(place: Path, tests: Sequence[str], limit: float) -> bool:
    """Tell whether tests pass in a copy of the project, within a limit of seconds."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"]
    command = ["sh", "-c", f'ulimit -v {MEMORY}; exec "$@"', "sh", sys.executable, "-m", "pytest", *options, *tests]
    run = subprocess.Popen(
        command, cwd=place, env=os.environ | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return run.wait(limit) == 0
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return False


def judge(places: SimpleQueue[Path], one: Mutant, tests: Sequence[str], limit: float) -> bool:
    """Tell whether a change survives the tests, in a copy that no other change has at the time."""
    place = places.get()
    path = place / one.module
    text = path.read_bytes()
    try:
        path.write_text(one.code, "utf-8")
        return passes(place, tests, limit)
    finally:
        path.write_bytes(text)
        places.put(place)


def run(places: SimpleQueue[Path], group: Group, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Yield each change, and whether it survives. Raises SystemExit where the tests fail without any."""
    place = places.get()
    begin = time.monotonic()
    if not passes(place, group.tests, 3600):
        raise SystemExit(f"without any change these tests fail: {' '.join(group.tests)}")
    limit = 60 + 5 * (time.monotonic() - begin)
    places.put(place)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from zip(mutants, pool.map(lambda one: judge(places, one, group.tests, limit), mutants), strict=True)


def show(group: Group, seed: int, count: int, places: SimpleQueue[Path]) -> Shares:
    """Draw and run the changes of a group; print those that survive and those that count as equivalent."""
    place = places.get()
    total, drawn = draw(place, group, seed, count)
    places.put(place)
    known = equivalent()
    survived = 0
    for one in (one for one in drawn if one.key in known):
        print(f"  equivalent  {one.module}:{one.number}: {one.before} -> {one.after}: {known[one.key]}")
    for one, lives in run(places, group, [one for one in drawn if one.key not in known]):
        survived += lives
        if lives:
            print(f"  survived  {one.module}:{one.number}: {one.before} -> {one.after}", flush=True)
    return Shares(total, len(drawn), sum(one.key in known for one in drawn), survived)


def copies(folder: Path) -> SimpleQueue[Path]:
    """Copy the project once for each change that runs at the same time."""
    places: SimpleQueue[Path] = SimpleQueue()
    for number in range(AT_ONCE):
        place = folder / str(number)
        shutil.copytree(PROJECT, place, ignore=shutil.ignore_patterns(*LEFT_OUT))
        compileall.compile_dir(place / "baspa", quiet=1)
        places.put(place)
    return places


def main() -> int:
    """Run the groups; return 1 where too many changes survive in one."""
    parser = argparse.ArgumentParser(description="Show which single changes of the code no test notices.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=30, help="changes of each group")
    parser.add_argument("--only", choices=GROUPS, action="append", help="a group")
    asked = parser.parse_args()
    print(f"seed {asked.seed}, {asked.count} changes of each group")
    shares: dict[str, Shares] = {}
    with tempfile.TemporaryDirectory() as folder:
        places = copies(Path(folder))
        for name in asked.only or GROUPS:
            print(name, flush=True)
            shares[name] = show(GROUPS[name], asked.seed, asked.count, places)
    print(f"\n{'':12}{'all':>8}{'drawn':>8}{'equivalent':>12}{'killed':>8}{'survived':>10}")
    for name, one in shares.items():
        killed = one.drawn - one.equivalent - one.survived
        print(f"{name:12}{one.all:8}{one.drawn:8}{one.equivalent:12}{killed:8}{one.survived:10}  {one.share:.0%}")
    return int(any(one.share > MOST for one in shares.values()))


if __name__ == "__main__":
    sys.exit(main())
