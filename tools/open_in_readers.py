#!/usr/bin/env python3
"""Opens the project's books in reading systems that others wrote, and tells what one of them does not show.

    python tools/open_in_readers.py [--all] [--only essay] [--out build/readers]

epub.js, foliate-js and Readium run in a Chromium without a window (tools/readers/), MuPDF through its Python package;
where calibre is installed, its converter takes the books to AZW3 and back. Pictures go to the folder, one for each
place; it ends with 1 where a reader shows no text, loses words, or asks the network.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

PROJECT = Path(__file__).resolve().parent.parent
BOOKS = {
    "essay": PROJECT / "book",
    "page": PROJECT / "tools" / "readers" / "page",
    "everything": PROJECT / "tests" / "books" / "construct-everything",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCREEN = (390, 620)  # pt: MuPDF's page
SILENT = frozenset(("head", "math", "nav"))  # of a document: what readers show in ways of their own, or not
PATIENCE = 300  # s


def main() -> int:
    """Build the books, open them in each reader; return 1 where one has faults."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--all", action="store_true", help="both sizes by day, by night and in sepia")
    asked.add_argument("--only", choices=BOOKS, action="append", help="one of the books")
    asked.add_argument("--out", type=Path, default=PROJECT / "build" / "readers", help="where pictures go")
    said = asked.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("Chromium is needed, and is not installed")
    count = 0
    for name, folder in ((name, BOOKS[name]) for name in said.only or BOOKS):
        out = said.out / name
        out.mkdir(parents=True, exist_ok=True)
        epub = build(folder, out)
        for reader, fault in (*in_browser(epub, out, browser, said.all), *in_mupdf(epub, out), *in_calibre(epub)):
            print(f"{name}: {reader}: {fault or 'no fault'}", flush=True)
            count += bool(fault)
    print(f"pictures are in {said.out}")
    return int(count > 0)


def build(folder: Path, out: Path) -> Path:
    """Return the e-book of a folder, made now."""
    command = [sys.executable, str(PROJECT / "build.py"), "epub", "-q", "--book", str(folder), "--out", str(out)]
    subprocess.run(command, check=True, timeout=PATIENCE)
    return next(out.glob("*.epub"))


def in_browser(epub: Path, out: Path, browser: str, everything: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in each reader that runs in a browser, "" for nothing."""
    script = PROJECT / "tools" / "readers" / "readers.mjs"
    command = ["node", str(script), str(epub), str(out), browser, *(["all"] if everything else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    if not runs or (done.returncode and not any(run["faults"] for run in runs)):
        yield "browser", done.stderr.strip() or "nothing was opened"
    for run in runs:
        yield f"{run['reader']}, {run['size']}, {run['theme']}, {run['ms']} ms", "; ".join(run["faults"])


def in_mupdf(epub: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong in MuPDF, of which each page is drawn."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    with pymupdf.open(epub) as document:
        document.layout(width=SCREEN[0], height=SCREEN[1], fontsize=11)
        shown = []
        for number, page in enumerate(document, 1):
            shown.append(page.get_text())
            page.get_pixmap(dpi=72).save(out / f"mupdf-{number:03}.png")
    yield f"MuPDF, {len(shown)} pages", lost(words_of(epub), "".join(shown))


def in_calibre(epub: Path) -> Iterator[tuple[str, str]]:
    """Yield what is lost on the way to AZW3 and back, where calibre's converter is installed."""
    if not shutil.which("ebook-convert"):
        return
    with tempfile.TemporaryDirectory() as folder:
        steps = [epub, Path(folder) / "book.azw3", Path(folder) / "back.epub"]
        for source, target in pairwise(steps):
            command = ["ebook-convert", str(source), str(target)]
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        yield "calibre, to AZW3 and back", lost(words_of(epub), words_of(steps[-1]))


def words_of(epub: Path) -> str:
    """Return the text of all documents of an e-book but its navigation; formulas are left out."""
    with zipfile.ZipFile(io.BytesIO(epub.read_bytes())) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".html"))]
        return " ".join(" ".join(spoken(ET.fromstring(archive.read(name)))) for name in names)  # noqa: S314  our own


def spoken(element: ET.Element) -> Iterator[str]:
    """Yield the texts of an element that a reader is to show."""
    name = str(element.tag).rpartition("}")[2]
    if name not in SILENT:
        yield element.text or ""
        for child in element:
            yield from spoken(child)
            yield child.tail or ""


def lost(text: str, shown: str) -> str:
    """Say which letters of a text are missing, "" where none is: order and spaces are the reader's."""
    missing = Counter(re.findall(r"\w", text)) - Counter(re.findall(r"\w", shown))
    return f"{missing.total()} letters are lost: {''.join(sorted(missing))[:60]}" if missing else ""


if __name__ == "__main__":
    sys.exit(main())
