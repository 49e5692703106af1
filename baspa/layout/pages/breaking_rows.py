"""Tables that find no room: what fits on a page is kept whole, rows that are higher than one break with their head.

A table that would be cut goes over to the next page where that holds all of it, and the hole that it leaves is no
larger than HOLE. A table in a cell of another, or in a column, is as its place lets it be.

The style sheet forbids rows to break. WeasyPrint then drops the head of a table whose next row finds no room below it
even on a page of its own, and leaves a caption alone on its page; here such a row may break after all. A head that is
higher than a page itself is broken as other rows are, and one with a row of text, higher than HEAD, is said once.
Where the cells of a row that breaks call notes, those laid out before the call make room for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.pages.baseline_grid import leading, top
from baspa.layout.pages.running_notes.note_layout import ROUNDING
from baspa.layout.pages.running_notes.parts import bottom_of
from baspa.layout.replacements import BREAKING_ROWS

HOLE = 1 / 2  # of a page: what may stay empty below what a table goes over from
HEAD = 1 / 5  # of a page: a higher row of a head is not said again on each page; Word's tables have text in their first
BEGINS = 0.5  # of a page: where so much is free, a row that is higher than a page begins there


@contextmanager
def breaking_rows() -> Iterator[None]:
    """Let rows break while the context lasts that no page could hold below their table's head."""
    table_layout, around = block.table_layout, list[Any]()

    def layout(context: Any, table: Any, bottom_space: float, *rest: Any) -> Any:
        around.append(table)
        piece = _Piece(table_layout, context, table, bottom_space, rest)
        if len(around) == 1:
            piece.keep_whole()
        piece.break_row()
        piece.say_high_head_once()
        piece.break_head()
        piece.make_room_for_notes()
        piece.take_back()
        around.pop()
        return piece.result

    with replacing(BREAKING_ROWS, layout):
        yield


class Known:
    """What stood on a page before a table: where it ended, its notes, and what is positioned."""

    def __init__(self, context: Any, positioned: tuple[Any, ...]) -> None:
        self.bottom, self.notes = context.page_bottom, tuple(context.current_page_footnotes)
        self.lists = [(each, len(each)) for each in positioned]

    def called_since(self, context: Any) -> list[Any]:
        """Return the notes that were called since."""
        return [note for note in context.current_page_footnotes if not any(note is each for each in self.notes)]

    def drop_positioned(self) -> None:
        """Let go of what was positioned since."""
        for each, length in self.lists:
            del each[length:]


