"""What the end of a page asks of the paragraph that it cuts, or that ends just above it."""

from __future__ import annotations

from typing import NamedTuple

from baspa.lines.parameters import ANYWHERE, PageEnds

HYPHEN_AT_END = 400_000.0  # demerits: a line stretched to a ratio of 1.84 costs as much
LONE_LINES = 30_000.0  # for a number of lines that leaves too few to one side of the break, so that the page ends early


class Page(NamedTuple):
    """A page as a paragraph finds it; numbers of lines."""

    left: int  # for the paragraph and what follows
    whole: int  # on the pages that follow
    orphans: int  # fewest before a break
    widows: int  # fewest behind it


def page_ends(page: Page, lines: int) -> PageEnds:
    """Return the demerits for a paragraph of about so many lines."""
    if page.left < page.orphans:
        return ANYWHERE  # it goes over whole
    last = range(page.left, lines + page.orphans + 1, page.whole)
    counts = {
        count: LONE_LINES
        for end in last
        for count in (*range(end - page.orphans + 1, end), *range(end + 1, end + page.widows))
    }
    return PageEnds(frozenset(last), HYPHEN_AT_END, counts)
