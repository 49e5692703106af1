"""Whether each note at the foot begins on the page that calls it, as the finished file says."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import pairwise

from baspa.model.book import Block, Book
from baspa.model.problem import Problem, Problems, Severity
from baspa.verify.held.reading import FoundBlock, beginning

NOTE, CALL = (
    re.compile(r"-fn\d+$"),
    re.compile(r"-fnref\d+$"),
)  # ids of notes and of their first calls, as load gives them
HINT = 'shorten the notes of this page, or gather them: print = "chapter" or "book" in [notes] of book.toml'
FULL = "the page is too low for all the notes of that line to begin on it"


def notes_apart(
    book: Book, found: Iterable[FoundBlock], format_name: str, unbegun: Container[str] = frozenset()
) -> Problems:
    """Return B055 for each note at the foot that begins on another page than its first call is on.

    It is a warning for those that found no room there, by their ids: they follow the others of their line.
    """
    if book.metadata.notes.print != "page":
        return ()
    blocks = {block.id: block for chapter in book.chapters for block in chapter.blocks if block.kind == "note"}
    seen = list(found)
    calls = {each.id: each.page for each in seen if CALL.search(each.id)}
    notes = ((note, blocks.get(first.id)) for note, first in pairwise(seen) if NOTE.search(note.id))
    return tuple(
        apart(block, note.page, call, format_name, note.id in unbegun)
        for note, block in notes
        if block and (call := calls.get(note.id.replace("-fn", "-fnref"))) is not None
        if note.page is not None and note.page != call
    )


def apart(block: Block, note: int, call: int, format_name: str, is_full: bool) -> Problem:
    """Return the problem of a note that begins with a block, on another page than its call; both are indexes."""
    said = f'the {format_name} has the note "{beginning(block)}" on page {note + 1}, and its call on page {call + 1}'
    if is_full:
        return Problem(block.place, "B055", f"{said}: {FULL}", HINT, Severity.WARNING)
    return Problem(block.place, "B055", said, HINT)
