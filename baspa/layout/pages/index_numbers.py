"""The numbers of pages in an index, put in while WeasyPrint lays the pages out.

Places are tied to letters, as queries are in the proof: typeset says that a place is before letter 40 of the block
`c2-7`, so that a mark moves nothing in its line. When all pages are made for the first time, the places are looked for
in them, the numbers go into the boxes of the index, and WeasyPrint makes its pages and those that they shift anew, as
where a page's number was pending. That is done until the numbers stay.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_numbers import INDEX_NUMBERS
from baspa.layout.side_by_side.part import BookPart
from baspa.model.edition import Edition

LOCATOR = "index-locator"  # class of the element of a place: ", " and a link
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom, px


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """Where a place of the text is: the index of its page, and its box there."""

    page: int
    box: Rectangle


@dataclass(slots=True)
class _Block:
    """A block in the pages: its boxes, and how many letters stand before each."""

    placed: list[PlaceOnPage] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    letters: int = 0

    def add(self, page: int, box: Any) -> None:
        """Add a box of the block, and count its letters."""
        left, top = float(box.position_x), float(box.position_y)
        self.placed.append(PlaceOnPage(page, (left, top, left, top)))
        self.before.append(self.letters)
        if isinstance(box, boxes.TextBox):
            self.letters += sum(map(str.isalnum, box.text))

    def find(self, start: int) -> PlaceOnPage:
        """Return the box of a letter, or the last one."""
        return self.placed[max(0, bisect_right(self.before, start) - 1)]


@dataclass(slots=True)
class _Locator:
    """A place of an entry, in the boxes that pages are made of."""

    box: Any  # the inline box of the comma and the number
    text: Any  # the TextBox of the number
    link: Any  # the HTML element of the number

    @property
    def main(self) -> bool:
        """Whether it is the place that matters most."""
        return "main" in self.link.attrib.get("class", "").split()


@dataclass(slots=True)
class _Stretch:
    """Pages that an entry names, by their indexes, and the place that it leads to."""

    first: int
    last: int
    locator: _Locator

    def takes(self, other: _Stretch) -> bool:
        """Take in what begins on pages that are named already; what stands out by its weight is named beside them."""
        if other.first > self.last:
            return False
        if other.locator.main is not self.locator.main:
            if not self.first == self.last == other.first == other.last:
                return False
            self.locator = self.locator if self.locator.main else other.locator
        self.last = max(self.last, other.last)
        return True


@dataclass(slots=True)
class _Row:
    """The line of an entry, in the boxes that pages are made of."""

    line: Any
    children: list[Any]  # all that it may have
    locators: list[_Locator]

    def show(self, locators: Sequence[_Locator]) -> None:
        """Let the line have these of its places, in this order."""
        known = {id(each.box) for each in self.locators}
        at = next(n for n, child in enumerate(self.children) if id(child) in known)
        others = [child for child in self.children if id(child) not in known]
        self.line.children = [*others[:at], *(each.box for each in locators), *others[at:]]


@contextmanager
def numbered_index(edition: Edition, part: BookPart) -> Iterator[None]:
    """Put the numbers of pages into the indexes of an edition while the context lasts."""
    numbers = _Numbers(edition, layout.make_all_pages, part)
    with replacing(INDEX_NUMBERS, numbers.make_all_pages):
        yield


class _Numbers:
    """The replaced function, and the boxes of the index."""

    def __init__(self, edition: Edition, make_all_pages: Callable[..., Any], part: BookPart) -> None:
        self.anchors, self.text_start, self.first = edition.index, edition.text_start, edition.metadata.pages.first
        self.original, self.part = make_all_pages, part
        self.rows: list[_Row] = []
        self.owners: dict[Any, str] = {}  # HTML element -> id of the block that it stands in

    def make_all_pages(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Make the pages; those of an index with other numbers than before are to be made again."""
        if not pages:
            self.owners = owners(html.etree_element, {anchor.block for anchor in self.anchors})
            self.rows = list(entry_lines(self.part.whole or root_box))
            for row in self.rows:
                row.show(row.locators[:1])  # nothing is known of the pages: lines to be made anew may be short
        made = list(self.original(context, root_box, html, pages))
        placed = self.part.joined("places", self.places(made))
        begun = next((n for n, page in enumerate(made, self.part.first) if self.begins(page)), None)
        start = self.part.least("text", begun) or 0
        leave(made, placed, self.part.first)
        changed = [number(row, placed, start, context.counter_style, self.first) for row in self.rows]
        for index in self.index_pages(made) if any(changed) else ():
            context.page_maker[index][-1]["content_changed"] = True
        return made

    def places(self, pages: Sequence[Any]) -> dict[str, PlaceOnPage]:
        """Return where each place is, by its id."""
        blocks: dict[str, _Block] = {}
        for index, page in enumerate(pages, self.part.first):
            for box in boxes_below(page):
                name = self.owners.get(box.element)
                if name and "::" not in box.element_tag:
                    blocks.setdefault(name, _Block()).add(index, box)
        return {each.id: blocks[each.block].find(each.start) for each in self.anchors if each.block in blocks}

    def begins(self, page: Any) -> bool:
        """Tell whether the text proper begins on a page."""
        return any(box.element is not None and box.element.get("id") == self.text_start for box in boxes_below(page))

    def index_pages(self, pages: Sequence[Any]) -> Iterator[int]:
        """Yield the indexes of the pages of an index."""
        for index, page in enumerate(pages):
            if any(is_locator(box) for box in boxes_below(page)):
                yield index


