"""The books of the tests, each bound once a run, in this process: a build takes a second, a process two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf

from baspa.formats import FORMATS, USUAL
from baspa.house import house_path
from baspa.model.book import Book, Faces
from baspa.model.edition import Artifact, Edition
from baspa.model.problem import Problems
from baspa.press import prepared

PROJECT = Path(__file__).resolve().parents[1]
BOOKS = PROJECT / "tests" / "books"
FOLDERS = {
    "essay": PROJECT / "book",
    "new": house_path("templates", "new"),
    "every-key": BOOKS / "every-key",
    **{folder.name: folder for folder in sorted(BOOKS.glob("construct-*"))},
}


@dataclass(frozen=True)
class Built:
    faces: Faces
    edition: Edition
    made: dict[str, Artifact]
    problems: Problems  # of the manuscript, the layout and the files that were read back

    @property
    def book(self) -> Book:
        return self.faces.whole

    def data(self, name: str) -> bytes:
        return self.made[name].data


def build(folder: Path, formats: Sequence[str] = USUAL) -> Built:
    """Do what the command does, without the processes beside it."""
    faces, edition, problems = prepared(folder, None)
    made: dict[str, Artifact] = {}
    for name in formats:
        made[name], found = FORMATS[name].bind(edition, made)
        problems += found + FORMATS[name].verify(made[name], faces, made)
    return Built(faces, edition, made, problems)


@cache
def built(name: str) -> Built:
    return build(FOLDERS[name])


def write(folder: Path, text: str = "# One\n\nText.\n", toml: str = "", **files: str | bytes) -> Path:
    """Write a miniature book of one chapter, one.md, in English; `toml` is added to book.toml."""
    book_toml = 'title = "T"\nlanguage = "en"\nchapters = ["one.md"]\n' + toml
    for name, data in {"book.toml": book_toml, "one.md": text, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


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
