"""What changed between two states of a book: facts, files, chapters, and the words of each paragraph.

read        Book             -> Passages      each chapter's blocks, without what numbering and layout do
matched     Passages, twice  -> Pairs         chapters, then blocks, by likeness; those that moved among them
words       text, twice      -> Pieces        kept, removed, added
"""

from __future__ import annotations

from pathlib import Path

from baspa.diff.compare import difference_of
from baspa.diff.model import Difference
from baspa.model.book import Book
from baspa.model.problem import Failure, Place, Problem, has_errors
from baspa.press import loaded


def diff(old: Path, new: Path) -> tuple[Book, Difference]:
    """Return the newer book, and how it differs from the older; raises Failure where one cannot be read."""
    before, after = (readable(folder) for folder in (old, new))
    return after, difference_of(before, after)


def readable(folder: Path) -> Book:
    """Load a book; its problems name its folder, too."""
    book, problems = loaded(folder)
    if book is None or has_errors(problems):
        raise Failure(
            Problem(Place(f"{folder.name}/{p.place.file}", p.place.line), p.code, p.message, p.hint, p.severity)
            for p in problems
        )
    return book
