"""What book.toml says of the cover wrap: a paper that has a name."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Book
from baspa.model.problem import Problem, nearest


def wrap_paper(book: Book) -> Iterator[Problem]:
    """Yield B260 for a paper that is none of the printing house's and has no name here."""
    paper = book.metadata.wrap.paper
    if not paper:
        return
    from baspa.printers.spine import papers, spine_rules

    names = (*spine_rules(book.metadata.printing.preset).papers, *papers())
    if paper not in names:
        meant = nearest(paper, names)
        hint = f'did you mean "{meant}"?' if meant else f"the papers are {', '.join(names)}; or say paper_weight"
        yield Problem(book.place("wrap.paper"), "B260", f'the paper "{paper}" has no name here', hint)
