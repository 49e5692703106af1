"""Numbers of HTML elements that stay the same where another chapter changes: each chapter counts its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SPAN = 1 << 24  # numbers of a chapter: more elements than a book has


def numbered(root: Any, chapters: Sequence[str]) -> dict[int, Any]:
    """Return the elements of a document by their numbers; `chapters` are the ids of its chapters, in a fixed order.

    What stands in no chapter is counted first of all, as if it were one.
    """
    spans = {name: SPAN * number for number, name in enumerate(chapters, 1)}
    found, waiting = dict[int, Any](), [(root, 0)]
    nexts = [0, *spans.values()]
    while waiting:
        element, span = waiting.pop()
        span = span or spans.get(element.get("id"), 0)
        number = nexts[span // SPAN]
        nexts[span // SPAN] += 1
        found[number] = element
        waiting += [(child, span) for child in reversed(element)]
    return found
