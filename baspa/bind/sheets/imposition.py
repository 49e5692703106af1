"""Imposition: which pages stand beside each other on which side of which sheet."""

from __future__ import annotations

from dataclasses import dataclass

BLANK = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: the page numbers, from 1, on its left and right half; BLANK where no page stands."""

    left: int
    right: int


def padded(pages: int) -> tuple[int, ...]:
    """Return the page numbers 1..pages filled up with BLANK to a multiple of four.

    The blanks stand before the last page, so that the back of the book stays its back. Raises ValueError below 1.
    """
    if pages < 1:
        raise ValueError("a booklet has at least one page")
    blanks = -pages % 4
    if pages == 1:
        return (1, *[BLANK] * blanks)
    return (*range(1, pages), *[BLANK] * blanks, pages)


def saddle_stitch(pages: int, rtl: bool = False) -> tuple[Side, ...]:
    """Return the sides of a saddle-stitched booklet: front of the outermost sheet, its back, front of the next ...

    For duplex printing that flips on the short edge. Folded into each other, the sheets read 1..pages; a book that
    reads from right to left is bound on the right.
    """
    order = padded(pages)
    sides: list[Side] = []
    for sheet in range(len(order) // 4):
        first, last = 2 * sheet, len(order) - 1 - 2 * sheet
        sides.append(Side(order[last], order[first]))
        sides.append(Side(order[first + 1], order[last - 1]))
    return tuple(Side(s.right, s.left) for s in sides) if rtl else tuple(sides)
