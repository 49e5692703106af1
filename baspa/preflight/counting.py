"""How many pages a file has, and what the binding and the house ask; how wide the spine of a cover is."""

from __future__ import annotations

from collections.abc import Sequence

from baspa.model.bindings import GROWS
from baspa.preflight.kinds import IS_COVER, NARROW, NO_COVER, ODD, TOO_FEW, TOO_MANY, UNEVEN
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

THINNEST = 0.04  # mm a page: coated paper of 90 g/m², bulk 0.9, where no one says which paper it will be
WIDE = 1.25  # of its height: a page of two pages beside each other, and no page of a book
NEARLY = 0.5  # mm by which a spine may be narrower


def judged_count(pages: Sequence[PageBoxes], limits: Limits) -> PrintFaults:
    """Yield what is wrong with the number of pages of an inside."""
    count, said = len(pages), pages_said(len(pages))
    if is_like_cover(pages):
        if limits.house or limits.binding:
            yield PrintFault(IS_COVER, name=said)
        return
    if limits.binding and count % GROWS[limits.binding]:
        yield PrintFault(UNEVEN, value=GROWS[limits.binding], name=said)
    elif count % 2:
        yield PrintFault(ODD, name=said)
    if count < limits.least_pages:
        yield PrintFault(TOO_FEW, value=limits.least_pages, name=said)
    if limits.most_pages and count > limits.most_pages:
        yield PrintFault(TOO_MANY, value=limits.most_pages, name=said)


def is_like_cover(pages: Sequence[PageBoxes]) -> bool:
    """Tell whether pages may be a cover of which no one said so: one page, or two that are far wider than high."""
    return len(pages) == 1 or (len(pages) == 2 and all(page.size[0] > WIDE * page.size[1] for page in pages))


def pages_said(count: int) -> str:
    """Return a number of pages in words."""
    return f"{count} page" if count == 1 else f"{count} pages"


def judged_spine(pages: Sequence[PageBoxes], limits: Limits) -> PrintFaults:
    """Yield what is wrong with a cover in one piece: back, spine and front beside each other."""
    if len(pages) > 2:
        yield PrintFault(NO_COVER, name=pages_said(len(pages)))
    for page in pages[:2]:
        spine = page.size[0] - 2 * limits.page_width
        if spine < limits.least_spine - NEARLY:
            yield PrintFault(NARROW, page.number, value=max(spine, 0.0), name=f"{limits.least_spine:.1f}")
