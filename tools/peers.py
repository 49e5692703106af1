"""What the press is measured against, in an environment of its own that is made when it is first asked for.

Pandoc and Typst are what lock/bench.txt pins, to the byte. The environment stands in the user's cache folder, one for
each lock and Python; an unfinished one is made anew.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
LOCK = PROJECT / "lock" / "bench.txt"
PINNED = re.compile(r"^([\w-]+)==([\w.]+)", re.MULTILINE)
WHERE = "import pypandoc; print(pypandoc.get_pandoc_path()); print(pypandoc.get_pandoc_version())"
COMPILE = "import sys, typst; typst.compile(*sys.argv[1:3], root=sys.argv[3], font_paths=[sys.argv[4]])"
LOOKS = ("--variable=papersize=a5", "--variable=fontsize=10pt", "--variable=header-includes=#set par(justify: true)")

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The programs, and what they are."""

    python: str  # has typst
    pandoc: str
    versions: str

    def typst(self, source: Path, pdf: Path, root: Path) -> Command:
        """Return what makes a PDF of Typst's source; pictures come from below `root`, the press's fonts are known."""
        return (self.python, "-c", COMPILE, str(source), str(pdf), str(root), str(PROJECT / "styles" / "fonts"))

    def paper(self, book: Path, pdf: Path) -> tuple[Command, Command]:
        """Return what makes an A5 PDF of a book's chapters: a file beside them, where pictures are found, and of it."""
        source = manuscript_folder(book) / "peer.typ"
        asked = ("--quiet", "--standalone", "--toc", *LOOKS, "--to=typst", f"--output={source}")
        return (self.pandoc, *asked, *manuscript(book)), self.typst(source, pdf, book)

    def ebook(self, book: Path, epub: Path) -> Command:
        """Return what makes an EPUB of a book's chapters."""
        return (self.pandoc, "--quiet", "--toc", f"--output={epub}", *manuscript(book))


def said(book: Path) -> dict[str, Any]:
    """Return what book.toml says."""
    return tomllib.loads((book / "book.toml").read_text(encoding="utf-8"))


def manuscript_folder(book: Path) -> Path:
    """Return the folder of a book's first chapter: pandoc runs there."""
    return (book / said(book)["chapters"][0]).parent


def manuscript(book: Path) -> Iterator[str]:
    """Yield pandoc's words for a book's title, its language and its chapters."""
    asked, folder = said(book), manuscript_folder(book)
    yield f"--metadata=title={asked['title']}"
    yield f"--metadata=lang={asked['language']}"
    yield from (os.path.relpath(book / chapter, folder) for chapter in asked["chapters"])


def cache() -> Path:
    """Return the folder of what is kept from one measurement to the next, as the XDG Base Directories have it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "baspa-bench"


def peers() -> Peers:
    """Return the peers, installed if they are not yet. Leaves with pip's words where that fails."""
    text = LOCK.read_text(encoding="utf-8")
    name = hashlib.sha256(f"{sys.version} {text}".encode()).hexdigest()[:12]
    folder = cache() / f"peers-{name}"
    if not (folder / "complete").is_file():
        install(folder, text)
    python = str(folder / "bin" / "python")
    pandoc, version = subprocess.run((python, "-c", WHERE), check=True, capture_output=True, text=True).stdout.split()
    return Peers(python, pandoc, f"pandoc {version}, Typst {dict(PINNED.findall(text))['typst']}")


def install(folder: Path, lock: str) -> None:
    """Make the environment and put into it what the lock says."""
    pinned = ", ".join(" ".join(pin) for pin in PINNED.findall(lock))
    print(f"Installing into {folder}: {pinned}", file=sys.stderr)
    exact = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:")
    for command in (
        (sys.executable, "-m", "venv", "--clear", str(folder)),
        (str(folder / "bin" / "python"), "-m", "pip", "install", *exact, "--requirement", str(LOCK)),
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"the peers could not be installed into {folder}:\n{done.stdout}{done.stderr}")
    (folder / "complete").touch()
