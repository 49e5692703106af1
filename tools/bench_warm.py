"""How long an edit takes: until its page is shown by a press that stays warm, and until the command has built it again.

    python tools/bench_warm.py [--book DIR] [--rounds N]

Each round adds a sentence to a paragraph. Of the essay, and of DIR if given, in which the chapter of about 22 pages and
the longest are edited. Printed are the medians, wall and processor time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from baspa.kept.store import Store
from baspa.warm import WarmPress

PROJECT = Path(__file__).resolve().parent.parent
USUAL = 22  # pages of a chapter
Took = tuple[float, float]  # wall and processor time, s


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, help="folder of a long book in chapters that begin on new pages")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| | wall time | CPU time |\n|---|--:|--:|")
    for book in filter(None, (PROJECT / "book", options.book)):
        with tempfile.TemporaryDirectory() as room:
            folder = Path(room) / "book"
            shutil.copytree(book, folder)
            for name, took in (*shown(folder, Path(room), options.rounds), *built(folder, Path(room), options.rounds)):
                wall, cpu = (statistics.median(each) for each in zip(*took, strict=True))
                print(f"| {book.name}: {name} | {wall:.2f} s | {cpu:.2f} s |", flush=True)


def shown(folder: Path, room: Path, rounds: int) -> Iterator[tuple[str, list[Took]]]:
    """Yield what was edited, and how long each of its pages took to be shown."""
    warm = WarmPress(folder, Store(kept(room), b"bench"))
    warm.pages()
    lengths = {path: pages_of(warm, path) for path in sorted((folder / "text").glob("*.md"))}
    usual = min(lengths, key=lambda each: abs(lengths[each] - USUAL))
    for path in dict.fromkeys((usual, max(lengths, key=lengths.__getitem__))):

        def edit_and_show(path: Path = path) -> None:
            edit(path)
            pages = warm.pages()
            pages.picture(pages.anew[len(pages.anew) // 2])

        edit_and_show()  # what is measured of words is kept from the first on
        yield f"edit to picture, {lengths[path]} pages", [timed(edit_and_show) for _ in range(rounds)]


def pages_of(warm: WarmPress, path: Path) -> int:
    """Return how many pages are laid out when a chapter is edited."""
    edit(path)
    return len(warm.pages(whole=False).anew)


def built(folder: Path, room: Path, rounds: int) -> Iterator[tuple[str, list[Took]]]:
    """Yield how long the command takes: with nothing kept, with all kept, after an edit."""
    path = max((folder / "text").glob("*.md"), key=lambda each: each.stat().st_size)
    command = (sys.executable, str(PROJECT / "build.py"), "--quiet", "--book", str(folder), "--out", str(room / "out"))
    own = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}  # or no byte code is kept
    environment = {**own, "XDG_CACHE_HOME": str(room / "cache")}

    def build() -> None:
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    def edit_and_build() -> None:
        edit(path)
        build()

    yield "the command, nothing kept", [timed(build)]
    yield "the command, unchanged", [timed(build) for _ in range(rounds)]
    yield "the command, after an edit", [timed(edit_and_build) for _ in range(rounds)]


def kept(room: Path) -> Path:
    """Return a folder for what a warm press keeps."""
    folder = room / "kept"
    folder.mkdir()
    return folder


def edit(path: Path) -> None:
    """Add a sentence to the longest paragraph of a chapter's second half."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    plain = [n for n in range(len(blocks) // 2, len(blocks)) if blocks[n][:1].isalpha()] or [len(blocks) - 1]
    longest = max(plain, key=lambda n: len(blocks[n]))
    blocks[longest] = f"{blocks[longest].rstrip()} Added."
    path.write_text("\n\n".join(blocks), encoding="utf-8")


def timed(action: Callable[[], None]) -> Took:
    """Do something, and return what it took, its processes' time included."""
    wall, before = time.perf_counter(), os.times()
    action()
    after = os.times()
    return time.perf_counter() - wall, sum(after[:4]) - sum(before[:4])


if __name__ == "__main__":
    main()
