"""Contents that have no more than a line or two on their last page, where fewer levels of headings would fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from baspa.model.problem import Place, Problem, Severity

NAME = "contents"  # of their pages
FEW = 3  # entries that hardly fill a page
LEVEL = re.compile(r"\blevel-(\d)\b")


def spilling_contents(pages: Sequence[Any]) -> Iterator[Problem]:
    """Yield B238, a warning, for contents whose last page has next to nothing, and could be spared."""
    found = [levels(page) for page in pages if page.page_type.name == NAME and not page.page_type.blank]
    least = max((level for each in found for level in each), default=1) - 1
    every = [level for each in found for level in each]
    spared = sum(level > least for level in every)
    if len(found) > 1 and len(every) - spared >= FEW and len(found[-1]) <= min(FEW, spared):
        said = f"the last page of the contents has {len(found[-1])} of their lines"
        hint = f"contents = {least} in [pages] of book.toml leaves the lowest level out, and that page"
        yield Problem(Place("book.toml"), "B238", said, hint, Severity.WARNING)


def levels(page: Any) -> list[int]:
    """Return the levels of the entries on a page of contents."""
    entries = {box.element: box.element.get("class", "") for box in page.descendants() if is_entry(box)}
    return [int(match[1]) for written in entries.values() if (match := LEVEL.search(written))]


def is_entry(box: Any) -> bool:
    """Tell whether a box is that of an entry."""
    return getattr(box, "element_tag", "") == "li" and getattr(box, "element", None) is not None
