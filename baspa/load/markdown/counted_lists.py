"""The numbers of list items: CommonMark counts on from the first, whatever the author wrote before the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from baspa.model.problem import Place, Problem, Severity


def number_problems(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B172, a warning, for each list with a number that is not printed, but for lists all of one number."""
    open_lists: list[list[tuple[int, int]]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            open_lists.append([])
        elif token.type == "list_item_open" and token.info:
            open_lists[-1].append((token.map[0] + 1 if token.map else 0, int(token.info)))
        elif token.type == "ordered_list_close":
            items = open_lists.pop()
            yield from _miscounted(path, items) if items else ()  # letters are printed as they were written


def _miscounted(path: str, items: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    first = items[0][1]
    wrong = [(line, number, first + index) for index, (line, number) in enumerate(items) if number != first + index]
    if len({number for _, number in items}) > 1 and wrong:
        line, number, printed = wrong[0]
        hint = f"a list counts on from its first number; where it is no list, a backslash guards the point: {number}\\."
        said = f"the item with the number {number} gets {printed}"
        yield Problem(Place(path, line), "B172", said, hint, Severity.WARNING)
