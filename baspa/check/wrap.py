"""What book.toml says of the cover wrap: a paper that has a name, a spine as the binding has one."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Book
from baspa.model.problem import Problem, Severity, nearest


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


def spine_of_binding(book: Book) -> Iterator[Problem]:
    """Yield B239, a warning, for a spine that no book of this binding has; the wrap is made with it all the same."""
    spine, binding = book.metadata.wrap.spine, book.metadata.design.binding
    if spine is None or binding is None or (spine == 0) == (binding == "stapled"):
        return
    if spine:
        said = f"the cover has a spine of {spine:g} mm, and sheets that are stapled have none"
        hint = "leave the spine out, or name another binding in [design]"
    else:
        said = f'the cover has no spine, and a book that is bound as "{binding}" has one'
        hint = 'leave the spine out, or say binding = "stapled" in [design]'
    yield Problem(book.place("wrap.spine"), "B239", said, hint, Severity.WARNING)
