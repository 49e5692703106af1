"""Marks for the hands that fold, cut, gather and staple a booklet's sheets, drawn as PDF content.

What stands on the fold is hidden in the book's back or under its staples; marks of cuts stand outside the pages, and at
the paper's edge where there is nothing outside. Lengths are in pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from baspa.bind.sheets.imposition import Sheet
from baspa.bind.sheets.placing import Placing
from baspa.model.paper_sizes import MM

MARK = 12.0  # length of a tick
GAP = 4.0  # its distance from the sheet's edge: printers cannot print nearer
CLEAR = 2.0  # between a mark and the page that it stands outside of
BAR, STEP, BAR_ENDS = (2 * MM, 6 * MM), 7 * MM, 25 * MM  # of collation: width and height, step, free at head and foot
CROWN = 12 * MM  # length of a staple
LETTER = 5.0  # size of a signature mark
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Line = tuple[float, float, float, float]  # from x, y to x, y


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one booklet."""

    wanted: frozenset[str]
    placing: Placing
    rtl: bool

    def sides(self, sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
        """Yield what is drawn on the front and on the back of each sheet; the front is outside when it is folded."""
        lines = [*self.folds(), *self.cuts()]
        begun = accumulate(int(sheet.within == 0) for sheet in sheets)
        for sheet, signature in zip(sheets, begun, strict=True):
            outside = "".join(self.outside(signature, sheet.within)) if self.placing.booklet.is_folded else ""
            ticks = [*lines, *(self.staples() if sheet.within == 0 else ())]
            yield drawn_lines(ticks) + outside, drawn_lines(lines)

    def folds(self) -> Iterator[Line]:
        """Yield ticks where sheets are folded, at the head and the foot; of a zine at all edges."""
        if "fold" not in self.wanted:
            return
        (width, height), booklet = self.placing.sheet, self.placing.booklet
        across = (1, 2, 3) if booklet.scheme == "zine" else (2,) if booklet.is_folded else ()
        for place in across:
            x = width * place / 4
            yield x, GAP, x, GAP + MARK
            yield x, height - GAP - MARK, x, height - GAP
        if booklet.scheme == "zine":
            yield GAP, height / 2, GAP + MARK, height / 2
            yield width - GAP - MARK, height / 2, width - GAP, height / 2

    def cuts(self) -> Iterator[Line]:
        """Yield ticks at the ends of all cuts, or of a zine the cut itself."""
        if "cut" not in self.wanted:
            return
        (width, height), booklet = self.placing.sheet, self.placing.booklet
        if booklet.scheme == "zine":
            yield width / 4, height / 2, width * 3 / 4, height / 2
        if booklet.is_cut:
            (free_x, free_y), (xs, ys) = self.placing.free, self.placing.edges
            for x in xs:
                end = tick_end(free_y)
                yield x, GAP, x, end
                yield x, height - end, x, height - GAP
            for y in ys:
                end = tick_end(free_x)
                yield GAP, y, end, y
                yield width - end, y, width - GAP, y

    def staples(self) -> Iterator[Line]:
        """Yield where the staples go: a quarter and three quarters of the way up the fold."""
        if "staple" in self.wanted and self.placing.booklet.scheme == "saddle":
            width, height = self.placing.sheet
            for y in (height / 4, height * 3 / 4):
                yield width / 2, y - CROWN / 2, width / 2, y + CROWN / 2

    def outside(self, signature: int, within: int) -> Iterator[str]:
        """Yield what is drawn on the outside of a sheet of a signature, at its fold."""
        fold = self.placing.sheet[0] / 2
        if "signature" in self.wanted:
            from baspa.bind.sheets.lettering import lettering, width_of  # with HarfBuzz, which few booklets need

            text = f"{signature}{letter_of(within)}"
            x = fold - CLEAR - width_of(text, LETTER) if self.rtl else fold + CLEAR
            yield f"q 0.3 g {lettering(text, LETTER, x, GAP + MARK - LETTER / 2)} Q\n"
        if "collation" in self.wanted and self.placing.booklet.scheme == "signatures" and within == 0:
            (width, height), top = BAR, self.placing.sheet[1] - BAR_ENDS
            steps = max(1, int((top - BAR_ENDS - height) / STEP) + 1)
            y = top - height - (signature - 1) % steps * STEP
            yield f"q 0 g {fold - width / 2:.3f} {y:.3f} {width:.3f} {height:.3f} re f Q\n"


def tick_end(free: float) -> float:
    """Return how far from the paper's edge a tick ends, where so much is free outside the pages."""
    return min(GAP + MARK, free - CLEAR) if free > GAP + 2 * CLEAR else GAP + MARK


def letter_of(number: int) -> str:
    """Return the letter of a sheet in its signature: a, b, ... z, aa, ab, ..."""
    more, last = divmod(number, len(LETTERS))
    return (letter_of(more - 1) if more else "") + LETTERS[last]


def drawn_lines(lines: Sequence[Line]) -> str:
    """Return the content that draws thin grey lines."""
    said = "".join(f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S\n" for x, y, to_x, to_y in lines)
    return f"q 0.25 w 0.6 G\n{said}Q\n" if lines else ""
