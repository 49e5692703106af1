"""The boxes of laid-out pages as values: a book laid out in two ways has the same pages where these are the same."""

from collections.abc import Iterator
from typing import Any

from baspa import layout
from baspa.layout import laid_out
from baspa.layout.guard import Feature, put
from baspa.model.edition import Edition

WIDE = ("MarginBox", "LineBox")  # of margin boxes: they may be wider than what stands in them
PLACE = ("position_x", "position_y", "width", "height", "margin_top", "margin_bottom", "baseline")


def pages(edition: Edition, *without: Feature) -> list[list[tuple[Any, ...]]]:
    """Return the boxes of each page of an edition, laid out without some features."""
    features = {each: enter for each, enter in layout.LAYING_OUT.items() if each not in without}
    with put(layout, "LAYING_OUT", features), laid_out(edition) as made:
        return [list(boxes_of(page)) for page in made.pages]


def boxes_of(box: Any) -> Iterator[tuple[Any, ...]]:
    """Yield a box and those below it: what it is, its text, how that is spaced, its place in px."""
    box = getattr(box, "_box", box)
    kind, text, spacing = type(box).__name__, getattr(box, "text", ""), getattr(box, "justification_spacing", 0)
    if kind not in WIDE or box.element_tag or box.style["background_color"].alpha:
        place = (number(getattr(box, name, 0)) for name in PLACE)
        yield kind, text, number(spacing), number(box.style["letter_spacing"]), *place
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def number(value: Any) -> Any:
    return value if isinstance(value, str) else round(float(value), 4) + 0.0
