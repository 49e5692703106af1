"""Notes at the foot that begin on the page of their call, and run on over the next pages.

WeasyPrint sets a note whole, and where it finds no room moves it to the next page, or lets it lie over the text. Here the
area of notes is shared out by the note: each gets the lines that it has, as long as those behind it begin with LEAST,
and what is left of it is a `Part` that the next page begins with. A line goes over with its short note as before; a
note is cut where that would leave the page short.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.pages.running_notes.calls import Calls
from baspa.layout.pages.running_notes.foot import Foot
from baspa.layout.pages.running_notes.page_maker import PageMaker
from baspa.layout.replacements import RUNNING_NOTES


@contextmanager
def running_notes() -> Iterator[None]:
    """Let notes run on while the context lasts."""
    foot = Foot(block.block_level_layout)
    calls = Calls(foot, block.iter_line_boxes, block._break_line)
    maker = PageMaker(foot, calls)
    with replacing(
        RUNNING_NOTES,
        calls.iter_line_boxes,
        calls.break_line,
        lambda context, footnote: calls.lay_out(context, footnote),
        lambda context, footnote: calls.take_back(context, footnote),
        lambda context, footnote: calls.report(context, footnote),
        lambda context: foot.update(context),
        maker.block_level_layout,
        maker.make_page,
        maker.remake_page,
        maker.make_all_pages,
        maker.page_type,
        maker.update_page_groups,
    ):
        yield
