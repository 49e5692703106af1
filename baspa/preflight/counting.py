"""How many pages a file has, and what the binding and the house ask; how wide the spine of a cover is."""

from __future__ import annotations

from collections.abc import Sequence

from baspa.preflight.kinds import NARROW, NO_COVER, ODD, TOO_FEW, TOO_MANY, UNEVEN
from baspa.preflight.limits import LEAVES, Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

THINNEST = 0.04  # mm a page: coated paper of 90 g/m², bulk 0.9, where no one says which paper it will be
NEARLY = 0.5  # mm by which a spine may be narrower


def judged_count(pages: Sequence[PageBoxes], limits: Limits) -> PrintFaults:
    """Yield what is wrong with the number of pages of an inside."""
    count = len(pages)
    if limits.binding and count % LEAVES[limits.binding]:
        yield PrintFault(UNEVEN, value=LEAVES[limits.binding], name=str(count))
    elif count % 2 and count > 1:
        yield PrintFault(ODD, name=str(count))
    if count < limits.least_pages:
        yield PrintFault(TOO_FEW, value=limits.least_pages, name=str(count))
    if limits.most_pages and count > limits.most_pages:
        yield PrintFault(TOO_MANY, value=limits.most_pages, name=str(count))


def judged_spine(pages: Sequence[PageBoxes], limits: Limits) -> PrintFaults:
    """Yield what is wrong with a cover in one piece: back, spine and front beside each other."""
    if len(pages) > 2:
        yield PrintFault(NO_COVER, name=str(len(pages)))
    for page in pages[:2]:
        spine = page.size[0] - 2 * limits.page_width
        if spine < limits.least_spine - NEARLY:
            yield PrintFault(NARROW, page.number, value=max(spine, 0.0), name=f"{limits.least_spine:.1f}")
