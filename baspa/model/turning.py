"""How a sheet is turned between the printing of its front and of its back: by the printer, or by who stands by it.

Which of these a printer does is read off the test sheet that it has printed (`baspa booklet --test-sheet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from baspa.model.sheets import Booklet

FRONTS = "fronts, to be printed first"
LIES = "backs: put the pile of fronts into the tray as it came out, neither turned over nor around, and print these"
OVER = "backs: turn the pile of fronts over about its short edge, put it into the tray, and print these"


@dataclass(frozen=True, slots=True)
class Turning:
    """What becomes of a sheet between its two sides."""

    edge: Literal["short", "long"]  # about which it is turned in effect
    by_hand: bool = False  # all fronts are printed in one run, all backs in another
    over: bool = False  # by hand: the pile is turned over, about its short edge, before it goes in again
    printer: int = 0  # the number that its test sheet showed; 0 where none was asked

    @property
    def chosen(self) -> Literal["short", "long"]:
        """The edge that is to be chosen where one prints on both sides: with the test sheet it was the short one."""
        return "short" if self.printer else self.edge

    def told(self, backs: bool) -> str:
        """Return what is said of sheets in the line of their file, or of the file of their backs alone; "" is usual."""
        printer = f"for printer {self.printer}" if self.printer else ""
        if not self.by_hand:
            return printer
        said = (LIES, OVER)[self.over] if backs else FRONTS
        return f"{printer}: {said}" if printer else said


# What the numbers of the test sheet say: 1 and 2 of sheets that the printer turns, the others of those put in again.
# A pile that is put in as it comes out has its last sheet above, one that is turned over its first.
PRINTERS = {
    turning.printer: turning
    for turning in (
        Turning("short", printer=1),
        Turning("long", printer=2),
        Turning("short", by_hand=True, printer=3),
        Turning("long", by_hand=True, printer=4),
        Turning("short", by_hand=True, over=True, printer=5),
        Turning("long", by_hand=True, over=True, printer=6),
    )
}


def turning_of(booklet: Booklet) -> Turning:
    """Return how sheets are turned where nobody has told what the printer does.

    Most office printers lay a sheet down with its print below, and print what lies below in the tray: a pile is turned
    over, and its first sheet comes first.
    """
    if booklet.duplex == "by-hand":
        return Turning("short", by_hand=True, over=True)
    return Turning(booklet.duplex)
