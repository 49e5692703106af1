"""Kill builds at moments that a seed draws, and tell whether files are all old or all new, and nothing is left behind.

    tools/kills.py [--count N] [--seed N] [--book DIR]

Every other build is killed alone, the others with their whole process group, as `kill -9` does it. What is looked at is
the folder of the files, which holds those of an earlier state of the book before each build, and TMPDIR, at most two
seconds later. The nearer to the end of a build, where the files change places, the more moments are drawn. Before each
build a third of what the builds before kept is taken away, and a third is cut short. Ends with 1 where a build left
anything else.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SECONDS = 2  # after which nothing may be left

Files = dict[str, bytes]


@dataclass(frozen=True)
class Place:
    """The folders of the builds: book, files, and what is temporary."""

    book: Path
    out: Path
    temporary: Path
    cache: Path

    def start(self) -> subprocess.Popen[bytes]:
        """Start a build in a group of its own."""
        command = [sys.executable, PROJECT / "build.py", "--quiet", "--book", self.book, "--out", self.out]
        places = {"TMPDIR": str(self.temporary), "XDG_CACHE_HOME": str(self.cache)}
        return subprocess.Popen(command, env={**os.environ, **places}, start_new_session=True, stderr=subprocess.PIPE)

    def files(self) -> Files:
        """Return what is in the folder of the files; a folder has no bytes."""
        return {path.name: path.read_bytes() if path.is_file() else b"" for path in self.out.iterdir()}


def built(place: Place) -> tuple[Files, float]:
    """Build, and return the files and how long that took, s."""
    began = time.monotonic()
    with place.start() as build:
        said = build.communicate()[1].decode()
    if build.returncode:
        sys.exit(f"the book does not build: {said}")
    return place.files(), time.monotonic() - began


def killed(place: Place, old: Files, after: float, kill: Callable[[int, int], None]) -> Files:
    """Start a build where the old files are, kill it after so many seconds; return what is there at the end."""
    shutil.rmtree(place.out)
    place.out.mkdir()
    for name, data in old.items():
        (place.out / name).write_bytes(data)
    with place.start() as build:
        time.sleep(after)
        kill(build.pid, signal.SIGKILL)
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends and (any(place.temporary.iterdir()) or place.files().keys() != old.keys()):
        time.sleep(0.02)
    return place.files()


def wear(place: Place, number: int) -> None:
    """Take away a third of what is kept, and cut a third short; which, changes with the number of the build."""
    for at, path in enumerate(sorted(path for path in place.cache.rglob("*") if path.is_file())):
        if (at + number) % 3 == 0:
            path.unlink()
        elif (at + number) % 3 == 1:
            os.truncate(path, path.stat().st_size // 2)


def moment(seed: int, number: int) -> float:
    """Return when a build is killed, as a share of the time that one takes."""
    drawn = int.from_bytes(hashlib.sha256(f"{seed} {number}".encode()).digest()[:4], "big") / 2**32
    return 1.1 * (1 - drawn**2)


def main() -> None:
    """Kill builds, and print what they left."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--book", type=Path, default=PROJECT / "book")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name, "book"), Path(name, "dist"), Path(name, "temporary"), Path(name, "cache"))
        shutil.copytree(options.book, place.book)
        place.temporary.mkdir()
        new, seconds = built(place)
        old = dict.fromkeys(new, b"old")
        found = {"old": 0, "new": 0, "left": 0}
        for number in range(options.count):
            kill = os.killpg if number % 2 else os.kill
            wear(place, number)
            there = killed(place, old, moment(options.seed, number) * seconds, kill)
            state = {str(old): "old", str(new): "new"}.get(str(there), "left") if clean(place) else "left"
            found[state] += 1
            if state == "left":
                print(f"build {number}, {kill.__name__}: {sorted(there)}, {sorted(place.temporary.iterdir())}")
    print(", ".join(f"{state}: {count}" for state, count in found.items()))
    sys.exit(bool(found["left"]))


def clean(place: Place) -> bool:
    """Tell whether nothing temporary is there."""
    return not any(place.temporary.iterdir())


if __name__ == "__main__":
    main()
