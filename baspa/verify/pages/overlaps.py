"""What lies on something else on a page, or leaves the room that the page has for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baspa.verify.pages.objects import PageObject

DEEP = 0.3  # of the lower one's height: so far texts may stand in each other (accents, formulas)
WIDE = 4.0  # pt: so far slanted letters lean over their neighbours, and accents reach back over their letters;
LEANS = 0.4  # of the size of letters that are larger: so far
SAME_LINE = 0.8  # of the lower one's height that two texts of a line share


def overlapping(items: Sequence[PageObject]) -> Iterator[tuple[PageObject, PageObject]]:
    """Yield pairs of objects that lie on each other; sorted by their tops, so that few are compared.

    Most of those stand beside each other in a line: that is looked at first.
    """
    found = sorted(items, key=lambda item: -item.top)
    for number, upper in enumerate(found):
        for lower in found[number + 1 :]:
            if lower.top <= upper.bottom:
                break
            if wide(upper, lower) > WIDE and deep(upper, lower) > DEEP and wide(upper, lower) > leaning(upper, lower):
                yield upper, lower


def deep(one: PageObject, other: PageObject) -> float:
    """Return how far two objects stand in each other from above, as a share of the lower one's height."""
    least = min(one.top - one.bottom, other.top - other.bottom)
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(least, 0.1)


def wide(one: PageObject, other: PageObject) -> float:
    """Return how far two objects stand in each other from the side, pt."""
    return min(one.right, other.right) - max(one.left, other.left)


def leaning(one: PageObject, other: PageObject) -> float:
    """Return how far two objects may stand in each other from the side, pt."""
    return max(WIDE, LEANS * min(one.size, other.size))
