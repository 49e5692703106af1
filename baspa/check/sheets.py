"""What the book's own style sheets would load: nothing but its own pictures and fonts, on paper and in the e-book."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Book
from baspa.model.problem import Place, Problem

HINT = "a style sheet may use fonts in styles/fonts/, and pictures that the text shows"


def reaching_out(book: Book) -> Iterator[Problem]:
    """Yield B181 for each place of a style sheet that would load what is not the book's, or run it."""
    sheets = [each for each in book.overrides if each.media_type == "text/css"]
    if not sheets:
        return
    from baspa.untrusted.styles import files_of_sheets, sheet_faults

    files = files_of_sheets(book)
    for sheet in sheets:
        for line, fault in sheet_faults(sheet.data.decode(), files):
            yield Problem(Place(sheet.path, line), "B181", f"the style sheet {fault}", HINT)
