"""The calls of notes in a page's lines: whether a note finds room below the line of its call, or that goes over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from baspa.layout.pages.baseline_grid import leading
from baspa.layout.pages.running_notes.foot import Foot
from baspa.layout.pages.running_notes.note_layout import ENDLESS
from baspa.layout.pages.running_notes.paragraph_lines import ParagraphLines
from baspa.layout.pages.running_notes.parts import Note, NotePart

SHARE_OF_REST = (
    0.6  # of a page's height: what is left of notes takes no more before the text; but where text ends early
)
MOST_BLANK = 4  # lines that may stay empty where a line goes over with its note; more, and the note is cut


class Calls:
    """The functions that WeasyPrint calls for each note, and what they know of the page that is being made."""

    def __init__(self, foot: Foot, iterate: Any, break_line: Any) -> None:
        self.foot, self.iterate, self.breaking = foot, iterate, break_line
        self.parents: Mapping[Any, Any] = {}  # of the HTML's elements
        self.begin(False, False)

    def begin(self, alone: bool, briefly: bool) -> None:
        """Begin a page: notes have it alone, or text stands above; all notes that can be cut only begin."""
        self.alone, self.briefly = alone, briefly
        self.lines: ParagraphLines | None = None
        self.asked: Note = None  # the note that was asked for last, in the current line
        self.hidden: list[Note] | None = None
        self.held: list[Any] = []  # lines that stand above a note that is cut
        self.tied: list[Note] = []  # the notes called in them: only together do they go over
        self.called: list[tuple[ParagraphLines, float, Note]] = []  # in which paragraph, at which height of the page
        self.gone: list[Note] = []  # notes that went from the page with their calls

    # Lines

    def iter_line_boxes(
        self, context: Any, box: Any, y: float, bottom: float, skip: Any, around: Any, *rest: Any
    ) -> Any:
        """Return a paragraph's lines; a note is asked for by the line that is handed on, and by no other."""
        inner = self.iterate(context, box, y, bottom, skip, around, *rest)
        return inner if self.foot.notes.inside else ParagraphLines(self.hand_on, around, bottom, inner)

    def hand_on(self, lines: ParagraphLines) -> None:
        """Take note of the line that is handed on."""
        self.lines, self.asked = lines, None

    def break_line(self, context: Any, *rest: Any) -> Any:
        """Break a paragraph; notes that were hidden before stand on the page again."""
        if self.hidden is not None:
            context.current_page_footnotes, self.hidden = self.hidden, None
        return self.breaking(context, *rest)

    # Notes

    def lay_out(self, context: Any, note: Note) -> bool:
        """Lay a note out on this page; tell whether it cannot be."""
        context.footnotes.remove(note)
        context.current_page_footnotes.append(note)
        self.asked = note
        if context.in_column:
            self.foot.update(context)
        elif self.lines is None:
            self.go_on(context)
        else:
            return not self.fits(context, note, self.lines)
        return False

    def go_on(self, context: Any) -> None:
        """Let the page begin with what is left of notes: the text has its share, if all of them can go on then."""
        area, notes = context.current_footnote_area, context.current_page_footnotes
        page = self.foot.end_of_page(context) - area.page.content_box_y()
        limits = (page,) if self.alone else (SHARE_OF_REST * page, page)
        if not (fitting := self.fitting(context, limits)):
            for note in notes:
                self.foot.notes.least(context, note)  # which loosens one that cannot be cut
            fitting = self.fitting(context, limits)
        self.foot.limit = fitting or page
        self.foot.update(context)

    def fitting(self, context: Any, limits: Sequence[float]) -> float | None:
        """Return the first height of an area, px, in which all notes of the page have their shares."""
        notes = context.current_page_footnotes
        return next((limit for limit in limits if self.foot.shared_out(context, notes, limit)), None)

    def fits(self, context: Any, note: Note, lines: ParagraphLines) -> bool:
        """Find room for a note below the line with its call; tell whether there is. One without end is not refused."""
        self.called.append((lines, lines.line.position_y, note))
        if self.finds_room(context, note, lines):
            return True
        return lines.is_endless and self.whole(context, self.foot.height(context, context.current_page_footnotes))

    def finds_room(self, context: Any, note: Note, lines: ParagraphLines) -> bool:
        """Find room for a note on the page, whole or in part; tell whether there is."""
        end = self.foot.end_of_page(context) - lines.below
        needed = self.foot.height(context, context.current_page_footnotes)
        if not self.briefly and needed <= end - lines.reach():
            return self.whole(context, needed)
        kept, here = self.is_kept(context, note), end - lines.bottom([lines.line])
        brief = self.briefly or (kept and needed > here)
        room = end - lines.bottom(lines.together())
        if not brief and needed <= room:
            return self.whole(context, needed)
        if not kept and not self.is_held(lines) and self.blank(context, lines) <= MOST_BLANK:
            return needed <= here and self.whole(context, needed)
        return self.begins(context, note, lines, room, kept, brief)

    def whole(self, context: Any, needed: float) -> bool:
        """Let all notes of the page stand whole."""
        return self.within(context, max(needed, self.foot.limit))

    def begins(self, context: Any, note: Note, lines: ParagraphLines, room: float, kept: bool, brief: bool) -> bool:
        """Let a note begin, and the notes before it end, but those whose calls cannot be parted from its own."""
        notes, held = context.current_page_footnotes, self.is_held(lines)
        tied = [*(self.tied if held else ()), *self.with_line(lines)]
        ending = 0 if kept else sum(not any(each is one for one in tied) for each in notes)
        limit = min(room, self.briefest(context, ending, held)) if brief else room
        if self.foot.shared_out(context, notes, limit, ending) is None:
            return False
        self.held, self.tied = [*(self.held if held else ()), *lines.together()], tied
        return self.within(context, limit)

    def with_line(self, lines: ParagraphLines) -> list[Note]:
        """Return the notes called in a line, and in those that would go over with it."""
        above = lines.break_above()
        return [note for paragraph, y, note in self.called if paragraph is lines and y >= above]

    def is_held(self, lines: ParagraphLines) -> bool:
        """Tell whether a line has to stand above a note that is cut."""
        return any(lines.line is each for each in self.held)

    def briefest(self, context: Any, ending: int, held: bool) -> float:
        """Return the height of the area where the first notes stand whole, and the others only begin, px."""
        notes, before = context.current_page_footnotes, 0.0 if held else self.foot.limit
        return max(0.0 if before == ENDLESS else before, self.foot.height(context, notes, len(notes) - ending))

    def within(self, context: Any, limit: float) -> bool:
        """Let the area be so high, px."""
        self.foot.limit = limit
        self.foot.update(context)
        return True

    def blank(self, context: Any, lines: ParagraphLines) -> float:
        """Return how many lines stay empty if the line goes over with its note."""
        going = self.with_line(lines)
        staying = [each for each in context.current_page_footnotes if not any(each is one for one in going)]
        left = self.foot.end_of_page(context) - self.foot.height(context, staying) - lines.break_above()
        return left / leading(lines.box.style)[0]

    def is_kept(self, context: Any, note: Note) -> bool:
        """Tell whether a note is called within what is kept whole, of a height that is not known yet."""
        element = self.parents.get(note.element)
        while element is not None:
            style = context.style_for(element)
            if style["break_inside"] == "avoid" or "table" in style["display"]:
                return True
            element = self.parents.get(element)
        return False

    def take_back(self, context: Any, note: Note) -> None:
        """Take a note back whose call has gone from the page.

        WeasyPrint also asks it of notes that pages before have, where the rest of a block goes over that called them.
        """
        places = (context.current_page_footnotes, context.reported_footnotes, self.hidden or [])
        found = [notes for notes in places if note in notes]
        if note in context.footnotes or not found:
            return
        context.footnotes.append(note)
        self.gone.append(note)
        for notes in found:
            notes.remove(note)
        self.foot.update(context)

    def lost(self, context: Any) -> bool:
        """Tell whether a note has gone that might have begun on this page."""
        return any(
            self.foot.notes.least(context, note) < self.foot.notes.measure(context, note).height for note in self.gone
        )

    def report(self, context: Any, note: Note) -> None:
        """Leave a note to the next page, if that is what the line that calls it asks for.

        WeasyPrint also asks it of all notes where a paragraph's second line finds no room: that they move to the next
        page would make the room, but parts them from their calls. So they are out of its sight until it breaks there.
        """
        if (note is self.asked and not self.foot.notes.inside) or context.in_column:
            context.current_page_footnotes.remove(note)
            context.reported_footnotes.append(note)
            self.foot.update(context)
        else:
            self.hidden, context.current_page_footnotes = context.current_page_footnotes, []

    def unbegun(self, context: Any) -> bool:
        """Tell whether a note could not begin on the page that calls it."""
        shared = zip(context.current_page_footnotes, self.foot.shares, strict=True)
        waiting = sum(share.waits and not isinstance(note, NotePart) for note, share in shared)
        return sum(not isinstance(note, NotePart) for note in context.reported_footnotes) > waiting
