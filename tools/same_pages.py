"""Hold the pages of PDFs against those that were made before: every letter where it was, and copied as it was.

    tools/same_pages.py BEFORE AFTER                      two PDFs, or two folders of PDFs of the same names
    tools/same_pages.py BEFORE AFTER --books BOOK ...     two checkouts, each of which builds the books

Of each page the letters in the order in which they are drawn, with their places, as PDFium has them; the text that it
copies, with spaces and line ends; and the bounds of what is no text. A line is told with the letter that is furthest
from where it was, pt. `--pictures` has the pages drawn as well, and tells of pixels that are of another colour.
Ends with 1 where two pages differ.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import ImageChops

TOLERANCE = 0.1  # pt, unless `--tolerance` says another
SAME_LINE = 0.5  # pt, between baselines
SCALE = 100 / 72  # of pictures: 100 dpi
OTHER_COLOUR = 96  # of 255: more than smoothing makes of a hundredth of a pixel
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u00ad": "-"})  # PDFium's at a line's end
SHOWN = 5  # differences of a page


class Letter(NamedTuple):
    """A letter and where it stands, pt, from the lower left."""

    letter: str
    x: float
    y: float
    size: float


class DrawnLine(NamedTuple):
    """Letters that stand on one baseline, and follow each other in the drawing."""

    text: str
    letters: tuple[Letter, ...]


class DrawnPage(NamedTuple):
    """What is compared of a page."""

    size: tuple[float, float]
    lines: tuple[DrawnLine, ...]
    copied: str
    others: tuple[tuple[int, tuple[float, ...]], ...]  # kind and bounds of what is no text


def letters(textpage: Any) -> Iterator[Letter]:
    """Yield the letters of a page; spaces are where the letters after them begin."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(textpage.raw)):
        letter = chr(raw.FPDFText_GetUnicode(textpage.raw, index)).translate(HYPHENS)
        if letter.strip():
            raw.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
            yield Letter(letter, x.value, y.value, raw.FPDFText_GetFontSize(textpage.raw, index))


def lines(found: Sequence[Letter]) -> Iterator[DrawnLine]:
    """Yield letters by their lines."""
    number, above = 0, found[0] if found else None

    def line(letter: Letter) -> int:
        nonlocal number, above
        number += above is not None and abs(letter.y - above.y) > SAME_LINE
        above = letter
        return number

    for _, group in groupby(found, line):
        row = tuple(group)
        yield DrawnLine("".join(each.letter for each in row), row)


