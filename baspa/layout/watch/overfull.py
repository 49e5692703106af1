"""What runs out of the text area of a laid-out page, into the margin or off the page: tables and images."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes

from baspa.layout.pages.orientation import is_turned
from baspa.layout.watch.resolution import INCH, PIXEL, WRITTEN_AT
from baspa.model.problem import Place, Problem, Severity

TOLERATED = 1.0  # px


def overfull(pages: Sequence[Any]) -> tuple[Problem, ...]:
    """Return B118 for each table that is wider than its page's text, and each image that is higher than its page."""
    found = (
        problem
        for page in pages
        for child in page.children
        for problem in too_large(child, area(page), is_turned(page))
    )
    return tuple(dict.fromkeys(found))


def area(page: Any) -> tuple[float, float]:
    """Return the right and the lower edge of the area that the content of a page is laid out in, px."""
    size = (page.height, page.width) if is_turned(page) else (page.width, page.height)
    return page.content_box_x() + size[0], page.content_box_y() + size[1]


def too_large(box: Any, edges: tuple[float, float], turned: bool) -> Iterator[Problem]:
    """Yield what is too large in a box."""
    place = box.element.get(WRITTEN_AT, "") if getattr(box, "element", None) is not None else ""
    if isinstance(box, boxes.TableBox) and place:
        yield from table_problem(place, box, edges[0], NARROWER if turned else TURNED)
    if isinstance(box, boxes.ReplacedBox) and place:
        yield from overfull_problem(place, HIGHER, box.content_box_y() + box.height - edges[1], SMALLER_WIDTH)
    if not isinstance(box, boxes.MarginBox):
        for child in getattr(box, "children", ()):
            yield from too_large(child, edges, turned)


# What is said of it, and how it is mended.
WIDER = "the table is wider than there is room on the page, by {n} mm"
SMALLER = "the table has no room for its columns: its type is set at {n} % of its size"
PARTED = "the table has no room for its longest words, which are parted"
HIGHER = "the image is higher than there is room on the page, by {n} mm"
TURNED = "shorten its words, or take out columns; {.landscape} behind its caption gives it a turned page of its own"
NARROWER = "take out columns, or shorten their words"
SMALLER_WIDTH = "give it a smaller width"


def table_problem(place: str, table: Any, edge: float, hint: str) -> Iterator[Problem]:
    """Yield the problem of a table that was made to fit, or does not."""
    size = getattr(table, "share_of_size", None)
    if size is None:
        yield from overfull_problem(place, WIDER, table.border_box_x() + table.border_width() - edge, hint)
    elif size < 1:
        yield told_at(place, SMALLER.format(n=round(100 * size)), hint)
    elif table.parts_words:
        yield told_at(place, PARTED, hint)


def overfull_problem(place: str, said: str, over: float, hint: str) -> Iterator[Problem]:
    """Yield the problem of something that is `over` px too large, if it is."""
    if over > TOLERATED:
        yield told_at(place, said.format(n=max(1, round(over * INCH / PIXEL))), hint)


def told_at(place: str, message: str, hint: str) -> Problem:
    """Return B118 at a place of the manuscript, "file:line"."""
    file, _, line = place.rpartition(":")
    return Problem(Place(file, int(line)), "B118", message, hint, Severity.WARNING)
