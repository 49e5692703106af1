"""Used lengths of boxes, made once for a style and the size of what a box stands in: margins, padding, borders, sizes.

Whether a style's corners are round is asked once.

WeasyPrint makes the 18 of them anew for each box, each line and each piece of a line, on each page that it tries, while
most boxes of a book share a few styles, and stand in blocks of one width. Styles are never changed when they are used:
what has lengths of its own gets a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import background, block

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import USED_VALUES

SIDES = ("top", "right", "bottom", "left")
COMPUTED = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in SIDES),
    *(f"{bound}{name}" for bound in ("", "min_", "max_") for name in ("width", "height")),
)
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
NO_RADIUS = 0, "px"
USED = (*COMPUTED, *(f"border_{side}_width" for side in SIDES))


@contextmanager
def used_values() -> Iterator[None]:
    """Have used lengths known of a style while the context lasts."""
    resolve, resolve_radii = block.resolve_percentages, background.resolve_radii_percentages

    def resolve_percentages(box: Any, around: Any) -> None:
        size = (around.width, around.height) if isinstance(around, boxes.Box) else tuple(around)
        known = box.style.__dict__.setdefault("used", {})
        if size in known:
            box.__dict__.update(known[size])
            return
        resolve(box, around)
        if is_settled(box):
            known[size] = {name: getattr(box, name) for name in USED}

    def resolve_radii_percentages(box: Any) -> None:
        known = box.style.__dict__
        if "is_square" not in known:
            known["is_square"] = all(NO_RADIUS in box.style[name] for name in RADII)
        if known["is_square"]:
            for name in RADII:
                setattr(box, name, (0, 0))  # not into its __dict__: a positioned box is held by what hands names on
        else:
            resolve_radii(box)

    with replacing(USED_VALUES, *[resolve_percentages] * 3, resolve_radii_percentages):
        yield


def is_settled(box: Any) -> bool:
    """Tell whether a box's lengths depend on nothing but its style and what it stands in: on no sum, no other cell."""
    style = box.style
    lengths = (style[name] for name in COMPUTED)
    return style["border_collapse"] != "collapse" and not isinstance(box, boxes.PageBox) and all(map(is_plain, lengths))


def is_plain(length: Any) -> bool:
    """Tell whether a computed length is one, or a percentage, or none."""
    return length is None or length == "auto" or getattr(length, "unit", None) is not None
