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
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import libcst
from mutmut.mutation.file_mutation import Mutation, create_mutations

PROJECT = Path(__file__).resolve().parent.parent
EQUIVALENT = PROJECT / "tests" / "data" / "equivalent_mutants.tsv"
LEFT_OUT = (".git", ".venv*", ".*_cache", ".hypothesis", "dist", "build", "node_modules")
MOST = 0.05  # of a group, what may go unnoticed
AT_ONCE = 2
MEMORY = 4_000_000  # KiB that the tests of one change may have: one that never ends fills it


class Group(NamedTuple):
    """Modules that are tested together, as patterns, and what pytest is to run for them, the quickest first."""

    modules: str
    tests: str


GROUPS = {
    "lines": Group("lines/*.py", "test_protrusion.py test_breaking.py"),
    "imposition": Group("bind/sheets/imposition.py", "test_imposition.py"),
    "tagging": Group("bind/paper/tagging.py", "test_tagging.py test_pdf.py"),
    "complete": Group(
        "verify/held/complete.py verify/held/reading.py verify/held/sheets.py",
        "test_held.py test_verify.py test_rtl.py::test_what_a_page_may_give_of_a_text test_formats.py",
    ),
    "numbering": Group("apparatus/numbering/*.py", "test_numbering.py"),
    "notes": Group("load/chapter/notes.py", "test_chapter.py test_notes.py"),
    "shelve": Group("shelve.py", "test_shelve.py"),
}
ALL_BOOKS = "tests/test_verify.py::test_whole_files_have_no_fault"  # where one will do


class Mutant(NamedTuple):
    """One change, and the module's text with it."""

    module: str
    line: str  # the first that is changed
    changed: str
    number: int  # of the line
    said: str
    code: str

    def __str__(self) -> str:
        return f"{self.module}:{self.number}: {self.said}"


def changes(place: Path, group: Group) -> Iterator[tuple[str, int, libcst.Module, Mutation]]:
    """Yield mutmut's changes of a group's modules, each with its number in its module."""
    for path in (path for pattern in group.modules.split() for path in sorted((place / "baspa").glob(pattern))):
        name = path.relative_to(place).as_posix()
        tree, found, *_ = create_mutations(name, path.read_text("utf-8"))
        yield from ((name, number, tree, change) for number, change in enumerate(found))


def draw(place: Path, group: Group, seed: int, count: int) -> tuple[int, list[Mutant]]:
    """Return how many changes there are, and those that the seed draws: its hash of each orders them."""
    order = sorted(changes(place, group), key=lambda one: hashlib.sha256(f"{seed} {one[0]} {one[1]}".encode()).digest())
    return len(order), sorted((mutant(*one) for one in order[:count]), key=lambda one: (one.module, one.number))


def mutant(name: str, _: int, tree: libcst.Module, change: Mutation) -> Mutant:
    """Make a change; its line is the first that it changes."""
    code = tree.deep_replace(change.original_node, change.mutated_node).code
    lines = enumerate(zip(tree.code.split("\n"), code.split("\n"), strict=False), 1)
    number, (line, changed) = next((number, pair) for number, pair in lines if pair[0] != pair[1])
    before, after = (" ".join(tree.code_for_node(n).split()) for n in (change.original_node, change.mutated_node))
    return Mutant(name, line.strip(), changed.strip(), number, f"{before} -> {after}", code)


def equivalent() -> Mapping[tuple[str, ...], str]:
    """Return the changes that change nothing, by module, line and changed line, with the reason for each."""
    rows = [line.split("\t") for line in EQUIVALENT.read_text("utf-8").splitlines()[1:]]
    return {tuple(row[:3]): row[3] for row in rows}


def passes(place: Path, group: Group, limit: float) -> bool:
    """Tell whether a group's tests pass in a copy of the project, within a limit of seconds."""
    pytest = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"]
    command = ["sh", "-c", f'ulimit -v {MEMORY}; exec "$@"', "sh", *pytest, f"--deselect={ALL_BOOKS}"]
    command += [f"tests/{test}" for test in group.tests.split()]
    own = os.environ | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    unheard = subprocess.DEVNULL
    run = subprocess.Popen(command, cwd=place, env=own, start_new_session=True, stdout=unheard, stderr=unheard)
    try:
        return run.wait(limit) == 0
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return False


def judge(places: SimpleQueue[Path], one: Mutant, group: Group, limit: float) -> bool:
    """Tell whether a change survives the tests, in a copy that no other change has at the time."""
    place = places.get()
    path = place / one.module
    text = path.read_bytes()
    try:
        path.write_text(one.code, "utf-8")
        return passes(place, group, limit)
    finally:
        path.write_bytes(text)
        places.put(place)


def judged(places: SimpleQueue[Path], group: Group, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Yield each change, and whether it survives. Raises SystemExit where the tests fail without any."""
    place, begin = places.get(), time.monotonic()
    if not passes(place, group, 3600):
        raise SystemExit(f"without any change these tests fail: {group.tests}")
    limit = 60 + 5 * (time.monotonic() - begin)
    places.put(place)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from zip(mutants, pool.map(lambda one: judge(places, one, group, limit), mutants), strict=True)


def tally(places: SimpleQueue[Path], name: str, seed: int, count: int) -> tuple[str, float]:
    """Draw and run the changes of a group, print what is equivalent or survives; return its row, and the share."""
    print(name, flush=True)
    place, known = places.get(), equivalent()
    total, drawn = draw(place, GROUPS[name], seed, count)
    places.put(place)
    for one in (one for one in drawn if one[:3] in known):
        print(f"  equivalent  {one}: {known[one[:3]]}")
    counted = [one for one in drawn if one[:3] not in known]
    survived = 0
    for one in (one for one, lives in judged(places, GROUPS[name], counted) if lives):
        survived += 1
        print(f"  survived  {one}", flush=True)
    share = survived / max(1, len(counted))
    numbers = (total, len(drawn), len(counted) - survived, survived, len(drawn) - len(counted))
    return f"{name:12}" + "".join(f"{number:12}" for number in numbers) + f"{share:12.0%}", share


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
    parser.add_argument("--count", type=int, default=40, help="changes of each group")
    parser.add_argument("--only", choices=GROUPS, action="append", help="a group")
    asked = parser.parse_args()
    print(f"seed {asked.seed}, {asked.count} changes of each group")
    with tempfile.TemporaryDirectory() as folder:
        places = copies(Path(folder))
        rows = [tally(places, name, asked.seed, asked.count) for name in asked.only or GROUPS]
    print(
        f"\n{'':12}" + "".join(f"{head:>12}" for head in ("all", "drawn", "killed", "survived", "equivalent", "share"))
    )
    print("\n".join(row for row, _ in rows))
    return int(any(share > MOST for _, share in rows))


if __name__ == "__main__":
    sys.exit(main())
