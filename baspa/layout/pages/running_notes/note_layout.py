"""Notes laid out by themselves: how high each is, whole, cut by some room, or with its least lines."""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.layout import block
from weasyprint.layout.percent import resolve_percentages

from baspa.layout.pages.running_notes.parts import (
    Note,
    bottom_of,
    filled_lines,
    forget_plans,
    is_loose,
    loosen,
    skip_stack,
    source,
)

LEAST = 2  # lines of a note on each of its pages; one where nothing else is possible
LARGE = 0.75  # of a page: a note of which so much stands together is cut wherever it can be
ENDLESS = 1e7  # px
PAGES = 2  # that a note is measured on: one of which more is left is too high for any
ROUNDING = 0.01  # px


class LaidNote(NamedTuple):
    """A note that is laid out."""

    box: Any
    height: float  # px
    resume_at: Any  # where it goes on; None where it ends


class Measure(NamedTuple):
    """How high a note is, px, and its lines: of one that no page has room for, those of so many pages."""

    height: float
    lines: tuple[float, ...]  # how far below its top they end, px: those of cells beside each other by their heights
    goes_on: bool  # beyond those pages, or with what finds no room on them


class Share(NamedTuple):
    """What a note has of an area."""

    height: float  # px
    resume_at: Any = None  # where it goes on; None where it ends
    box: Any = None  # where it is cut: the piece
    waits: bool = False  # whether it begins on a later page, as a note does that the rest of another calls
    room: float = ENDLESS  # px: in what it was cut; in other room tables are cut elsewhere


class NoteLayout:
    """The layout of notes in the area of the page that is being made."""

    def __init__(self, layout: Any) -> None:
        self.layout = layout
        self.inside = False  # whether notes are being laid out, and not the text
        self.begin()

    def begin(self) -> None:
        """Begin a page."""
        self.area: Any = None
        self.sources: dict[Note, Any] = {}  # of the notes that were asked for on it

    def area_of(self, context: Any) -> Any:
        """Return the area of the page, its edges and its width known."""
        area = context.current_footnote_area
        if area is not self.area:
            self.area = area
            block.block_level_width(area, area.page)
            margins = area.margin_top, area.margin_bottom
            area.margin_top, area.margin_bottom = (0 if each == "auto" else each for each in margins)
        return area

    def edges(self, context: Any) -> float:
        """Return what margins, border and padding of the area take, px."""
        area = self.area_of(context)
        margins, borders = area.margin_top + area.margin_bottom, area.border_top_width + area.border_bottom_width
        return float(margins + borders + area.padding_top + area.padding_bottom)

    def lay_out(self, context: Any, note: Note, room: float, above: float = 0.0, *positioned: Any) -> LaidNote:
        """Lay a note out in some room, px, below those above it."""
        area, box, bottom = self.area_of(context), source(note), context.page_bottom
        if getattr(box, "measured_for", area.width) != area.width:
            forget_plans(box)
        box.measured_for = area.width
        begin = area.content_box_y() + above
        box.position_x, box.position_y = area.content_box_x(), begin
        resolve_percentages(box, area)
        outer = self.inside, getattr(context, "note_page", None)
        context.page_bottom, self.inside = begin + room, True
        context.note_page = area.page.height - self.edges(context)  # for tables, which are kept whole on one
        made, resume_at, _, margins, *_ = self.layout(context, box, 0, skip_stack(note), area, True, *positioned)
        context.page_bottom, (self.inside, context.note_page) = bottom, outer
        if resume_at is not None:
            made.height = bottom_of(made) - made.content_box_y()
        end = made.border_box_y() + made.border_height() + block.collapse_margin(margins)
        return LaidNote(made, end - begin, resume_at)

    def measure(self, context: Any, note: Note) -> Measure:
        """Return how high a note is, from where it goes on."""
        measures, key = self.measures(context, note)
        if key not in measures:
            room = self.room(context)
            laid = self.lay_out(context, note, room)
            height = laid.height if laid.resume_at is None else max(room, laid.height)
            measures[key] = Measure(height, self.ends(context, laid), laid.resume_at is not None)
        found: Measure = measures[key]
        return found

    def ends(self, context: Any, laid: LaidNote) -> tuple[float, ...]:
        """Return how far below the top of the area the lines of a note end that is laid out there, px."""
        top = self.area_of(context).content_box_y()
        return tuple(sorted(line.position_y + line.margin_height() - top for line in filled_lines(laid.box)))

    def measures(self, context: Any, note: Note) -> tuple[dict[Any, Any], tuple[Any, ...]]:
        """Return what is known of a note's heights, and by which key it is known on this page."""
        if note not in self.sources:
            self.sources[note] = source(note)
        return self.sources[note].measures, (self.area_of(context).width, self.room(context), repr(skip_stack(note)))

    def room(self, context: Any) -> float:
        """Return how much room a note is measured in, px."""
        return float(PAGES * self.area_of(context).page.height)

    def share(self, context: Any, note: Note, room: float) -> Share | None:
        """Return what a note has of some room, px: all, or its least lines, and as many for the next page."""
        height, lines, goes_on = self.measure(context, note)
        least = least_lines(note)
        room += ROUNDING
        if height <= room:
            return Share(height)
        while lines and room >= lines[min(least, len(lines)) - 1]:
            laid = self.lay_out(context, note, room)
            done = len(ends := self.ends(context, laid))
            if laid.resume_at is None:  # what finds no room is a margin below its last line
                return Share(room, room=room)
            if done < least or laid.height > room + ROUNDING:
                return None
            if goes_on or len(lines) - done >= least:
                return Share(laid.height, laid.resume_at, laid.box, room=room)
            room = min(room, ends[-1]) - ROUNDING
        return None

    def piece(self, context: Any, note: Note, room: float) -> Share:
        """Return what a note has of some room, px, where it goes on upon a page of its own: as few lines as it may be.

        What cannot be parted is set whole, however high it is.
        """
        laid = self.lay_out(context, note, room)
        if laid.resume_at == skip_stack(note):
            return Share(self.measure(context, note).height)
        return Share(min(room, laid.height), laid.resume_at, laid.box, room=room)

    def least(self, context: Any, note: Note) -> float:
        """Return the least height of a note on its page, px: that of its least lines, or all where it cannot be cut."""
        measures, key = self.measures(context, note)
        if (*key, LEAST) not in measures:
            if self.stands_together(context, note):
                loosen(note)
            (height, lines, _), least = self.measure(context, note), least_lines(note)
            shares = ((end, self.share(context, note, end)) for end in lines[least - 1 : -least])
            found = next((max(end, share.height) for end, share in shares if share), height)
            self.measures(context, note)[0][*key, LEAST] = found
        return float(self.measures(context, note)[0][*key, LEAST])

    def stands_together(self, context: Any, note: Note) -> bool:
        """Tell whether most of a page is too low for a cut of a note: what finds no room on a page would be lost."""
        most = LARGE * self.area_of(context).page.height
        large = not is_loose(note) and self.measure(context, note).height > most
        return large and self.share(context, note, most) is None


def least_lines(note: Note) -> int:
    """Return how many lines of a note each of its pages has at least."""
    return 1 if is_loose(note) else LEAST
