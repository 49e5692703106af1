"""Pages turned by 90 degrees: their content is laid out on a wide page, and drawn from the foot of a tall one upward.

All pages of a bound book have one size, so the page box stays as it is, with its running heads and its folio; neither
CSS's page-orientation, which WeasyPrint lacks, nor /Rotate would leave them upright. The reader turns the book to the
right, on left-hand and right-hand pages alike (The Chicago Manual of Style, 17th ed., 3.52 and 3.85).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import page as page_layout

from baspa.layout.guard import replacing
from baspa.layout.pages.orientation import TURNED_PAGE
from baspa.layout.replacements import TURNED_PAGES


@contextmanager
def turned_pages() -> Iterator[None]:
    """Turn the pages of this name while the context lasts; a table that is longer goes on upon the next."""
    page_height, make_page = page_layout.page_height, page_layout.make_page

    def height(page: Any, *rest: Any) -> None:
        page_height(page, *rest)
        if page.page_type.name == TURNED_PAGE:
            swap(page)

    def turned(context: Any, root_box: Any, page_type: Any, *rest: Any) -> Any:
        made = make_page(context, root_box, page_type, *rest)
        if page_type.name == TURNED_PAGE:
            swap(made[0])
            for box in made[0].children:
                turn(box, made[0])
            made[0].is_turned = True
        return made

    with replacing(TURNED_PAGES, height, turned):
        yield


def swap(page: Any) -> None:
    """Change the width of a page's content area for its height."""
    page.width, page.height = page.height, page.width


def turn(box: Any, page: Any) -> None:
    """Draw a box of a page's content turned to the left, about the upper left corner of the content area.

    What is u px to the right of that corner and v px below it comes to v px right of it and the area's height less u
    below (CSS Transforms 1, 9: matrix(a, b, c, d, e, f)).
    """
    box.style = box.style.copy()
    box.style["transform"] = (("matrix", (0, -1, 1, 0, 0, page.height)),)
    away = page.content_box_x() - box.border_box_x(), page.content_box_y() - box.border_box_y()
    box.style["transform_origin"] = tuple(Dimension(px, "px") for px in away)
