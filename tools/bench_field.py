"""All that the bench measures, and what it needs before it can run."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bench_table as tables
import pikepdf
from bench_runs import Contestant
from bench_table import PEERS, Pdf, of
from copies import multiply
from peers import Peers, manuscript_folder

from baspa.model.problem import Failure
from baspa.press import prepared

PROJECT = Path(__file__).resolve().parent.parent
ESSAY = PROJECT / "book"
WEASYPRINT = str(Path(sys.executable).with_name("weasyprint"))


@dataclass(frozen=True, slots=True)
class Press:
    """A state of the press."""

    name: str
    checkout: Path


@dataclass(frozen=True, slots=True)
class Field:
    """All that is measured, in a folder that takes what it needs and what it makes."""

    room: Path
    peers: Peers
    presses: tuple[Press, ...]  # that of today last

    @property
    def caches(self) -> Path:
        """The folder of caches that all have in common."""
        return self.room / "caches"

    def out(self, name: str) -> Path:
        """Return the folder that a contestant writes into."""
        return self.room / hashlib.sha256(name.encode()).hexdigest()[:12]

    def book(self, times: int) -> Path:
        """Return the folder of the long book, so many times over."""
        return self.room / f"book-{times}"

    @property
    def paged(self) -> Path:
        """The folder of the long book with the page numbers of the print book in its e-book."""
        return self.room / "book-paged"

    def peers_book(self, times: int) -> Path:
        """Return the folder of the same for the peers, which write into it."""
        return self.room / f"peers-book-{times}"

    def press(self, press: Press, what: str, words: tuple[str, ...], out: Path, times: int = 0) -> Contestant:
        """Return a press that is asked for something; it finds nothing that it has made or kept before."""
        command = (sys.executable, str(press.checkout / "build.py"), *words)
        return Contestant(of(press.name, what, times), press.checkout, ((command,),), (out, self.caches / "baspa"))

    def build(self, press: Press, what: str, formats: tuple[str, ...], times: int = 0) -> Contestant:
        """Return a press that builds the long book, or the essay."""
        out, book = self.out(of(press.name, what, times)), self.book(times) if times else ESSAY
        words = ("--quiet", *formats, "--book", str(book), "--out", str(out))
        return self.press(press, what, words, out, times)

    def starts(self) -> Iterator[Contestant]:
        """Yield what builds nothing."""
        yield Contestant(of(PEERS, tables.PYTHON), self.room, (((sys.executable, "-c", "pass"),),))
        new = self.room / "new"
        words = (("--help",), ("formats",), ("new", str(new)), ("check", "--book", str(ESSAY)))
        for what, asked in zip(tables.STARTS, words, strict=True):
            yield from (self.press(press, what, asked, new) for press in self.presses)

    def essay(self) -> Iterator[Contestant]:
        """Yield what makes files of the essay."""
        paper = (WEASYPRINT, "--quiet", "--pdf-variant", "pdf/a-3a", "book.html", "book.pdf")
        yield Contestant(of(PEERS, tables.WEASYPRINT), self.room / "paper", ((paper,),))
        yield from (self.build(press, tables.ESSAY, ()) for press in self.presses)

    def long_book(self) -> Iterator[Contestant]:
        """Yield what makes files of the long book; twice and four times over, the press of today alone."""
        for times in (1, 3):
            yield from self.peers_build(times)
            yield from (self.build(press, tables.BOOK, ("pdf", "epub"), times) for press in self.presses)
        yield from (self.build(press, tables.FORMATS, (), 1) for press in self.presses)
        yield from (self.build(self.presses[-1], tables.BOOK, ("pdf", "epub"), times) for times in (2, 4))
        yield from self.ebooks()

    def ebooks(self) -> Iterator[Contestant]:
        """Yield what makes the EPUB alone, and, by the press of today, one with the pages of the PDF."""
        name = of(PEERS, tables.EBOOK, 1)
        book, out = self.peers_book(1), self.out(name)
        out.mkdir(exist_ok=True)
        yield Contestant(name, manuscript_folder(book), ((self.peers.ebook(book, out / "book.epub"),),))
        yield from (self.build(press, tables.EBOOK, ("epub",), 1) for press in self.presses)
        out = self.out(tables.PAGED)
        words = ("--quiet", "pdf", "epub", "--book", str(self.paged), "--out", str(out))
        yield self.press(self.presses[-1], tables.PAGED, words, out, 1)

    def peers_build(self, times: int) -> Iterator[Contestant]:
        """Yield pandoc with Typst and pandoc, one after the other; of the book itself at the same time as well."""
        book, name = self.peers_book(times), of(PEERS, tables.BOOK, times)
        out, folder = self.out(name), manuscript_folder(book)
        out.mkdir(exist_ok=True)
        paper, ebook = self.peers.paper(book, out / "book.pdf"), self.peers.ebook(book, out / "book.epub")
        yield Contestant(name, folder, ((*paper, ebook),))
        if times == 1:
            yield Contestant(of(PEERS, tables.BOOK_AT_ONCE, 1), folder, (paper, (ebook,)))

    def pages(self) -> Iterator[Contestant]:
        """Yield what draws the first and the last page of three times the book."""
        for who in (PEERS, *(press.name for press in self.presses)):
            path = pdf(self.out(of(who, tables.BOOK, 3)))
            for what, page in ((tables.FIRST, 1), (tables.LAST, looked_at(path).pages)):
                words = ("pdftoppm", "-png", "-singlefile", "-f", str(page), "-l", str(page), str(path), "page")
                yield Contestant(of(who, what, 3), self.room, ((words,),))

    def pdfs(self) -> dict[str, Pdf]:
        """Return the PDFs of the long book that there are, by what made them."""
        names = [of(press.name, tables.BOOK, times) for press in self.presses for times in (1, 2, 3, 4)]
        return {name: looked_at(pdf(self.out(name))) for name in names if self.out(name).is_dir()}


def pdf(folder: Path) -> Path:
    """Return the PDF of a folder that is no booklet."""
    return next(path for path in folder.glob("*.pdf") if not path.stem.endswith("-booklet"))


def looked_at(path: Path) -> Pdf:
    """Return what the table tells of a PDF."""
    with pikepdf.open(path) as opened:
        return Pdf(len(opened.pages), path.stat().st_size)


def prepare(field: Field, book: Path, copies: int) -> None:
    """Write the long book, and for the weasyprint command the essay's HTML, style sheet, images and fonts."""
    for times in (1, 2, 3, 4):
        multiply(book, field.book(times), times * copies)
        shutil.copytree(field.book(times), field.peers_book(times), dirs_exist_ok=True)
    shutil.copytree(field.book(1), field.paged, dirs_exist_ok=True)
    facts = field.paged / "book.toml"
    facts.write_text(with_pages(facts.read_text(encoding="utf-8")), encoding="utf-8")
    try:
        _, edition, _ = prepared(ESSAY, None)
    except Failure as failure:
        sys.exit(str(failure))
    room = field.room / "paper"
    files = {image.path: image.data for image in edition.resources}
    files |= {"book.html": edition.paper.encode(), "styles/paper.css": edition.paper_css.encode()}
    for name, data in files.items():
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_bytes(data)
    shutil.copytree(PROJECT / "styles" / "fonts", room / "styles" / "fonts", dirs_exist_ok=True)


def with_pages(facts: str) -> str:
    """Return a book.toml that asks for the pages of the print book in the e-book."""
    table, key = "[epub]\n", "pages = true\n"
    return facts.replace(table, table + key) if table in facts else f"{facts}\n{table}{key}"


def checkout(commit: str, folder: Path) -> Press:
    """Write the files of a commit into a folder."""
    archive = subprocess.run(("git", "archive", commit), cwd=PROJECT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return Press(commit, folder)
