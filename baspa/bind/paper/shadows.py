"""Shadows of boxes: what a PDF's tags ask of the boxes of a page, as plain data that another process makes boxes of.

WeasyPrint makes the structure tree of a file from the boxes of its pages, and the press mends it by the HTML elements
that these belong to. Both are the same for a page that another process has laid out: elements go by their number in the
document, which is the same in all processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

# A box is of the first of these classes that it belongs to.
KINDS = (
    boxes.PageBox,
    boxes.MarginBox,
    boxes.LineBox,
    boxes.TextBox,
    boxes.TableBox,
    boxes.ReplacedBox,
    boxes.ParentBox,
)
ASKED = ("is_table_wrapper", "is_header", "is_leader")
LISTED = ("li", "dt", "dd")
# Sides that lie between a box's place and its content; of a shadow, which has its content's place, there are none.
SIDES = ("margin_left", "margin_top", "padding_left", "padding_top", "border_left_width", "border_top_width")


class Shadow(NamedTuple):
    """What tags ask of a box. A page has a hundred: tuples are packed and unpacked in less time than dataclasses."""

    kind: int  # index in KINDS
    element: int  # number of its HTML element; -1: it has none
    tag: str | None
    marked: Any  # its marked content: of text and images
    more: Mapping[str, Any]  # attributes that few boxes have
    links: tuple[int, ...]  # indexes among the page's links
    kids: tuple[Shadow, ...]


def shadow(page: Any, numbers: Mapping[Any, int], marked: dict[Any, Any]) -> Shadow:
    """Return the shadow of a page; `marked` are its marked contents by box."""
    links: dict[Any, tuple[int, ...]] = {}
    for index, link in enumerate(page.links):
        links[link[3]] = (*links.get(link[3], ()), index)
    return shadow_of(page._page_box, numbers, marked, links)


def shadow_of(
    box: Any, numbers: Mapping[Any, int], marked: Mapping[Any, Any], links: Mapping[Any, tuple[int, ...]]
) -> Shadow:
    """Return the shadow of a box, and of those in it."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    kind = next(index for index, each in enumerate(KINDS) if isinstance(box, each))
    element = -1 if box.element is None else numbers[box.element]
    kids = tuple(shadow_of(kid, numbers, marked, links) for kid in getattr(box, "children", ()))
    return Shadow(kind, element, box.element_tag, marked.get(box), more(box), links.get(box, ()), kids)


def more(box: Any) -> Mapping[str, Any]:
    """Return what tags ask of some boxes alone."""
    found: dict[str, Any] = {name: True for name in ASKED if getattr(box, name, False)}
    if isinstance(box, boxes.PageBox):
        found["page_name"] = box.page_type.name
    if isinstance(box, boxes.TableCellBox):
        found.update(colspan=box.colspan, rowspan=box.rowspan)
    if box.element is not None and box.element_tag in LISTED:
        found["style"] = {name: box.style[name] for name in ("display", "list_style_type")}
    if isinstance(box, boxes.ReplacedBox) or box.element_tag == "img":
        found.update(position_x=box.content_box_x(), position_y=box.content_box_y(), width=box.width, height=box.height)
    return found
