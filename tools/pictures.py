"""Make the pictures of the README from dist/: pages, a sheet, the e-book in a browser; and those of docs/ebook.md.

python tools/pictures.py             (after `make book`; needs poppler-utils and chromium)
python tools/pictures.py readers     (after `make test-readers ALL=1`)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
DIST, IMAGES = ROOT / "dist", ROOT / "docs" / "images"
FLAGS = ("headless", "no-sandbox", "disable-gpu", "hide-scrollbars", "disable-background-networking")
BROWSER = ["chromium", *(f"--{flag}" for flag in FLAGS)]
GROUND, GAP = (214, 210, 203), 16
COLOURS = 128
READERS = ("epubjs", "foliate", "readium")  # a row each
LOOKS = {"phone-light": 150, "phone-dark": 150, "tablet-light": 225, "tablet-dark": 225}  # px: how wide each is shown
GREYS = 6  # evenly from black to white


def pages(pdf: Path, numbers: tuple[int, ...], dpi: int, room: Path) -> list[Image.Image]:
    """Return pages of a PDF as pictures."""
    found = []
    for number in numbers:
        name = room / f"{pdf.stem}-{number}"
        where = ["-f", str(number), "-l", str(number)]
        subprocess.run(["pdftoppm", "-r", str(dpi), *where, "-singlefile", "-png", str(pdf), str(name)], check=True)
        found.append(Image.open(name.with_suffix(".png")).convert("RGB"))
    return found


def screens(epub: Path, names: tuple[tuple[str, bool], ...], room: Path) -> list[Image.Image]:
    """Return documents of an EPUB as a browser shows them, light or dark."""
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(room)
    found = []
    for name, dark in names:
        shot = room / f"{name}-{dark}.png"
        scheme = [f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
        address = (room / "EPUB" / name).as_uri()
        options = ["--window-size=420,640", f"--screenshot={shot}", f"--user-data-dir={room}/profile", *scheme]
        subprocess.run([*BROWSER, *options, address], check=True, capture_output=True)
        found.append(Image.open(shot).convert("RGB"))
    return found


def row(pictures: list[Image.Image], name: str) -> None:
    """Save pictures side by side."""
    width = sum(p.width + GAP for p in pictures) + GAP
    sheet = Image.new("RGB", (width, max(p.height for p in pictures) + 2 * GAP), GROUND)
    x = GAP
    for picture in pictures:
        sheet.paste(picture, (x, GAP))
        x += picture.width + GAP
    sheet.quantize(COLOURS).save(IMAGES / name, optimize=True)


def contact_sheet(folder: Path, spot: str, name: str) -> None:
    """Save what each reader shows of a place of a book, on a phone and a tablet, light and dark; a row each."""
    shown = [[Image.open(folder / f"{reader}-{look}-{spot}.png").convert("L") for look in LOOKS] for reader in READERS]
    small = [
        [p.resize((w, p.height * w // p.width)) for p, w in zip(row, LOOKS.values(), strict=True)] for row in shown
    ]
    height = max(p.height for p in small[0])
    size = sum(LOOKS.values()) + GAP * (len(LOOKS) + 1), (height + GAP) * len(small) + GAP
    sheet = Image.new("L", size, GROUND[1])
    for number, pictures in enumerate(small):
        x = GAP
        for picture in pictures:
            sheet.paste(picture, (x, GAP + number * (height + GAP)))
            x += picture.width + GAP
    few = sheet.point(lambda grey: round(grey * (GREYS - 1) / 255) * 255 // (GREYS - 1))
    few.quantize(GREYS).save(IMAGES / name, optimize=True)


def main() -> None:
    """Make all three pictures, or those of readers."""
    if sys.argv[1:] == ["readers"]:
        contact_sheet(ROOT / "build" / "readers" / "essay", "contents", "readers-essay.png")
        contact_sheet(ROOT / "build" / "readers" / "page", "first", "readers-page.png")
        return
    (book,) = (p for p in DIST.glob("*.pdf") if not p.stem.endswith("-booklet"))
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        row(pages(book, (1, 3, 5), 72, room), "pages.png")
        row(pages(book.with_stem(f"{book.stem}-booklet"), (5,), 72, room), "sheet.png")
        shown = (("cover.xhtml", False), ("c5.xhtml", False), ("c5.xhtml", True))
        row(screens(book.with_suffix(".epub"), shown, room), "ebook.png")


if __name__ == "__main__":
    main()
