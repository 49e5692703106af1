"""The manifestations of a book, each of which catalogues describe by itself: on paper, and each file that was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baspa.model.description import Carrier, Description
from baspa.model.identifiers import bare_isbn


@dataclass(frozen=True, slots=True)
class Manifestation:
    """The book as readers get it."""

    form: str  # print, pdf, epub
    isbn: str  # figures alone, "" for none
    pages: int  # 0 where it has none
    carrier: Carrier | None  # None on paper

    @property
    def is_online(self) -> bool:
        """Whether it is a file."""
        return self.carrier is not None


def manifestations(description: Description) -> tuple[Manifestation, ...]:
    """Return the manifestations that there are, on paper first."""
    return tuple(each_of(description))


def each_of(description: Description) -> Iterator[Manifestation]:
    """Yield the manifestations; of one on paper the pages are those of the PDF, which it is printed from."""
    if description.is_printed:
        pdf = description.carrier("pdf")
        yield Manifestation("print", bare_isbn(description.isbn.print), pdf.pages if pdf else 0, None)
    for each in description.carriers:
        yield Manifestation(each.format, bare_isbn(each.isbn), each.pages, each)


def number_of(description: Description, ending: str) -> str:
    """Return the number of a record: the book's UUID, and which of its records this is."""
    return f"{description.bare_uuid}-{ending}"
