"""Bind a book that asks for full sheets: with the design that fills them, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from baspa.kept.store import Store
from baspa.layout.fitting import FittedBook, fitted_book
from baspa.model.edition import Artifact, Edition
from baspa.model.problem import Place, Problem, Problems, Severity

Bind = Callable[[Edition], tuple[Artifact, Problems]]


def bind_fitted(edition: Edition, bind: Bind, store: Store) -> tuple[Artifact, Problems]:
    """Bind a book with the design that fills sheets; B237 where none does within the limits. The design is kept."""
    book = store.known("fitted", fitted_book, edition)
    artifact, found = bind(book.edition)
    return replace(artifact, fitted=said_of(book)), (*found, *unfitted(book))


def said_of(book: FittedBook) -> str:
    """Return by what a book was brought to full sheets; "" where it stayed as it was."""
    if book.pages == book.before:
        return ""
    design = book.edition.metadata.design
    return (
        f"brought to {book.pages} pages from {book.before}: type of {design.type_size:g} pt, "
        f"lines {design.line_distance:g} pt apart, {design.margins.bottom:g} mm below them"
    )


def unfitted(book: FittedBook) -> Problems:
    """Return B237 where a book could not be brought to full sheets."""
    fit = book.edition.metadata.design.fit
    if book.pages % fit == 0:
        return ()
    return (
        Problem(
            Place("book.toml"),
            "B237",
            f"the book has {book.pages} pages, and no small change of type and leading makes them a multiple of {fit}",
            "shorten or lengthen the text, or take another type_size, leading or page in [design]",
            Severity.WARNING,
        ),
    )
