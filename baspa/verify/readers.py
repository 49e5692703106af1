"""What a shop or a reading program does not take of an e-book that was built, told where the manuscript has it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from baspa.model.book import Book
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.readers.rules import Reader
from baspa.untrusted.raster.decoding import decoded
from baspa.verify.held.epub import OPF, EpubPackage, elements, package

TYPE = "{http://www.idpf.org/2007/ops}type"
FACTS = Place("book.toml")
MILLION, THOUSAND = 1_000_000, 1000


def unfit(data: bytes, book: Book, readers: Sequence[Reader]) -> Problems:
    """Return what readers do not take of an EPUB: B299 and B301 to B305, warnings and notes."""
    read = BuiltEbook(data, book)
    checks = (large_book, large_documents, pictures, wide_tables, cover, styles, deep_contents, notes_apart)
    return tuple(problem for reader in readers for check in checks for problem in check(read, reader))


@dataclass(frozen=True)
class BuiltEbook:
    """An e-book that was built, and the book that it was built of."""

    data: bytes
    book: Book

    @cached_property
    def read(self) -> tuple[EpubPackage, dict[str, bytes]]:
        """The package document, and the files by their names beside it."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            found = package(archive)
            return found, {name: archive.read(posixpath.join(found.folder, name)) for name in found.files}

    @property
    def content(self) -> dict[str, bytes]:
        """Its files, by their names beside the package document."""
        return self.read[1]

    @property
    def items(self) -> list[ET.Element]:
        """The items of its manifest."""
        return list(self.read[0].root.iter(f"{OPF}item"))

    @cached_property
    def documents(self) -> dict[str, ET.Element]:
        """The trees of its documents, by name."""
        return {name: elements(data) for name, data in self.content.items() if name.endswith(".xhtml")}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where each block stands in the manuscript, by its id."""
        return {block.id: block.place for chapter in self.book.chapters for block in chapter.blocks}

    def place(self, element: ET.Element) -> Place:
        """Return where the first block of an element stands in the manuscript."""
        return next((self.places[e.get("id", "")] for e in element.iter() if e.get("id") in self.places), FACTS)


def warning(
    place: Place, code: str, reader: Reader, said: str, hint: str, severity: Severity = Severity.WARNING
) -> Problem:
    """Return what is told of one reader."""
    return Problem(place, code, f"for {reader.name}: {said}", hint, severity)


def large_book(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B299 for a file that is not taken for its size."""
    if 0 < reader.book_bytes < len(read.data):
        size, most = len(read.data) / MILLION, reader.book_bytes / MILLION
        said = f"the e-book has {size:.0f} MB; it takes {most:.0f}"
        yield warning(FACTS, "B299", reader, said, "smaller pictures make it smaller")


def large_documents(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B301 for a document that is not read, or slowly."""
    for name, root in read.documents.items():
        size = len(read.content[name])
        if 0 < reader.document_bytes < size:
            said = f"a chapter has {size / THOUSAND:.0f} kB; it reads {reader.document_bytes / THOUSAND:.0f}: {name}"
            yield warning(read.place(root), "B301", reader, said, "make two chapters of it")


def pictures(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B302 for a picture that is not shown, by its type, bytes or pixels."""
    kinds = {item.get("href", ""): item.get("media-type", "") for item in read.items}
    for picture in read.book.pictures:
        if picture.name in read.content:
            for fault in picture_faults(read.content[picture.name], kinds[picture.name], reader):
                said = f'the picture "{picture.path}" {fault}'
                yield warning(picture.place, "B302", reader, said, "save it smaller, as JPEG or PNG")


def picture_faults(data: bytes, kind: str, reader: Reader) -> Iterator[str]:
    """Yield why a picture is not shown."""
    if reader.image_types and kind not in reader.image_types:
        yield f"is {kind}, which it does not show"
    if 0 < reader.image_bytes < len(data):
        yield f"has {len(data) / MILLION:.1f} MB; it takes {reader.image_bytes / MILLION:.1f}"
    if reader.image_pixels and kind != "image/svg+xml":
        width, height = decoded(data, kind).size
        if width * height > reader.image_pixels:
            most = reader.image_pixels / MILLION
            yield f"has {width} × {height} pixels; it takes {most:.1f} million"


def wide_tables(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B303 for a table with more columns than can be read."""
    for root in read.documents.values():
        for table in root.iter("table"):
            columns = max((sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")), default=0)
            if 0 < reader.table_columns < columns:
                said = f"a table has {columns} columns; its screens show {reader.table_columns}"
                yield warning(read.place(table), "B303", reader, said, "make two of it, or turn rows into columns")


def cover(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B304 for a cover that is too small or too large."""
    for item in read.items:
        if reader.cover_least and "cover-image" in item.get("properties", "").split():
            size = decoded(read.content[item.get("href", "")], item.get("media-type", "")).size
            bounds = tuple(zip(reader.cover_least, size, reader.cover_most, strict=True))
            if not all(least <= side <= most for least, side, most in bounds):
                least, most = (" × ".join(map(str, each)) for each in (reader.cover_least, reader.cover_most))
                said = f"the cover has {size[0]} × {size[1]} pixels; it takes from {least} to {most}"
                yield warning(FACTS, "B304", reader, said, "save it in another size")


def styles(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B305 for a function of CSS with which a book does not open."""
    sheets = [data.decode(errors="replace") for name, data in read.content.items() if name.endswith(".css")]
    for name in reader.css_functions_not:
        if any(re.search(rf"(?<![\w-]){name}\(", sheet) for sheet in sheets):
            said = f"it opens no book with {name}() in its style sheets"
            yield warning(Place("styles/epub.css"), "B305", reader, said, "write the value that it has")


def deep_contents(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B305 for contents of more levels than are shown."""
    navs = (nav for root in read.documents.values() for nav in root.iter("nav") if nav.get(TYPE) == "toc")
    levels = max((depth(nav) for nav in navs), default=0)
    if 0 < reader.contents_levels < levels:
        said = f"the contents have {levels} levels; it shows {reader.contents_levels}"
        yield warning(FACTS, "B305", reader, said, f"[epub] contents = {reader.contents_levels}")


def depth(element: ET.Element) -> int:
    """Return how many lists stand in each other."""
    return (element.tag == "ol") + max(map(depth, element), default=0)


def notes_apart(read: BuiltEbook, reader: Reader) -> Iterator[Problem]:
    """Yield B305, a note, for the first call of a note that stands in another document."""
    links = ((link, root) for root in read.documents.values() for link in root.iter("a"))
    apart = [root for link, root in links if link.get(TYPE) == "noteref" and link.get("href", "")[:1] != "#"]
    if apart and not reader.notes_apart:
        said = "notes at the end of the book are followed as links, and do not open above the text"
        yield warning(read.place(apart[0]), "B305", reader, said, "notes of a chapter do", Severity.NOTE)
