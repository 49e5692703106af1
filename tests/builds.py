"""The books of the tests, and the one door to the press's steps; of a book only the formats that a test reads are made.

`built` gives a book of the project, made once a state of the code (tests/kept.py); `build` makes one anew.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pikepdf
from kept import PROJECT, content, press

from baspa.formats import EVERY, USUAL, Format
from baspa.house import house_path
from baspa.kept.store import NOTHING_KEPT
from baspa.model.book import Book, Chapter, Face, Faces
from baspa.model.edition import Artifact, Edition
from baspa.model.problem import Problems

if TYPE_CHECKING:
    from baspa.load.chapter import Cites

BOOKS = PROJECT / "tests" / "books"
FOLDERS = {
    "essay": PROJECT / "book",
    "new": house_path("templates", "new"),
    "every-key": BOOKS / "every-key",
    **{folder.name: folder for folder in sorted(BOOKS.glob("construct-*"))},
}

Value = TypeVar("Value")
Keep = Callable[[str, Callable[[], Value]], Value]


# The steps.


def load(folder: Path) -> tuple[Book | None, Problems]:
    """Read a book, with its numbers, citations and index."""
    from baspa.press import loaded

    return loaded(folder)


def read_chapter(
    number: int, path: str, source: str, language: str, smart: bool = True, cites: "Cites" = ""
) -> tuple[Chapter, Problems]:
    """Read a file that has one chapter."""
    from baspa.load.chapter import read_chapters

    (chapter,), problems = read_chapters(number, path, source, language, smart, cites)
    return chapter, problems


def read(folder: Path) -> tuple[Faces | None, Problems]:
    """Read and check a book."""
    from baspa.press import read

    return read(folder)


def check(book: Book) -> Problems:
    from baspa.check import check
    from baspa.edition import faces

    return check(faces(book))


def face(book: Book, which: Face) -> Book:
    """Return the book as one face has it, with its notes numbered and placed."""
    from baspa.edition import faces

    return faces(book).of(which)


def typeset(book: Book, epoch: datetime.date | None = None) -> Edition:
    from baspa.edition import faces
    from baspa.typeset import typeset

    return typeset(faces(book), epoch)


def bind(name: str, edition: Edition, made: Mapping[str, Artifact] | None = None) -> tuple[Artifact, Problems]:
    """Bind one format."""
    return EVERY[name].bind(edition, made or {}, NOTHING_KEPT)


def verify(artifact: Artifact, book: Book, made: Mapping[str, Artifact] | None = None) -> Problems:
    """Hold a finished file against the book."""
    from baspa.edition import faces

    return EVERY[artifact.format].verify(artifact, faces(book), made or {}, NOTHING_KEPT)


# Whole books.


class Built(Mapping[str, Artifact]):
    """A book and its formats; each of them, and the steps before it, is made when it is first asked for."""

    def __init__(self, folder: Path, formats: tuple[str, ...], keep: Keep) -> None:
        self.folder, self.formats, self.keep = folder, formats, keep
        self.bound: dict[str, tuple[Artifact, Problems]] = {}

    @cached_property
    def read(self) -> tuple[Faces, Problems]:
        faces, problems = self.keep("read", lambda: read(self.folder))
        assert faces is not None, problems
        return faces, problems

    @property
    def faces(self) -> Faces:
        return self.read[0]

    @property
    def book(self) -> Book:
        return self.faces.whole

    @cached_property
    def edition(self) -> Edition:
        from baspa.typeset import typeset

        return self.keep("edition", lambda: typeset(self.faces))

    def bind(self, name: str) -> tuple[Artifact, Problems]:
        """Bind one format, and hold it against the book."""
        if name not in self.bound:
            self.bound[name] = self.keep(name, lambda: self.bind_anew(EVERY[name]))
        return self.bound[name]

    def bind_anew(self, form: Format) -> tuple[Artifact, Problems]:
        artifact, problems = form.bind(self.edition, self, NOTHING_KEPT)
        return artifact, problems + form.verify(artifact, self.faces, self, NOTHING_KEPT)

    def __getitem__(self, name: str) -> Artifact:
        return self.bind(name)[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.formats)

    def __len__(self) -> int:
        return len(self.formats)

    @property
    def made(self) -> Mapping[str, Artifact]:
        return self

    @property
    def problems(self) -> Problems:
        """Return those of the manuscript, and of all formats: of the layout and of what was read back."""
        return (*self.read[1], *(problem for name in self.formats for problem in self.bind(name)[1]))

    def data(self, name: str) -> bytes:
        return self[name].data


def build(folder: Path, formats: tuple[str, ...] = USUAL) -> Built:
    """Make a book as the command does, without the processes."""
    return Built(folder, formats, lambda _, make: make())


@cache
def built(name: str, formats: tuple[str, ...] = USUAL) -> Built:
    """Return a book of the project, from the shelf where it has been made already."""
    key = content(FOLDERS[name])
    return Built(FOLDERS[name], formats, lambda part, make: press().get(f"{key}-{part}", make))


def write(folder: Path, text: str = "# One\n\nText.\n", toml: str = "", **files: str | bytes) -> Path:
    """Write a miniature book of one chapter, one.md, in English; `toml` is added to book.toml."""
    book_toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n' + toml
    for name, data in {"book.toml": book_toml, "one.md": text, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def name_tree(node: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Yield the keys and values of a name tree, leaf by leaf."""
    flat = list(node.get("/Names", []))
    yield from zip(flat[::2], flat[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from name_tree(kid)


def kids(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Return the kids of a structure element that are no numbers: elements, and references to annotations."""
    found = element.get("/K", [])
    found = list(found) if isinstance(found, (pikepdf.Array, list)) else [found]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary)]


def elements(element: pikepdf.Object, path: tuple[str, ...] = ()) -> Iterator[tuple[pikepdf.Object, tuple[str, ...]]]:
    """Yield a structure element and those below it, each with the types of those above it."""
    yield element, path
    for kid in kids(element):
        if "/S" in kid:
            yield from elements(kid, (*path, str(element.S)))


def structure(pdf: pikepdf.Pdf) -> list[tuple[pikepdf.Object, tuple[str, ...]]]:
    """Return every structure element of a PDF in its order."""
    return list(elements(pdf.Root.StructTreeRoot.K[0]))
