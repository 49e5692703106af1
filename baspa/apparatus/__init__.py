"""The apparatus, Book to Book: what the press adds to what was written, in the publisher's word for it.

Each step takes a Book and gives another, with the faults that only the whole book can show. To add one, write the
function and add it to the steps, behind what it builds on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from baspa.apparatus.boxes import with_box_words
from baspa.apparatus.cite.book import cited
from baspa.apparatus.contributions import contributed
from baspa.apparatus.index.book import indexed
from baspa.apparatus.labels import labelled
from baspa.apparatus.numbering import with_numbering
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.model.book import Book
from baspa.model.problem import Problems

ApparatusStep = Callable[[Book], tuple[Book, Problems]]


def steps(store: Store) -> tuple[ApparatusStep, ...]:
    """Return the steps in their order."""
    return (
        contributed,  # authors below the titles of their chapters, and what else is said of an article
        labelled,  # abstracts and keywords, in the languages of their chapters
        with_box_words,  # what a box without a title is
        partial(cited, store=store),  # citations as the style says, and the bibliography
        with_numbering,  # chapters, figures, tables, formulas; their lists, and links that say them
        indexed,  # entries of an index say the numbers of headings
    )


def with_apparatus(book: Book, store: Store = NOTHING_KEPT) -> tuple[Book, Problems]:
    """Return a book with all that the press adds, and the faults of citations, links and marks that only now show."""
    problems: Problems = ()
    for step in steps(store):
        book, found = step(book)
        problems += found
    return book, problems
