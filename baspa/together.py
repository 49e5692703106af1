"""A step that several processes do together: each has its part, and what one of them finds out all of them learn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from baspa.apart import OURS, Apart, let_go

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Team:
    """What one process knows of those that do a step together: the first of them began it, and ends it."""

    rank: int  # 0: the first
    size: int
    ends: tuple[Connection, ...] = ()  # of pipes: of the first, to each of the others; of another one, to the first
    others: tuple[Apart[None], ...] = ()  # of the first

    def first(self, size: int) -> Team:
        """Return the first of the team, so many of them: the others are not asked any more."""
        ends = self.ends if self.rank else self.ends[: size - 1]
        return replace(self, size=size, ends=ends, others=self.others[: size - 1])

    def share(self, value: Any) -> tuple[Any, ...]:
        """Return what each process gives, in their order; all of them call this, as often and in the same order.

        In the first, raises what the step of another one raised, and Outside where that died without a word.
        """
        if self.rank:
            self.hand_over(value)
            shared: tuple[Any, ...] = self.ends[0].recv()
            return shared
        values = (value, *self.taken())
        for end in self.ends:
            end.send(values)
        return values

    def hand_over(self, value: Any) -> None:
        """Give a value to the first process, in another one."""
        self.ends[0].send(value)

    def taken(self) -> Iterator[Any]:
        """Yield what the other processes hand over, in the first one; raises what `share` does."""
        for end, other in zip(self.ends, self.others, strict=True):
            try:
                yield end.recv()
            except EOFError:
                other.result()
                raise


ALONE = Team(0, 1)


def cores() -> int:
    """Return how many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def side_by_side(size: int, step: Callable[[Team], None]) -> Iterator[Team]:
    """Have so many processes work together while the context lasts: this one, and others that do `step`."""
    from multiprocessing import Pipe

    with ExitStack() as stack:
        ends: list[Connection] = []
        others: list[Apart[None]] = []
        for rank in range(1, size):
            ours, theirs = Pipe()
            stack.callback(let_go, ours)
            OURS.append(ours)
            others.append(stack.enter_context(Apart(partial(step, Team(rank, size, (theirs,))))))
            theirs.close()
            others[-1].give()
            ends.append(ours)
        yield Team(0, size, tuple(ends), tuple(others))
