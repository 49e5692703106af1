"""Notes at the foot that begin on the page of their call, and run on over the next pages.

WeasyPrint sets a note whole, and where it finds no room moves it to the next page, or lets it lie over the text. Here
the area of notes is shared out: each note gets the lines that it has, as long as those behind it can begin, and what is
left of it is a `NotePart` that the next page begins with. A line goes over with its note where that leaves few lines
empty; else the note is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.pages.running_notes.calls import Calls
from baspa.layout.pages.running_notes.foot import Foot
from baspa.layout.pages.running_notes.note_layout import NoteLayout
from baspa.layout.pages.running_notes.page_maker import PageMaker
from baspa.layout.replacements_of_notes import RUNNING_NOTES


@contextmanager
def running_notes() -> Iterator[None]:
    """Let notes run on while the context lasts."""
    foot = Foot(NoteLayout(block.block_level_layout))
    calls = Calls(foot, block.iter_line_boxes, block._break_line)
    maker = PageMaker(foot, calls)
    with replacing(
        RUNNING_NOTES,
        calls.iter_line_boxes,
        calls.break_line,
        method(calls.lay_out),
        method(calls.take_back),
        method(calls.report),
        method(foot.update),
        maker.block_level_layout,
        maker.make_page,
        maker.remake_page,
        maker.make_all_pages,
        maker.page_type,
        maker.update_page_groups,
    ):
        yield


def method(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that is a method where it is put into a class."""

    def bound(context: Any, *rest: Any) -> Any:
        return function(context, *rest)

    return bound
