"""Whether book.toml and the text agree on where notes stand."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.model import Book
from baspa.note_places import has_notes
from baspa.notes import LINE, is_division
from baspa.problem import Place, Problem, Severity

FACES = {"print": "on paper", "epub": "in the e-book"}


def numbering(book: Book) -> Iterator[Problem]:
    """Yield B110 for numbers by page of notes that do not stand on the pages of their calls."""
    if book.metadata.notes.numbering == "page" and book.metadata.notes.print != "page":
        said = f'notes at the end of the {book.metadata.notes.print} cannot be numbered by "page"'
        yield Problem(book.place("notes.numbering"), "B110", said, 'number them by "chapter" or through the "book"')


def divisions(book: Book) -> Iterator[Problem]:
    """Yield B111 for `::: notes` that is there already, B112 where nothing comes to it, or not in both faces."""
    places = list(_divisions(book))
    if not places:
        return
    first = places[0]
    for place in places[1:]:
        yield Problem(place, "B111", f"::: notes is there already, at {first}", "take one of the two out")
    empty = [name for name in FACES if getattr(book.metadata.notes, name) != "book"]
    wanted = " and ".join(f'{name} = "book"' for name in empty)
    if not any(map(has_notes, book.chapters)):
        said, hint = "::: notes is empty: the book has no notes", "take it out, or write [^1] where a note belongs"
        yield Problem(first, "B112", said, hint)
    elif empty:
        whole = len(empty) == len(FACES)
        said = "::: notes is empty" + (": nothing gathers the notes" if whole else f" {FACES[empty[0]]}")
        severity = Severity.ERROR if whole else Severity.WARNING
        yield Problem(first, "B112", said, f"write {wanted} into [notes] of book.toml", severity)


def _divisions(book: Book) -> Iterator[Place]:
    for chapter in (chapter for chapter in book.chapters if LINE in chapter.xhtml):
        for division in filter(is_division, ET.fromstring(chapter.xhtml).iter()):  # noqa: S314  our own
            yield chapter.place(int(division.get(LINE, "0")))
