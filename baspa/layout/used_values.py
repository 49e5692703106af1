"""Used lengths of boxes, made once for a style and the size of what a box stands in: margins, padding, borders, sizes.

WeasyPrint makes the 18 of them anew for each box, each line and each piece of a line, on each page that it tries, while
most boxes of a book share a few styles, and stand in blocks of one width. Styles are never changed when they are used:
what has lengths of its own gets a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import USED_VALUES

SIDES = ("top", "right", "bottom", "left")
COMPUTED = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in SIDES),
    *(f"{bound}{name}" for bound in ("", "min_", "max_") for name in ("width", "height")),
)
USED = (*COMPUTED, *(f"border_{side}_width" for side in SIDES))


@contextmanager
def used_values() -> Iterator[None]:
    """Have used lengths known of a style while the context lasts."""
    resolve = block.resolve_percentages

    def resolve_percentages(box: Any, around: Any) -> None:
        size = (around.width, around.height) if isinstance(around, boxes.Box) else tuple(around)
        known = box.style.__dict__.setdefault("used", {})
        if size in known:
            box.__dict__.update(known[size])
            return
        resolve(box, around)
        if is_settled(box):
            known[size] = {name: getattr(box, name) for name in USED}

    with replacing(USED_VALUES, resolve_percentages, resolve_percentages):
        yield


def is_settled(box: Any) -> bool:
    """Tell whether a box's lengths depend on nothing but its style and what it stands in: on no sum, no other cell."""
    style = box.style
    lengths = (style[name] for name in COMPUTED)
    return style["border_collapse"] != "collapse" and not isinstance(box, boxes.PageBox) and all(map(is_plain, lengths))


def is_plain(length: Any) -> bool:
    """Tell whether a computed length is one, or a percentage, or none."""
    return length is None or length == "auto" or getattr(length, "unit", None) is not None
