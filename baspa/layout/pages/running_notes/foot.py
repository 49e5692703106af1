"""The area of notes of a page, and how it is shared out among its notes where it lacks room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baspa.layout.pages.running_notes.note_layout import ENDLESS, ROUNDING, NoteLayout, Share
from baspa.layout.pages.running_notes.parts import Note, NotePart
from baspa.layout.pages.running_notes.within_notes import CallsWithinNotes


class Foot:
    """The area of notes of the page that is being made."""

    def __init__(self, notes: NoteLayout) -> None:
        self.notes = notes
        self.calls = CallsWithinNotes(())
        self.begin()

    def begin(self) -> None:
        """Begin a page."""
        self.notes.begin()
        self.limit = ENDLESS  # px: no higher is the area
        self.shares: Sequence[Share] = ()

    @property
    def cut(self) -> bool:
        """Tell whether a note goes on upon the next page."""
        return any(share.resume_at is not None for share in self.shares)

    def end_of_page(self, context: Any) -> float:
        """Return where the page ends below its notes, px."""
        area = self.notes.area_of(context)
        taken = 0.0 if area.height == "auto" or context.in_column else area.margin_height()
        return float(context.page_bottom + taken)

    def update(self, context: Any) -> None:
        """Share the area out anew; what it takes, the text has less."""
        area, notes = self.notes.area_of(context), context.current_page_footnotes
        context.page_bottom = self.end_of_page(context)
        area.height, self.shares = "auto", ()
        if notes:
            self.shares = self.shared_out(context, notes, self.limit) or self.queued(context, notes)
            area.height = self.filled(context, sum(share.height for share in self.shares))
            if not context.in_column:
                context.page_bottom -= area.margin_height()

    def filled(self, context: Any, height: float) -> float:
        """Return how high the area is, px: what shares gain by rounding the line of the call does not lack."""
        room = self.limit - self.notes.edges(context)
        return room if room < height <= room + 2 * ROUNDING else height

    def all_whole(self, context: Any, notes: Sequence[Note]) -> list[Share]:
        """Return the shares of notes where there is room for all of them."""
        return [Share(self.notes.measure(context, note).height) for note in notes]

    def height(self, context: Any, notes: Sequence[Note], least: int = 0) -> float:
        """Return how high the area is with notes, of which the last `least` only begin, px; 0 without any."""
        if not notes:
            return 0.0
        whole = len(notes) - least
        heights = [self.notes.measure(context, note).height for note in notes[:whole]]
        return self.notes.edges(context) + sum(heights) + sum(self.notes.least(context, note) for note in notes[whole:])

    def shared_out(self, context: Any, notes: Sequence[Note], limit: float, whole: int = 0) -> list[Share] | None:
        """Return the shares of notes in an area that is no higher than a limit, px; None where there are none.

        Each gets what it has, if those behind it can begin; the first `whole` of them have to end.
        """
        left = limit - self.notes.edges(context) + ROUNDING
        if limit >= ENDLESS or sum(self.notes.measure(context, note).height for note in notes) <= left:
            return self.all_whole(context, notes)
        shares: list[Share] = []
        while len(shares) < len(notes):
            share = self.next_share(context, notes, shares, left)
            if share is None or (len(shares) < whole and (share.waits or share.resume_at is not None)):
                return None
            shares.append(share)
            left -= share.height
        return shares

    def queued(self, context: Any, notes: Sequence[Note]) -> list[Share]:
        """Return the shares of notes where not all can have theirs: those behind the first that is cut wait."""
        left, shares = self.limit - self.notes.edges(context) + ROUNDING, list[Share]()
        for note in notes:
            cut = shares and (shares[-1].waits or shares[-1].resume_at is not None)
            share = None if cut else self.notes.share(context, note, left)
            shares.append(share or (Share(0.0, waits=True) if shares else self.notes.piece(context, note, left)))
            left -= shares[-1].height
        return shares

    def next_share(self, context: Any, notes: Sequence[Note], shares: Sequence[Share], left: float) -> Share | None:
        """Return the share of the note behind those that have theirs, of what is left of the area, px."""
        note, shared = notes[len(shares)], list(zip(notes, shares, strict=False))
        if self.calls.waits(note, shared):
            return Share(0.0, waits=True)
        behind = [each for each in notes[len(shares) + 1 :] if not self.calls.waits(each, shared)]
        least = sum(self.notes.least(context, each) for each in behind)
        share = self.notes.share(context, note, left - least)
        own = [each for each in behind if self.calls.waits(each, [(note, share)])]
        if own:  # it may have their room, unless that brings their calls
            least -= sum(self.notes.least(context, each) for each in own)
            more = self.notes.share(context, note, left - least)
            if all(self.calls.waits(each, [(note, more)]) for each in own):
                return more
        return share

    def finish(self, context: Any, positioned: tuple[Any, Any]) -> Any:
        """Return the area with the boxes of its notes; where those go on that are cut is as they are laid out now."""
        area, notes = self.notes.area_of(context), context.current_page_footnotes
        made, above, shares = [], 0.0, list[Share]()
        for note, share in zip(notes, self.shares, strict=True):
            shares.append(share)
            if not share.waits:
                laid = self.notes.lay_out(context, note, share.room, above, *positioned)
                shares[-1] = share._replace(resume_at=laid.resume_at)
                made.append(laid.box)
                above += share.height
        self.shares = shares
        finished = area.copy_with_children(made)
        finished.height = above
        return finished

    def rest(self, context: Any) -> list[Note]:
        """Return what the next page begins with."""
        pairs = zip(context.current_page_footnotes, self.shares, strict=True)
        left = [(note, share) for note, share in pairs if share.waits or share.resume_at is not None]
        return [note if share.waits else NotePart(note, share.resume_at) for note, share in left]