def others(page: Any) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield the kinds and bounds of images, lines and backgrounds."""
    edges = [ctypes.c_float() for _ in range(4)]
    for number in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(item, *edges):
            yield kind, tuple(edge.value for edge in edges)


def drawn(page: Any) -> DrawnPage:
    """Return what is compared of a page."""
    textpage = page.get_textpage()
    found = tuple(lines(tuple(letters(textpage))))
    copied = textpage.get_text_range().translate(HYPHENS)
    return DrawnPage(page.get_size(), found, copied, tuple(others(page)))


def differences(before: DrawnPage, after: DrawnPage, tolerance: float) -> Iterator[str]:
    """Yield what differs between two pages, line by line."""
    if before.size != after.size:
        yield f"the page is {after.size}, it was {before.size}"
    texts = [[line.text for line in page.lines] for page in (before, after)]
    for tag, *span in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        old, new = before.lines[slice(*span[:2])], after.lines[slice(*span[2:])]
        if tag == "equal":
            yield from filter(None, (moved(*each, tolerance) for each in zip(old, new, strict=True)))
        else:
            yield f"lines {[line.text for line in new]}, they were {[line.text for line in old]}"
    if not same_others(before, after, tolerance):
        yield f"images and lines {after.others}, they were {before.others}"


def moved(before: DrawnLine, after: DrawnLine, tolerance: float) -> str:
    """Return how far the letter of a line is that is furthest from where it was; "" where it is within a tolerance."""
    pairs = zip(before.letters, after.letters, strict=True)
    far, old, new = max((max(abs(b.x - a.x), abs(b.y - a.y), abs(b.size - a.size)), b, a) for b, a in pairs)
    place = f"({new.x:.2f}, {new.y:.2f}) in {new.size:g} pt, it was at ({old.x:.2f}, {old.y:.2f}) in {old.size:g} pt"
    return f"{far:.2f} pt: {new.letter!r} of {after.text!r} stands at {place}" if far > tolerance else ""


def same_others(before: DrawnPage, after: DrawnPage, tolerance: float) -> bool:
    """Tell whether what is no text is where it was."""
    if [kind for kind, _ in before.others] != [kind for kind, _ in after.others]:
        return False
    pairs = zip(before.others, after.others, strict=True)
    return all(abs(b - a) <= tolerance for (_, old), (_, new) in pairs for b, a in zip(old, new, strict=True))


def copied(before: DrawnPage, after: DrawnPage) -> Iterator[str]:
    """Yield the first line that is copied as another one."""
    if before.copied != after.copied:
        pairs = zip(before.copied.splitlines(), after.copied.splitlines(), strict=False)
        old, new = next(((b, a) for b, a in pairs if b != a), ("", "more or fewer lines"))
        yield f"copied as {new!r}, it was {old!r}"


def pictures(before: Any, after: Any) -> Iterator[str]:
    """Yield how many pixels of a page have another colour."""
    images = [page.render(scale=SCALE).to_pil().convert("RGB") for page in (before, after)]
    if images[0].size == images[1].size:
        histogram = ImageChops.difference(*images).convert("L").histogram()
        if other := sum(histogram[OTHER_COLOUR:]):
            yield f"{other} pixels of another colour"


def hold(name: str, before: Path, after: Path, tolerance: float, drawing: bool) -> int:
    """Print where the pages of two PDFs differ; return on how many."""
    with pdfium.PdfDocument(before) as old, pdfium.PdfDocument(after) as new:
        differing = abs(len(old) - len(new))
        if differing:
            print(f"{name}: {len(new)} pages, they were {len(old)}")
        for number in range(min(len(old), len(new))):
            was, now = drawn(old[number]), drawn(new[number])
            found = [*differences(was, now, tolerance), *copied(was, now)]
            found += pictures(old[number], new[number]) if drawing else ()
            differing += bool(found)
            for each in found[:SHOWN]:
                print(f"{name}, page {number + 1}: {each}")
            if len(found) > SHOWN:
                print(f"{name}, page {number + 1}: and {len(found) - SHOWN} more")
        print(f"{name}: {differing} of {len(new)} pages differ", flush=True)
    return differing


def build(checkout: Path, books: Sequence[Path], out: Path) -> Path:
    """Build books with the code of a checkout; return the folder of the PDFs, each in one of its book's name."""
    for book in books:
        command = [sys.executable, "build.py", "pdf", "--book", book.resolve(), "--out", out / book.resolve().name]
        environment = {**os.environ, "PYTHONPATH": str(checkout.resolve())}
        subprocess.run([*command, "--quiet"], cwd=checkout, env=environment, check=False, stderr=subprocess.DEVNULL)
    return out


def pairs(before: Path, after: Path) -> Iterator[tuple[str, Path, Path]]:
    """Yield the PDFs of two folders that have the same names, or the two that are said."""
    if before.is_file():
        yield after.name, before, after
        return
    names = [{str(path.relative_to(folder)) for path in folder.rglob("*.pdf")} for folder in (before, after)]
    for name in sorted(names[0] & names[1]):
        yield name, before / name, after / name
    for name in sorted(names[0] ^ names[1]):
        sys.exit(f"{name} is in one of the two only")


def main() -> int:
    """Hold the PDFs against each other, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--books", type=Path, nargs="+", default=[])
    parser.add_argument("--tolerance", type=float, default=TOLERANCE)
    parser.add_argument("--pictures", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        before, after = asked.before, asked.after
        if asked.books:
            before, after = (build(each, asked.books, Path(made, name)) for each, name in ((before, "0"), (after, "1")))
        return bool(sum(hold(*each, asked.tolerance, asked.pictures) for each in pairs(before, after)))


if __name__ == "__main__":
    sys.exit(main())
