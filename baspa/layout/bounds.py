"""Bounds of the layout: what a book's own styles, templates and fonts ask for may break it, or have no end.

`p { font-size: 1e9pt }` divides by zero in the library, `* { display: grid }` tries every way of a grid in a grid. A
book without any of its own has no such fault: there an exception is one of the press, and stays what it is.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from baspa.layout.side_by_side.part import Undivided
from baspa.model.edition import Edition
from baspa.model.problem import Failure, Outside, Place, Problem

SECONDS = 60.0  # of the processor's, for a book of no length
# Of HTML that add a second: the long book of docs/benchmarks.md takes a hundredth of that, but narrow cells of large
# type make a page of a hundred letters.
LETTERS = 500
AGAIN = 1.0  # seconds: where a call from the library's C swallowed the first


class WithoutEnd(Exception):
    """The layout takes more time than it may."""


@contextmanager
def within_bounds(edition: Edition) -> Iterator[None]:
    """Raise Failure (B042) where the layout takes more time than it may, or breaks by what is the book's own."""
    before = signal.signal(signal.SIGVTALRM, out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + len(edition.paper) / LETTERS, AGAIN)
    try:
        yield
    except WithoutEnd as error:
        raise Failure([fault(edition, "the layout finds no end")]) from error
    except (Failure, Outside, OSError, Undivided):
        raise
    except Exception as error:
        if not edition.own:
            raise
        raise Failure([fault(edition, "the layout cannot do what is asked of it")]) from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def out_of_time(*_: object) -> None:
    """Raise WithoutEnd."""
    raise WithoutEnd


def fault(edition: Edition, said: str) -> Problem:
    """Return the Problem of a layout, at the first of what is the book's own."""
    hint = f"it is something in {', '.join(edition.own[:5])}: take rules out until it builds"
    return Problem(Place(next(iter(edition.own), "book.toml")), "B042", said, hint if edition.own else "")
