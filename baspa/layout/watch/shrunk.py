"""Which formulas the layout made smaller than they are drawn, so that they fit between the margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

SMALLEST = 0.8  # of its size: below, the letters of a formula are visibly smaller than those of the text around it


def shrunk_formulas(pages: Sequence[Any]) -> tuple[tuple[str, float], ...]:
    """Return the ids of the blocks with such formulas, each with the share of its size that the smallest is left."""
    found: dict[str, float] = {}
    for page in pages:
        for name, share in shares(page, ""):
            if share < SMALLEST:
                found[name] = min(share, found.get(name, 1))
    return tuple(found.items())


def shares(box: Any, name: str) -> Iterator[tuple[str, float]]:
    """Yield the share of its size that each formula in a box has, with the id of the element around it."""
    element = box.element
    if element is not None:
        name = element.get("id") or name
        if element.tag == "img" and element.get("class") == "formula" and hasattr(box, "replacement"):
            wanted = box.style["width"]
            if wanted != "auto" and wanted.value:
                yield name, box.width / wanted.value
    for child in box.all_children():
        yield from shares(child, name)
