"""What is to be laid on sheets, and how: the same of a book and of any other PDF."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.model.binding import INSIDE
from baspa.model.bindings import Binding
from baspa.model.edition import Edition
from baspa.model.sheets import Booklet
from baspa.model.turning import Turning, turning_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A PDF that is to be laid on sheets: what is said of it, and how it is folded, cut and printed."""

    name: str  # of its file, without the ending
    file: str  # where a Problem of its sheets is told: the book's, or its own
    booklet: Booklet
    turning: Turning  # of the sheets, between their two sides
    rtl: bool = False  # its leaves turn from left to right
    marks: frozenset[str] = frozenset(("fold",))  # of [booklet], those that are wanted
    binding: Binding = None
    inside: float = INSIDE  # its inner margin, mm, the house's where nobody knows
    unsized: tuple[int, ...] = ()  # pages, from 1, that do not say how large they are
    type_size: float | None = None  # of its text, pt; None where nobody knows
    title: str = ""
    author: str = ""
    language: str = ""  # BCP 47
    created: str = ""  # as PDF writes dates (ISO 32000-1, 7.9.4)

    @property
    def is_book(self) -> bool:
        """Whether it is one of the press's own books, which says in its book.toml how it is folded."""
        return self.file == "book.toml"


def job_of(edition: Edition) -> Job:
    """Return the job of a book."""
    metadata = edition.metadata
    return Job(
        name=edition.slug,
        file="book.toml",
        booklet=metadata.booklet,
        turning=edition.turning or turning_of(metadata.booklet),
        rtl=edition.direction == "rtl",
        marks=metadata.marks_on_sheets,
        binding=metadata.design.binding,
        type_size=metadata.design.type_size,
        title=metadata.title,
        author=", ".join(person.name for person in metadata.authors),
        language=metadata.language,
        created=f"D:{edition.modified:%Y%m%d}000000Z",
    )
