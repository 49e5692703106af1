"""Whether book.toml and the text agree on where notes stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baspa.model.book import Book, Face, Faces
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.chapter import parsed
from baspa.tree.names import FACES
from baspa.tree.notes import DIVISION_LINE, has_notes, is_division

NAMES: Mapping[Face, str] = {"print": "on paper", "epub": "in the e-book"}


def numbering(book: Book) -> Iterator[Problem]:
    """Yield B110 for numbers by page of notes that do not stand on the pages of their calls."""
    if book.metadata.notes.numbering == "page" and book.metadata.notes.print != "page":
        said = f'notes at the end of the {book.metadata.notes.print} cannot be numbered by "page"'
        yield Problem(book.place("notes.numbering"), "B110", said, 'number them by "chapter" or through the "book"')


def divisions(faces: Faces) -> Iterator[Problem]:
    """Yield B111 for `::: notes` that a face has already, B112 where nothing comes to it, or not in both its faces."""
    book, standing = faces.whole, {face: list(_divisions(faces.of(face))) for face in FACES}
    twice = {place: places[0] for places in standing.values() for place in places[1:]}
    for place, first in twice.items():
        yield Problem(place, "B111", f"::: notes is there already, at {first}", "take one of the two out")
    having = [face for face in FACES if standing[face]]
    empty = [face for face in having if getattr(book.metadata.notes, face) != "book"]
    if not having:
        return
    first = standing[having[0]][0]
    if not any(map(has_notes, book.chapters)):
        said, hint = "::: notes is empty: the book has no notes", "take it out, or write [^1] where a note belongs"
        yield Problem(first, "B112", said, hint)
    elif empty:
        whole = len(empty) == len(having)
        said = "::: notes is empty" + (": nothing gathers the notes" if whole else f" {NAMES[empty[0]]}")
        wanted = " and ".join(f'{face} = "book"' for face in empty)
        severity = Severity.ERROR if whole else Severity.WARNING
        yield Problem(first, "B112", said, f"write {wanted} into [notes] of book.toml", severity)


def _divisions(book: Book) -> Iterator[Place]:
    for chapter in (chapter for chapter in book.chapters if DIVISION_LINE in chapter.xhtml):
        for division in filter(is_division, parsed(chapter).iter()):
            yield chapter.place(int(division.get(DIVISION_LINE, "0")))
