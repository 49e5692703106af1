"""A note of the foot as boxes to lay out: whole, or what a page before has left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes, build

Note = Any  # the box of a note, or a NotePart


class NotePart(boxes.BlockBox):  # type: ignore[misc]
    """What is left of a note for the next page: of the same source boxes, so that lines stay as they were planned."""

    def __init__(self, note: Note, skip: Any) -> None:
        self.__dict__.update(note.__dict__)
        self.whole, self.skip = whole(note), skip


class NotesAhead(list[Note]):
    """The notes that no page has yet.

    WeasyPrint asks of each box in each line whether its note is one of them: of those that call none all would be
    compared with nothing.
    """

    def __contains__(self, note: Note) -> bool:
        return note is not None and super().__contains__(note)


def whole(note: Note) -> Any:
    """Return the note that a part is of."""
    return note.whole if isinstance(note, NotePart) else note


def skip_stack(note: Note) -> Any:
    """Return where the boxes of a note are resumed."""
    return note.skip if isinstance(note, NotePart) else None


def same(notes: tuple[Note, ...], others: tuple[Note, ...]) -> bool:
    """Tell whether a page begins with what another began with."""
    return len(notes) == len(others) and all(
        whole(one) is whole(other) and skip_stack(one) == skip_stack(other)
        for one, other in zip(notes, others, strict=True)
    )


def source(note: Note) -> Any:
    """Return the boxes of a note, ready for its layout.

    They are made once, since a paragraph's plan goes by its boxes; a number of a page, once known, comes in a new one,
    also where the pages before, which have the note's first lines, stay as they are.
    """
    note = whole(note)
    texts = [box for box in note.descendants() if isinstance(box, boxes.TextBox)]
    known = getattr(note, "texts", ())
    if len(known) != len(texts) or any(one is not other for one, other in zip(known, texts, strict=True)):
        was_loose = bool(known) and note.source.is_loose
        note.texts, note.source = texts, build.create_anonymous_boxes(note.deepcopy())
        note.source.measures, note.source.is_loose = {}, False
        if was_loose:
            loosen(note)
    return note.source


def forget_plans(box: Any) -> None:
    """Have the lines of a note planned anew: it goes on upon a page of another width."""
    for each in box.descendants():
        if isinstance(each, boxes.LineBox):
            each.plan = None
        elif isinstance(each, boxes.TextBox):
            each.cuts = None


def is_loose(note: Note) -> bool:
    """Tell whether a note may be cut anywhere."""
    box = getattr(whole(note), "source", None)
    return box is not None and bool(box.is_loose)


def loosen(note: Note) -> None:
    """Let a note be cut anywhere: in boxes and rows, between formulas, and in heads of tables, which are said once."""
    box = source(note)
    box.is_loose, box.measures = True, {}
    for each in box.descendants():
        each.style = each.style.copy()
        each.style |= dict.fromkeys(("break_inside", "break_before", "break_after"), "auto")
        each.is_header = False


def filled_lines(box: Any) -> list[Any]:
    """Return the lines and images of a laid-out note, but for lines without height, where an anchor stands alone."""
    return [leaf for leaf in lines_and_images(box) if leaf.height]


def lines_and_images(box: Any) -> Iterator[Any]:
    """Yield what a laid-out block has in normal flow, line by line."""
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)):
        yield box
        return
    for child in box.children:
        if child.is_in_normal_flow():
            yield from lines_and_images(child)


def bottom_of(box: Any) -> float:
    """Return where the content of a laid-out block ends, px: a block that is cut fills its page.

    WeasyPrint gives lines without anything in them margins, but no height.
    """
    end: float = box.position_y
    if isinstance(box, boxes.LineBox) and not box.height:
        return end
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox, boxes.TableBox)) or box.is_floated():
        return end + float(box.margin_height())
    below = [bottom_of(child) for child in box.children if child.is_in_normal_flow() or child.is_floated()]
    return max((end, *below)) + float(box.padding_bottom + box.border_bottom_width)
