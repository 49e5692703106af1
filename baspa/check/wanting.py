"""What a shop, a library or a reader would still ask for. Only notes: a book may well go without."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.check.metadata import people
from baspa.language import spoken
from baspa.model.book import Book
from baspa.model.problem import Problem, Severity

FORMATS = ("print", "pdf", "epub")


def isbns(book: Book) -> Iterator[Problem]:
    """Yield B070 naming the formats without ISBN; an issue of a journal has the journal's ISSN."""
    series = book.metadata.series
    is_issue = series is not None and bool(series.issn) and book.metadata.is_issue
    without = [name for name in FORMATS if not getattr(book.metadata.isbn, name)]
    if without and not is_issue:
        hint = "shops sell by ISBN; the national ISBN agency gives one for each format"
        yield _note(book, "isbn", "B070", f"no ISBN for {', '.join(without)}", hint)


def publication(book: Book) -> Iterator[Problem]:
    """Yield B071 where publisher or place, B072 where the date is not said."""
    for key in ("publisher", "place"):
        if not getattr(book.metadata, key):
            yield _note(book, key, "B071", f"no {key}", "library records begin with place, publisher and year")
    if not book.metadata.date:
        yield _note(book, "date", "B072", "no date of publication", "shops and libraries sort by it")


def description(book: Book) -> Iterator[Problem]:
    """Yield B073 (annotation), B074 (keywords), B075 (classification)."""
    data = book.metadata
    if data.language not in data.annotation:
        said = f'no annotation in "{data.language}", the language of the book'
        yield _note(book, "annotation", "B073", said, "shops show it beside the cover, printers put it on the back")
    if not data.keywords:
        yield _note(book, "keywords", "B074", "no keywords", "readers find the book by them")
    if not (data.udc or data.bbk):
        words = spoken(data.language, data.words)
        said = f"no classification: udc ({words.word('udc')}) or bbk ({words.word('bbk')})"
        yield _note(book, "udc", "B075", said, "libraries shelve by it")


def persons(book: Book) -> Iterator[Problem]:
    """Yield B076 for a book without author, and for what is not said of each author."""
    if not book.metadata.authors and not any(each.authors for each in book.metadata.contributions):
        yield _note(book, "authors", "B076", "no author", "begin a table [[authors]]")
    for key, person in people(book):
        wanted = ("sort", "orcid", "biography") if key.startswith("authors") else ("sort",)
        without = [name for name in wanted if not getattr(person, name)]
        if without:
            yield _note(book, key, "B076", f"{person.name}: no {', '.join(without)}", "catalogues ask for it")


def rights(book: Book) -> Iterator[Problem]:
    """Yield B077 for what is not said of the rights."""
    without = [name for name in ("holder", "licence") if not getattr(book.metadata.rights, name)]
    if without:
        hint = "say who holds the rights and what readers may do, or that all rights are reserved"
        yield _note(book, "rights", "B077", f"no {', '.join(without)} in rights", hint)


def identifiers(book: Book) -> Iterator[Problem]:
    """Yield B078 for a book without DOI."""
    if not book.metadata.doi:
        yield _note(book, "doi", "B078", "no DOI", "scholars cite by it; a registration agency gives one")


def accessibility(book: Book) -> Iterator[Problem]:
    """Yield B079 where no summary of the e-book's accessibility is given (EPUB Accessibility 1.1, 2.2)."""
    if not book.metadata.accessibility.summary:
        hint = "one sentence for readers who listen or who enlarge the type"
        yield _note(book, "accessibility", "B079", "no accessibility.summary", hint)


def _note(book: Book, key: str, code: str, message: str, hint: str) -> Problem:
    return Problem(book.place(key), code, message, hint, Severity.NOTE)
