"""A book brought to full sheets: laid out with a few designs, within narrow limits, until one fills them.

What is tried next says `model/fitting.py`; here pages are counted. The same book is tried in the same ways each time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from baspa.layout import laid_out
from baspa.model.design import Design
from baspa.model.edition import Edition
from baspa.model.fitting import fitted_design, next_extent
from baspa.model.text import filled


@dataclass(frozen=True, slots=True)
class FittedBook:
    """An edition with the design that fills sheets, and how many pages it had and has; it stays where none does."""

    edition: Edition
    before: int
    pages: int


def fitted_book(edition: Edition) -> FittedBook:
    """Return a book with the first design that comes to a multiple of `fit` pages, where one of a few does."""
    design = edition.metadata.design
    before = count_pages(edition)
    tried, made = [(1.0, before)], edition
    while (extent := next_extent(design, tried)) and (other := fitted_design(design, extent)):
        made = with_design(edition, other)
        tried.append((extent, count_pages(made)))
    pages = tried[-1][1]
    return FittedBook(made, before, pages) if pages % design.fit == 0 else FittedBook(edition, before, before)


def with_design(edition: Edition, design: Design) -> Edition:
    """Return an edition with another type size, leading and margin below; sheets of the book's own may say others."""
    sizes = {"type_size": design.type_size, "leading": design.line_distance, "bottom": design.margins.bottom}
    return replace(
        edition,
        metadata=replace(edition.metadata, design=design),
        paper_tokens=f"{edition.paper_tokens}\n{filled(edition.fitting, sizes)}",
    )


def count_pages(edition: Edition) -> int:
    """Return how many pages an edition comes to."""
    with laid_out(edition) as made:
        return len(made.pages)
