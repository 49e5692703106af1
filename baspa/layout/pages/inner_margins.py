"""Inner margins that grow with the extent, inside WeasyPrint: all that stands on a page moves away from the fold.

How many pages a book has is known when all are made. The outer margin then gives what the inner one gets, so no line is
broken elsewhere, and no page is made again. Running heads, folios and backgrounds are laid out after that, and follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import layout

from baspa.layout.guard import replacing
from baspa.layout.pages.orientation import is_wide
from baspa.layout.replacements_of_numbers import INNER_MARGINS
from baspa.layout.side_by_side.part import BookPart
from baspa.model.binding import shift_outward
from baspa.model.bindings import Binding

MM = 96 / 25.4  # px


@contextmanager
def inner_margins(binding: Binding, part: BookPart) -> Iterator[None]:
    """Give pages the inner margin that a binding asks for while the context lasts."""
    make_margin_boxes = layout.make_margin_boxes

    def shifted(context: Any, page: Any, state: Any) -> Any:
        move_outward(page, binding, part.pages or state[1]["pages"][0])
        return make_margin_boxes(context, page, state)

    with replacing(INNER_MARGINS, shifted):
        yield


def move_outward(page: Any, binding: Binding, pages: int) -> None:
    """Move what stands on a page of a book of so many away from the fold; a page that is turned as a whole stays."""
    if is_wide(page):
        return
    on_right = page.page_type.side == "right"
    inside, outside = (page.margin_left, page.margin_right) if on_right else (page.margin_right, page.margin_left)
    by = shift_outward(binding, pages, inside / MM, outside / MM) * MM * (1 if on_right else -1)
    page.margin_left += by
    page.margin_right -= by
    for box in page.children:
        box.translate(by, 0)
    if anchors := getattr(page, "index_anchors", None):
        page.index_anchors = {name: (x + by, y, right + by, foot) for name, (x, y, right, foot) in anchors.items()}
