"""The later half of what is made piece by piece and kept: another process makes it, beside that of the first half."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from baspa.apart import begun_beside
from baspa.kept.store import Store
from baspa.together import cores

Value = TypeVar("Value")
MISSES = 2  # pieces that are not kept, until most are taken to be new: of an edited book it is one
LEAST = 200_000  # letters that are to be made: a process takes 20 ms


@dataclass(slots=True)
class LaterHalf:
    """A row of pieces while it is made: what another process makes of its later half this one finds in the store.

    What that does not make, or makes of other arguments, is made here.
    """

    store: Store
    sizes: Callable[[], Sequence[int]]  # letters of all pieces
    make: Callable[[int], object]  # make and keep all pieces from an index on, in the other process
    misses: int = 0
    cut: int = 0  # the first piece of the other process
    wait: Callable[[], bytes] | None = None

    def making(self, index: int, make: Callable[..., Value], *arguments: object) -> Value:
        """Make a piece that is not kept; from the second on another process makes half of those behind it."""
        self.misses += 1
        if self.misses == MISSES and self.store.folder and cores() > 1:
            self.begin(index)
        return make(*arguments)

    def begin(self, index: int) -> None:
        """Begin the other process, where what is left is long enough."""
        reached = [*accumulate(self.sizes()[index:])]
        half = next((at for at, letters in enumerate(reached) if 2 * letters >= reached[-1]), 0) + 1
        if reached[-1] >= LEAST and half < len(reached):
            self.cut = index + half
            self.wait = begun_beside(self.made)

    def made(self) -> bytes:
        """Make the later half; return a byte for it."""
        self.make(self.cut)
        return b"."

    def reached(self, index: int) -> None:
        """Wait, before the first piece of the other process, until all of its own are made."""
        if self.wait and index >= self.cut:
            self.wait()
            self.wait = None
