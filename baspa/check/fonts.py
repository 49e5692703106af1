"""Whether the font that the design asks for is among those that there are."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Book
from baspa.model.design import FONTS, TEXT_FAMILY
from baspa.model.problem import Problem, nearest


def families(book: Book) -> Iterator[Problem]:
    """Yield B136 for a family that is not there; one that a faulty file may hold is not asked for."""
    found = {TEXT_FAMILY, *(font.family for font in book.fonts)}
    wanted = book.metadata.design.font
    if wanted and wanted not in found and not book.refused_fonts:
        meant = nearest(wanted, sorted(found))
        hint = f'did you mean "{meant}"?' if meant else f"here are: {', '.join(sorted(found))}"
        said = f'no font of the family "{wanted}" is in {FONTS}'
        yield Problem(book.place("design.font"), "B136", said, hint)
