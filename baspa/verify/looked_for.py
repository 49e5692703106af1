"""Text that nobody sees: in which books it is looked for, and what is said of it."""

from __future__ import annotations

from baspa.model.book import Book
from baspa.model.design import Design

SHOWN = 40  # letters of what is told
HINT = "a style sheet or a template of the book's own hides it, or book.toml's accent: give it a colour and a size"


def changes_looks(book: Book) -> bool:
    """Tell whether a book has anything that may hide text: the house's own style hides nothing."""
    return bool(book.overrides) or book.metadata.design.accent != Design().accent
