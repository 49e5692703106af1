"""Where a book can be cut into parts that are laid out apart: before what begins on a page of its own.

Boxes are WeasyPrint's, as they are before the first page is made. Each process makes those of the whole book, so a
place in them, told as the way down to it, is the same in all.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.block import block_level_page_break

FORCED = ("page", "left", "right", "recto", "verso")
SIDES = ("left", "right", "recto", "verso")
AROUND = ("main", "div")  # what sections stand in
MORE = 0.2  # of a part, that the first has beyond the others: its pages are never made again
LEAST = 0.25  # of what a part would have if all had the same: parts are not cut off that are smaller


@dataclass(frozen=True, slots=True)
class PartBegin:
    """A place where a part begins."""

    path: tuple[int, ...]  # indexes of children, from the root down to the first box of the part
    page_break: str  # as CSS says it: page, left, right, recto, verso
    page: str  # name of the part's first page
    name: str  # id of the section that it begins with; "" where that has none
    before: int  # letters that stand before it, where a guess needs them

    @property
    def resume_at(self) -> Any:
        """Return the place as WeasyPrint tells it."""
        return nested(self.path)

    def on_right(self, direction: str) -> bool | None:
        """Return whether the part begins on a right page; None where it may begin on either."""
        if self.page_break in ("left", "right"):
            return self.page_break == "right"
        return (self.page_break == "recto") == (direction == "ltr") if self.page_break in SIDES else None


def nested(path: Sequence[int]) -> Any:
    """Return a way down as dictionaries in each other."""
    found: Any = None
    for index in reversed(path):
        found = {index: found}
    return found


def cuts(root: Any, size: int) -> tuple[PartBegin, ...]:
    """Return where so many parts of about the same length begin, but the first; fewer where there are fewer places."""
    whole, places = letters(root), list(possible(root, 0, ()))
    found: list[PartBegin] = []
    for number in range(1, size):
        wanted = whole * (number + MORE) / (size + MORE)
        before = found[-1].before if found else 0
        least = LEAST * whole / size
        free = [each for each in places if each[1] - before > least and whole - each[1] > least]
        if free:
            box, at, path, page_break = min(free, key=lambda each: abs(each[1] - wanted))
            found.append(part_begin(box, at, path, page_break))
    return tuple(found)


Cuts = tuple[PartBegin | None, PartBegin | None]


def stretch(root: Any, name: str, chapters: Container[str]) -> Cuts | None:
    """Return where a stretch of chapters begins, and what stands behind it; None where it has no pages of its own.

    A stretch goes by the id of its first chapter; the first, from the book's first page on, has the name "".
    """
    places = list(begins_of_chapters(root, chapters))
    pairs = zip([None, *places], [*places, None], strict=True)
    return next((pair for pair in pairs if (pair[0].name if pair[0] else "") == name), None)


def begins_of_chapters(box: Any, chapters: Container[str], above: tuple[int, ...] = ()) -> Iterator[PartBegin]:
    """Yield where chapters, given their ids, begin on pages of their own, in the order of the text."""
    kids = kids_in_flow(box)
    for index, kid in enumerate(kids):
        page_break = block_level_page_break(kids[index - 1], kid) if index else "auto"
        if page_break in FORCED and begins_with(kid) in chapters:
            yield part_begin(kid, 0, (*above, index), page_break)
        if kid.element is not None and kid.element.tag in ("body", *AROUND):
            yield from begins_of_chapters(kid, chapters, (*above, index))


def part_begin(box: Any, before: int, path: tuple[int, ...], page_break: str) -> PartBegin:
    """Return the beginning of a part, given the first box of it."""
    return PartBegin(path, page_break, box.page_values()[0], begins_with(box) or "", before)


def possible(box: Any, before: int, above: tuple[int, ...]) -> Iterator[tuple[Any, int, tuple[int, ...], str]]:
    """Yield boxes that begin on a page of their own, with the letters before each, its path and its break.

    It is looked for along the longest children: where chapters stand beside each other, and what is around them.
    """
    kids = kids_in_flow(box)
    sizes = list(map(letters, kids))
    for index in range(1, len(kids)):
        page_break = block_level_page_break(kids[index - 1], kids[index])
        if page_break in FORCED and begins_with(kids[index]) is not None:
            yield kids[index], before + sum(sizes[:index]), (*above, index), page_break
    longest = max(range(len(kids)), key=sizes.__getitem__, default=None)
    if longest is not None:
        yield from possible(kids[longest], before + sum(sizes[:longest]), (*above, longest))


def kids_in_flow(box: Any) -> Sequence[Any]:
    """Return the blocks that a block is made of; none where something else is among them."""
    kids = box.children if isinstance(box, boxes.BlockBox) else ()
    return kids if all(kid.is_in_normal_flow() and not isinstance(kid, boxes.LineBox) for kid in kids) else ()


def begins_with(box: Any) -> str | None:
    """Return the id of the section that a box is or begins with; None for others: a table on a page of its own."""
    while box.element is not None and box.element.tag in AROUND and box.children:
        box = box.children[0]
    is_section = box.element is not None and box.element.tag == "section"
    return str(box.element.get("id", "")) if is_section else None


def letters(box: Any) -> int:
    """Return how many letters stand in a box."""
    return len(box.text) if isinstance(box, boxes.TextBox) else sum(map(letters, getattr(box, "children", ())))


def let_go_around(root: Any, begin: PartBegin | None, behind: PartBegin | None) -> None:
    """Let go of what is in the boxes before a part and in those behind it: no process needs the whole book."""
    before = [] if begin is None else list(beside(root, begin.path, True))
    after = [] if behind is None else list(beside(root, behind.path, False))
    for box in (*before, *after):
        empty(box)


def beside(root: Any, path: Sequence[int], is_before: bool) -> Iterator[Any]:
    """Yield the boxes on each level of a path that are before it, or behind it, the last of the path among these."""
    for level, at in enumerate(path):
        is_last = level == len(path) - 1
        yield from root.children[:at] if is_before else root.children[at + (not is_last) :]
        root = root.children[at]


def empty(box: Any) -> None:
    """Take out all that is in a box, and in what is in it: places that are referred to keep their boxes."""
    kids, box.children = getattr(box, "children", ()), ()
    for kid in kids:
        if not isinstance(kid, boxes.TextBox):
            empty(kid)


def without_what_is_behind(root: Any, cut: PartBegin) -> Any:
    """Return the root, with nothing in it of what begins at a cut, nor of what is behind it."""
    made = root.copy()
    box = made
    for level, index in enumerate(cut.path):
        is_last = level == len(cut.path) - 1
        box.children = list(box.children[:index] if is_last else box.children[: index + 1])
        if not is_last:
            box.children[index] = box.children[index].copy()
            box = box.children[index]
    return made
