"""What stands at the foot of a title page, or of the page behind it: below the text there where that comes so far down.

A box that is positioned takes no room, so that a long annotation runs into the name of who holds the rights.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import page as page_layout

from baspa.layout.guard import replacing
from baspa.layout.pages.running_notes.parts import bottom_of
from baspa.layout.pages.spreads import restore, save
from baspa.layout.replacements_of_notes import PAGE_FEET

FRONT_PAGE = "front"  # name of the pages before and behind the text, in the style sheet: `page: front`


@contextmanager
def page_feet() -> Iterator[None]:
    """Keep feet of pages and text apart while the context lasts."""
    make = page_layout.remake_page

    def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
        if context.page_maker[index][1]["page"] != FRONT_PAGE:
            return make(index, context, root_box, html)
        state = save(context)
        made = make(index, context, root_box, html)
        crowded = [box.element for box in feet_of(made[0]) if box.position_y < text_bottom(made[0])]
        if not crowded:
            return made
        for box in (each for each in root_box.descendants() if each.element in crowded):
            box.style = box.style.copy()
            box.style["position"] = "static"
        restore(context, state)
        context.page_maker[index][-1].update(anchors=[], content_lookups=[])
        made[0].children = ()
        return make(index, context, root_box, html)

    with replacing(PAGE_FEET, remake_page):
        yield


def feet_of(page: Any) -> Iterator[Any]:
    """Yield the boxes of a page that are positioned at its foot."""
    for box in page.descendants(placeholders=True):
        if box.is_absolutely_positioned() and box.style["bottom"] != "auto" and box.style["top"] == "auto":
            yield box


def text_bottom(page: Any) -> float:
    """Return where the text of a page ends, px."""
    return bottom_of(page.children[0])
