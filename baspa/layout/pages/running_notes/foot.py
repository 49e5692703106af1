"""The area of notes of a page: how high its notes are, and how it is shared out among them where it lacks room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from weasyprint.layout import block
from weasyprint.layout.percent import resolve_percentages

from baspa.layout.pages.running_notes.parts import (
    Note,
    NotePart,
    bottom_of,
    filled_lines,
    forget_plans,
    skip_stack,
    source,
)

LEAST = 2  # lines of a note on each of its pages
ENDLESS = 1e7  # px
ROUNDING = 0.01  # px


class Share(NamedTuple):
    """What a note has of an area."""

    height: float  # px
    resume_at: Any  # where it goes on; None where it ends


class Measure(NamedTuple):
    """How high a note is, px, and how many lines it has."""

    height: float
    lines: tuple[float, ...]  # how far below its top each ends, px


class LaidNote(NamedTuple):
    """A note that is laid out."""

    box: Any
    height: float  # px
    resume_at: Any  # where it goes on; None where it ends


class Foot:
    """The area of notes of the page that is being made."""

    def __init__(self, layout: Any) -> None:
        self.layout = layout
        self.inside = False  # whether notes are being laid out, and not the text
        self.limit = ENDLESS  # px: no higher is the area
        self.shares: Sequence[Share] = ()
        self.sources: dict[Any, Any] = {}  # of the notes that were asked for on this page
        self.area: Any = None

    def begin(self) -> None:
        """Begin a page."""
        self.limit, self.shares, self.sources = ENDLESS, (), {}

    def area_of(self, context: Any) -> Any:
        """Return the area of the page, its edges and its width known."""
        area = context.current_footnote_area
        if area is not self.area:
            self.area = area
            block.block_level_width(area, area.page)
            area.margin_top, area.margin_bottom = (
                0 if m == "auto" else m for m in (area.margin_top, area.margin_bottom)
            )
        return area

    @property
    def cut(self) -> bool:
        """Tell whether a note goes on upon the next page."""
        return any(share.resume_at is not None for share in self.shares)

    def end_of_page(self, context: Any) -> float:
        """Return where the page ends below its notes, px."""
        area = self.area_of(context)
        taken = 0.0 if area.height == "auto" or context.in_column else area.margin_height()
        return float(context.page_bottom + taken)

    def update(self, context: Any) -> None:
        """Share the area out anew; what it takes, the text has less."""
        area, notes = self.area_of(context), context.current_page_footnotes
        context.page_bottom = self.end_of_page(context)
        area.height, self.shares = "auto", ()
        if notes:
            self.shares = self.shared_out(context, notes, self.limit) or self.all_whole(context, notes)
            area.height = sum(share.height for share in self.shares)
            if not context.in_column:
                context.page_bottom -= area.margin_height()

    def all_whole(self, context: Any, notes: Sequence[Note]) -> list[Share]:
        """Return the shares of notes where there is room for all of them."""
        return [Share(self.measure(context, note).height, None) for note in notes]

    def height(self, context: Any, notes: Sequence[Note], least: int = 0) -> float:
        """Return how high the area is with notes, of which the last `least` only begin, px; 0 without any."""
        if not notes:
            return 0.0
        whole = len(notes) - least
        heights = [self.measure(context, note).height for note in notes[:whole]]
        return self.edges(context) + sum(heights) + sum(self.least(context, note) for note in notes[whole:])

    def edges(self, context: Any) -> float:
        """Return what margins, border and padding of the area take, px."""
        area = self.area_of(context)
        margins, borders = area.margin_top + area.margin_bottom, area.border_top_width + area.border_bottom_width
        return float(margins + borders + area.padding_top + area.padding_bottom)

    def shared_out(self, context: Any, notes: Sequence[Note], limit: float, whole: int = 0) -> list[Share] | None:
        """Return the shares of notes in an area that is no higher than a limit, px; None where there are none.

        Each gets what it has, if those behind it can begin; the first `whole` of them have to end.
        """
        left = limit - self.edges(context)
        if limit >= ENDLESS or sum(self.measure(context, note).height for note in notes) <= left:
            return self.all_whole(context, notes)
        behind = sum(self.least(context, note) for note in notes)
        shares = []
        for number, note in enumerate(notes):
            behind -= self.least(context, note)
            share = self.share(context, note, left - behind)
            if share is None or (number < whole and share.resume_at is not None):
                return None
            shares.append(share)
            left -= share.height
        return shares

    def share(self, context: Any, note: Note, room: float) -> Share | None:
        """Return what a note has of some room, px: all, or LEAST lines, and as many for the next page."""
        height, lines = self.measure(context, note)
        if height <= room:
            return Share(height, None)
        room += ROUNDING
        while lines and room >= lines[min(LEAST, len(lines)) - 1]:
            laid = self.lay_out(context, note, room)
            done = len(filled_lines(laid.box))
            if laid.resume_at is None or done < LEAST:
                return None
            if len(lines) - done >= LEAST:
                return Share(laid.height, laid.resume_at)
            room = lines[done - 1] - ROUNDING
        return None

    def least(self, context: Any, note: Note) -> float:
        """Return the least height of a note on its page, px: that of LEAST lines, or all where it cannot be cut."""
        height, lines = self.measure(context, note)
        shares = (self.share(context, note, end) for end in lines[LEAST - 1 : -LEAST])
        return next((share.height for share in shares if share), height)

    def measure(self, context: Any, note: Note) -> Measure:
        """Return how high a note is, from where it goes on."""
        if note not in self.sources:
            self.sources[note] = source(note)
        measures = self.sources[note].measures
        key = self.area_of(context).width, repr(skip_stack(note))
        if key not in measures:
            laid, top = self.lay_out(context, note, ENDLESS), self.area_of(context).content_box_y()
            lines = tuple(line.position_y + line.margin_height() - top for line in filled_lines(laid.box))
            measures[key] = Measure(laid.height, lines)
        found: Measure = measures[key]
        return found

    def lay_out(self, context: Any, note: Note, room: float, above: float = 0.0, *positioned: Any) -> LaidNote:
        """Lay a note out in some room, px, below those above it."""
        area, box, bottom = self.area_of(context), source(note), context.page_bottom
        if getattr(box, "measured_for", area.width) != area.width:
            forget_plans(box)
        box.measured_for = area.width
        begin = area.content_box_y() + above
        box.position_x, box.position_y = area.content_box_x(), begin
        resolve_percentages(box, area)
        context.page_bottom, outer, self.inside = begin + room, self.inside, True
        made, resume_at, _, margins, *_ = self.layout(context, box, 0, skip_stack(note), area, True, *positioned)
        context.page_bottom, self.inside = bottom, outer
        if resume_at is not None:
            made.height = bottom_of(made) - made.content_box_y()
        end = made.border_box_y() + made.border_height() + block.collapse_margin(margins)
        return LaidNote(made, end - begin, resume_at)

    def finish(self, context: Any, positioned: tuple[Any, Any]) -> Any:
        """Return the area with the boxes of its notes."""
        area, notes = self.area_of(context), context.current_page_footnotes
        made, above = [], 0.0
        for note, share in zip(notes, self.shares, strict=True):
            room = ENDLESS if share.resume_at is None else share.height + ROUNDING
            made.append(self.lay_out(context, note, room, above, *positioned).box)
            above += share.height
        finished = area.copy_with_children(made)
        finished.height = above
        return finished

    def rest(self, context: Any) -> list[Note]:
        """Return what the next page begins with."""
        pairs = zip(context.current_page_footnotes, self.shares, strict=True)
        return [NotePart(note, share.resume_at) for note, share in pairs if share.resume_at is not None]
