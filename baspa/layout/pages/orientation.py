"""Whether the content of a finished page is turned by 90 degrees, and where on the page it then begins."""

from __future__ import annotations

from typing import Any

TURNED_PAGE = "landscape"  # name of the pages to turn, in the style sheet: `page: landscape`
WIDE_PAGE = "wide"  # of such pages, in the style sheet: `page: wide`


def is_turned(page: Any) -> bool:
    """Tell whether the content of a finished page is turned."""
    return bool(getattr(page, "is_turned", False))


def is_wide(page: Any) -> bool:
    """Tell whether a finished page is to be turned as a whole, since its content could not be."""
    return bool(page.page_type.name == WIDE_PAGE)


def origin(page: Any) -> tuple[float, float]:
    """Return where the upper left corner of the sheet comes to that a turned page was laid out on, px."""
    x, y = page.content_box_x(), page.content_box_y()
    return x - y, y + page.height + x
