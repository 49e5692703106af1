"""Which files of a book its style sheets and documents may refer to, and what of them refers to anything else."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from baspa.house import house_path
from baspa.model.book import Book
from baspa.untrusted.css import moved, reaches
from baspa.untrusted.embedded import embedded_fault

CHARSET = re.compile(r"\A\ufeff?@charset\s*[\"']utf-?8[\"']\s*;", re.IGNORECASE)  # all are; it counts at the head alone
SHEETS = "styles"  # the folder in which the addresses of a style sheet begin


@dataclass(frozen=True, slots=True)
class Files:
    """The files that an address may lead to."""

    names: frozenset[str]
    base: str = ""  # the folder in which addresses begin

    def path(self, address: str) -> str:
        """Return the path that an address leads to, with "/" and without "..", where it leads into the book."""
        plain = unquote(address.partition("#")[0].partition("?")[0])
        return posixpath.normpath(posixpath.join(self.base, plain))

    def allow(self, address: str) -> bool:
        """Tell whether an address is a part of the same file, one of the files, or has its pixels in itself."""
        if address.startswith("data:"):
            return not embedded_fault(address)
        return address.startswith("#") or self.path(address) in self.names


def files_of_sheets(book: Book) -> Files:
    """Return what a book's style sheets may load: pictures that its text shows, fonts of its own and of the house."""
    house = {f"{SHEETS}/fonts/{path.name}" for path in house_path(SHEETS, "fonts").iterdir()}
    own = {font.resource.path for font in book.fonts}
    return Files(frozenset((*house, *own, *(image.path for image in book.images))), SHEETS)


def for_paper(css: str, book: Book) -> str:
    """Return a style sheet of styles/ with its pictures by the names that they have in the editions."""
    return _placed(css, book, lambda name: name if name.startswith("fonts/") else f"../{name}")


def for_ebook(css: str, book: Book) -> str:
    """Return a style sheet of styles/ for the e-book, where it stands beside fonts/ and the folders of pictures."""
    return _placed(css, book, str)


def _placed(css: str, book: Book, where: Callable[[str], str]) -> str:
    files = files_of_sheets(book)
    names = {path: path.removeprefix(f"{SHEETS}/") for path in files.names}
    names |= {image.path: image.name for image in book.images}

    def place(address: str) -> str:
        name = "" if address.startswith(("#", "data:")) else names.get(files.path(address), "")
        return quote(where(name)) if name else address

    return moved(CHARSET.sub("", css), place)


def sheet_faults(css: str, files: Files) -> Iterator[tuple[int, str]]:
    """Yield what of a style sheet would be loaded from elsewhere, with its line."""
    for reach in reaches(css):
        if reach.word or not files.allow(reach.address):
            yield reach.line, reach.said