def owners(root: Any, blocks: set[str]) -> dict[Any, str]:
    """Return the block of each element that stands in one of some blocks, and in none within it."""
    found: dict[Any, str] = {}
    for parent in root.iter():
        name = parent.get("id", "")
        if name in blocks:
            found[parent] = name
        for child in parent if parent in found else ():
            found[child] = found[parent]
    return found


def boxes_below(top: Any) -> Iterator[Any]:
    """Yield a box and all below it, in the order of the text."""
    stack = [top]
    while stack:
        box = stack.pop()
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        yield box
        stack.extend(reversed(getattr(box, "children", ())))


def is_locator(box: Any) -> bool:
    """Tell whether a box is that of a place of an entry."""
    return isinstance(box, boxes.InlineBox) and box.element is not None and box.element.get("class") == LOCATOR


def entry_lines(root_box: Any) -> Iterator[_Row]:
    """Yield the lines of entries in the boxes that pages are made of."""
    for box in boxes_below(root_box):
        children = list(getattr(box, "children", ()))
        found = [child for child in children if is_locator(child)]
        if found:
            yield _Row(box, children, list(map(locator, found)))


def locator(box: Any) -> _Locator:
    """Return the place of an entry that has this box."""
    link = box.children[-1]
    return _Locator(box, link.children[-1], link.element)


def leave(pages: Sequence[Any], placed: Mapping[str, PlaceOnPage], first: int) -> None:
    """Leave on each page where the places on it are, for those who write it; `first` is the index of the first."""
    for page in pages:
        page.index_anchors = {}
    for name, at in placed.items():
        if 0 <= at.page - first < len(pages):
            pages[at.page - first].index_anchors[name] = at.box


def number(row: _Row, placed: Mapping[str, PlaceOnPage], start: int, style: Any, first: int = 1) -> bool:
    """Give an entry the numbers of its pages, each once; tell whether it had others.

    `start` is the index of the text's first page, and `first` its number.
    """
    shown = page_stretches(row.locators, placed)
    texts = [page_range(each, start, style, first) for each in shown]
    before = row.line.children
    row.show([each.locator for each in shown])
    same = before == row.line.children and texts == [each.locator.text.text for each in shown]
    for each, text in zip(shown, texts, strict=True):
        each.locator.text.text = each.locator.link.text = text
    return not same


def page_stretches(locators: Sequence[_Locator], placed: Mapping[str, PlaceOnPage]) -> list[_Stretch]:
    """Return the pages of an entry in their order; those that follow each other are joined only within a range."""
    found = []
    for each in locators:
        begin = each.link.get("href")[1:]
        end = each.link.get("data-end", begin)
        if begin in placed and end in placed:  # a style sheet may hide them
            found.append(_Stretch(placed[begin].page, placed[end].page, each))
    shown: list[_Stretch] = []
    for stretch in sorted(found, key=lambda each: (each.first, -each.last)):
        if not any(before.takes(stretch) for before in shown[-2:]):
            shown.append(stretch)
    return shown


def page_range(stretch: _Stretch, start: int, style: Any, first: int) -> str:
    """Return the numbers that stretch's pages bear: roman before the text proper, as its page labels say."""
    ends, before = dict.fromkeys((stretch.first, stretch.last)), start - first
    return "\u2013".join(str(n - before) if n >= start else style.render_value(n + 1, "lower-roman") for n in ends)
