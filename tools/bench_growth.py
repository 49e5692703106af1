"""Measure how the cost of a build grows with the book: `make bench`.

    tools/bench_growth.py [--book DIR] [--copies N]

The book is made of N copies of another one's chapters (the essay's forty times), then of twice and four times as many;
each is built in a fresh process. Cost that grows in a straight line is the same for each page of all three. What a book
of a few words takes, for Python and its libraries, is the same for all, and is taken off before the cost is divided.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pikepdf

PROJECT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\(([\w./-]+)\.md")
IDENTIFIER = re.compile(r"\{#([\w-]+)\}")
CHAPTERS = re.compile(r"^chapters\s*=\s*\[.*?\]", re.DOTALL | re.MULTILINE)


def copies(book: Path, folder: Path, count: int) -> None:
    """Write a book of so many copies of a book's chapters; ids and links between chapters are those of their copy."""
    shutil.copytree(book, folder)
    text = (book / "book.toml").read_text(encoding="utf-8")
    names = []
    for copy in range(count):
        for chapter in tomllib.loads(text)["chapters"]:
            name = chapter.replace(".md", f"-{copy}.md")
            source = (book / chapter).read_text(encoding="utf-8")
            source = IDENTIFIER.sub(rf"{{#\1-{copy}}}", LINK.sub(rf"](\1-{copy}.md", source))
            (folder / name).write_text(source, encoding="utf-8")
            names.append(name)
        for chapter in tomllib.loads(text)["chapters"] if copy == 0 else ():
            (folder / chapter).unlink()
    listed = "chapters = [" + ", ".join(f'"{name}"' for name in names) + "]"
    (folder / "book.toml").write_text(CHAPTERS.sub(listed, text, count=1), encoding="utf-8")


def few_words(folder: Path) -> None:
    """Write a book of one page."""
    folder.mkdir()
    (folder / "book.toml").write_text('title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n', encoding="utf-8")
    (folder / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")


def build(folder: Path, out: Path) -> tuple[int, float, float]:
    """Build a book; return its pages, the processor time, s, and the memory of the largest process, MiB."""
    command = [sys.executable, __file__, "--build", str(folder), str(out)]
    seconds, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-2:]
    with pikepdf.open(next(path for path in out.glob("*.pdf") if not path.stem.endswith("-booklet"))) as pdf:
        return len(pdf.pages), float(seconds), float(memory)


def build_here(folder: str, out: str) -> None:
    """Build a book and print what its processes took."""
    subprocess.run([sys.executable, PROJECT / "build.py", "--quiet", "--book", folder, "--out", out], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Print the cost of each page at one, two and four times the book."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=PROJECT / "book")
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--build", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build_here(*options.build)
        return
    with tempfile.TemporaryDirectory() as folder:
        few_words(Path(folder, "book"))
        _, least_seconds, least_memory = build(Path(folder, "book"), Path(folder, "out"))
    print(f"a book of a few words: {least_seconds:.1f} s, {least_memory:.0f} MiB")
    print(f"{'copies':>8}{'pages':>8}{'CPU time':>12}{'a page':>12}{'memory':>12}{'a page':>12}")
    for times in (1, 2, 4):
        with tempfile.TemporaryDirectory() as folder:
            copies(options.book, Path(folder, "book"), times * options.copies)
            pages, seconds, memory = build(Path(folder, "book"), Path(folder, "out"))
        time, room = 1000 * (seconds - least_seconds) / pages, 1024 * (memory - least_memory) / pages
        each = f"{time:9.1f} ms{memory:8.0f} MiB{room:8.0f} KiB"
        print(f"{times * options.copies:8}{pages:8}{seconds:10.1f} s{each}")


if __name__ == "__main__":
    main()
