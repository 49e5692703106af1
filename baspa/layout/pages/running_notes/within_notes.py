"""Calls of notes within notes: where a note is cut above such a call, the note that it calls waits for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baspa.layout.pages.running_notes.note_layout import Share
from baspa.layout.pages.running_notes.parts import Note, NotePart


class CallsWithinNotes:
    """For each note that another note calls, that note and its first call."""

    def __init__(self, elements: Iterable[Any]) -> None:
        notes = [element for element in elements if element.get("class") == "footnote"]
        self.called = {
            call.get("href", "")[1:]: (note, call)
            for note in notes
            for call in note.iter()
            if call.get("role") == "doc-noteref" and call.get("id")
        }

    def waits(self, note: Note, before: Iterable[tuple[Note, Share | None]]) -> bool:
        """Tell whether a note is called by the rest of one before it, given with what it has of the page."""
        begun = isinstance(note, NotePart)
        caller, call = (None, None) if begun else self.called.get(note.element.get("id", ""), (None, None))
        for each, share in before if caller is not None else ():
            if each.element is caller and share:
                cut = share.resume_at is not None and all(box.element is not call for box in share.box.descendants())
                return share.waits or cut
        return False