class _Piece:
    """What a page has of a table, laid out again and again while something is wrong with it."""

    def __init__(self, layout: Any, context: Any, table: Any, bottom_space: float, rest: tuple[Any, ...]) -> None:
        self.layout, self.context, self.table, self.bottom_space, self.rest = layout, context, table, bottom_space, rest
        self.skip_stack, self.wrapper, self.page_is_empty, *self.positioned = rest
        self.has_head = bool(table.children) and table.children[0].is_header
        self.widths, self.known = list(table.column_widths), Known(context, tuple(self.positioned))
        below = self.wrapper.position_y - top(context)
        self.begins = self.page_is_empty or below < leading(table.style)[0]  # the page, perhaps below its own caption
        self.result = layout(context, table, bottom_space, *rest)

    @property
    def free(self) -> float:
        """What is free of the page where the table begins, px."""
        return float(self.context.page_bottom - self.wrapper.position_y)

    @property
    def page(self) -> float:
        """How high the text of the page may be, or the area of its notes, px: that of a note is known beforehand."""
        known = getattr(self.context, "note_page", None)
        return float(self.context.page_bottom - top(self.context) if known is None else known)

    def again(self) -> None:
        """Lay the piece out again."""
        self.let_go()
        self.take_back()
        self.lay_out()

    def let_go(self) -> None:
        """Let go of what the piece has put on the page: notes, and what is positioned."""
        block.remove_placeholders(self.context, [self.result[0]] if self.result[0] else [], *self.positioned)

    def lay_out(self) -> None:
        self.table.column_widths = list(self.widths)  # reversed by now where the table runs from right to left
        self.result = self.layout(self.context, self.table, self.bottom_space, *self.rest)

    def keep_whole(self) -> None:
        """Let a table go over that is cut, and would not be on a page of its own, where that leaves no large hole."""
        made, resume_at, *_ = self.result
        is_cut_here = made is not None and resume_at is not None and self.skip_stack is None
        if not is_cut_here or self.begins or self.context.in_column or self.free > self.page * HOLE:
            return
        if self.is_whole_on_a_page():
            self.result = None, None, *self.result[2:]
        else:
            self.again()

    def is_whole_on_a_page(self) -> bool:
        """Tell whether a page of its own holds all of the table; what was laid out for that is let go of."""
        made, resume_at, *_ = self.on_a_page_of_its_own()
        return made is not None and resume_at is None

    def on_a_page_of_its_own(self) -> Any:
        """Return what a page of its own would have of the table; that is let go of."""
        bottom = self.context.page_bottom
        self.context.page_bottom += self.page - self.free
        self.again()
        self.let_go()
        self.context.page_bottom = bottom
        return self.result

    def say_high_head_once(self) -> None:
        """Let a head with a high row be said on the first page of a table that is cut, and on no other."""
        made, resume_at, *_ = self.result
        if self.skip_stack is not None or resume_at is None or not self.has_head or lacks_head(self.table, made):
            return
        if any(row.height > self.page * HEAD for row in made.children[0].children):
            self.table.children[0].is_header = False
            self.again()

    def break_row(self) -> None:
        """Let the first row break if it finds no room below the head though the page is empty."""
        row = next_row(self.table, self.skip_stack)
        if row is not None and lacks_head(self.table, self.result[0]) and (self.begins or self.is_higher()):
            let_break(row)
            self.again()

    def is_higher(self) -> bool:
        """Tell whether a row that found no room though half of the page is free finds none on a page of its own."""
        if self.page_is_empty or self.context.in_column or self.free < self.page * BEGINS:
            return False
        found = lacks_head(self.table, self.on_a_page_of_its_own()[0])
        self.result = None, *self.result[1:]
        return found

    def break_head(self) -> None:
        """Let a head break that is higher than a page: it is said once, like any other rows."""
        if self.has_head and self.skip_stack is None and self.begins and lacks_head(self.table, self.result[0]):
            head = self.table.children[0]
            head.is_header = False
            for row in head.children:
                let_break(row)
            self.again()

    def make_room_for_notes(self) -> None:
        """Let all cells end above the notes of the page.

        The cells of a row that breaks are laid out one after the other, and those before the cell that calls a note do
        not know of it: they are laid out once more, the note kept; one whose call goes over to the next page goes with
        it.
        """
        called = self.known.called_since(self.context)
        room_was_taken = self.known.bottom > self.context.page_bottom
        if not (called and room_was_taken and self.result[0] and is_cut(self.result)):
            return
        if bottom_of(self.result[0]) <= self.context.page_bottom + ROUNDING:
            return
        self.known.drop_positioned()
        self.lay_out()
        made = self.result[0]
        calls = {id(box.footnote) for box in made.descendants() if box.footnote} if made else set()
        for note in [note for note in called if id(note) not in calls]:
            self.context.unlayout_footnote(note)

    def take_back(self) -> None:
        """Take notes back whose calls are not on the page: WeasyPrint leaves those of a head that it drops."""
        made = self.result[0]
        if made is None or (self.has_head and lacks_head(self.table, made)):
            block.remove_placeholders(self.context, [self.table.children[0] if made else self.table], *self.positioned)


def is_cut(result: Any) -> bool:
    """Tell whether a table goes on within a row."""
    resume_at = result[1]
    return bool(resume_at) and any(below and any(below.values()) for below in resume_at.values())


def let_break(row: Any) -> None:
    """Let a row break over pages."""
    row.style = row.style.copy()
    row.style["break_inside"] = "auto"


def lacks_head(table: Any, made: Any) -> bool:
    """Tell whether nothing was laid out of a table, or a piece without the head that the table has."""
    return made is None or bool(table.children[0].is_header and not (made.children and made.children[0].is_header))


def next_row(table: Any, skip_stack: Any) -> Any:
    """Return the row that a piece of a table begins with, if it is forbidden to break."""
    groups = [index for index, group in enumerate(table.children) if not group.is_header and not group.is_footer]
    index, below = next(iter(skip_stack.items())) if skip_stack else (groups[0] if groups else None, None)
    if index is None or not table.children[index].children:
        return None
    row = table.children[index].children[next(iter(below)) if below else 0]
    return row if row.style["break_inside"] == "avoid" else None
