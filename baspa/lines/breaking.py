"""Total fit: the breaks of a paragraph that have the least sum of demerits (Knuth and Plass 1981).

The paper's algorithm, with what a house of print asks for besides: a limit to hyphens in a row, none before the last
line, a last line that is not a stump, and letters that may be spaced a little with the words. Demerits are those of
The TeXbook (chapter 14), where the square of a penalty is added; the paper squares its sum with the badness.

The paper keeps a list of active breakpoints and tries each against every next one. Here two sorted lists tell for each
breakpoint which later ones can end its line, so that lines far too loose or too tight are never looked at; nor does it
need the paper's condition that no line gets shorter by a later break (one does, if the hyphen was wider than the rest).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from math import inf
from typing import NamedTuple

from baspa.lines.breakpoints import Breakpoints, breakpoints, unflagged
from baspa.lines.items import Item
from baspa.lines.parameters import ANYWHERE, PageEnds, Parameters, Trial

Lengths = Callable[[int], float]  # line number from 0 -> its length
ROUNDING = 1e-6  # what sums of lengths may be off, in their unit
# Ways to one breakpoint differ in their lines, the more the longer the paragraph: so many numbers of lines are kept; of
# so many those that lose are sought. Ways further from the best could win only by what a page asks of its last line.
NEAR, MANY = 6, 2
CLOSE = 1.0  # demerits, by which ways are told apart beyond what is lost in sums


class Line(NamedTuple):
    """A line as it was chosen: the item it breaks at, and its adjustment ratio."""

    at: int
    ratio: float


class _Node(NamedTuple):
    """The best way to a breakpoint in so many lines with this fitness and these flags (the paper's active node)."""

    demerits: float
    fitness: int
    flags: int  # flagged breaks in a row that end here
    before: _Node | None
    at: int
    ratio: float


_Ways = dict[tuple[int, int], _Node]  # by fitness and flags


class _Beside(NamedTuple):
    """What a search with ends of pages is held against: the one without, and how much dearer a way may be."""

    free: _Try
    margin: float


class Tried:
    """What was found out of a paragraph while its pages might end anywhere, for when it is known where they end."""

    def __init__(self) -> None:
        self.points: dict[bool, Breakpoints] = {}  # by whether flagged ones are among them
        self.free: dict[Trial, _Try] = {}

    def points_of(self, items: Sequence[Item], flagged: bool) -> Breakpoints:
        """Return the breakpoints of a paragraph, flagged ones among them or not."""
        if not self.points:
            self.points[True] = breakpoints(items)
        if flagged not in self.points:
            self.points[flagged] = unflagged(self.points[True])
        return self.points[flagged]


def break_lines(
    items: Sequence[Item],
    length: Lengths,
    parameters: Parameters,
    ends: PageEnds = ANYWHERE,
    even: float = inf,
    tried: Tried | None = None,
) -> tuple[Line, ...] | None:
    """Return the lines of least demerits, or None where no try finds a way.

    `items` end with a forced break. From the line `even` on all have one length. Each try has a greater tolerance than
    the one before; the last one has the emergency stretch as well. What was `tried` was so with the same arguments, but
    for parameters and ends.
    """
    tried = tried or Tried()
    for asked in parameters.trials():
        search = partial(_Try, tried.points_of(items, asked.flagged), length, asked, even)
        if ends == ANYWHERE and asked not in tried.free:
            tried.free[asked] = search()
        free = tried.free.get(asked)
        best = _with_ends(search, ends, free) if ends != ANYWHERE else free and free.best
        if best:
            return tuple(Line(node.at, node.ratio) for node in _nodes(best))[::-1]
    return None


def _with_ends(search: Callable[..., _Try], ends: PageEnds, free: _Try | None) -> _Node | None:
    """Return the best way with ends of pages: it costs no more than the best without, and what they ask for that."""
    if free is None:
        return search(ends).best
    most = _price(free.best, ends) if free.best else 0.0
    return search(ends, _Beside(free, most)).best if most else free.best


def _price(best: _Node, ends: PageEnds) -> float:
    """Return what ends of pages ask for a way that was found without them."""
    flags = [node.flags for node in _nodes(best)][::-1]
    flagged = sum(map(bool, (flags[line - 1] for line in ends.lines if line < len(flags))))
    return flagged * ends.flagged_demerits + ends.counts.get(len(flags), 0.0)


class _Try:
    """One search for the best way, with one tolerance."""

    def __init__(
        self,
        points: Breakpoints,
        length: Lengths,
        asked: Trial,
        even: float,
        ends: PageEnds = ANYWHERE,
        beside: _Beside | None = None,
    ) -> None:
        (_, tolerance, emergency, parameters), self.ends = asked, ends
        self.points, self.length, self.parameters = points, length, parameters
        self.even = even if beside or ends == ANYWHERE else inf
        self.tolerance, self.emergency = tolerance, emergency
        self.share = share = min(tolerance, 1.0)  # of what letters give, in a line as loose as is tolerated
        loose = [width + tolerance * stretch + share * give for width, stretch, _, give, _ in points.sums]
        tight = [width - shrink - give for width, _, shrink, give, _ in points.sums]
        self.loosest = list(accumulate(loose, max))  # no point before is reached by more
        self.tightest = list(accumulate(reversed(tight), min))[::-1]  # no point behind is reached by less
        self.endless = [sums[-1] for sums in points.sums]
        self.forced = [index for index, penalty in enumerate(points.penalty) if penalty == -inf]
        self.price = [penalty * abs(penalty) if penalty > -inf else 0.0 for penalty in points.penalty]
        self.again = [parameters.flagged_demerits if flagged else 0.0 for flagged in points.flagged]
        self.again[-1] = parameters.final_demerits
        self.dearest = parameters.fitness_demerits + CLOSE + (beside.margin if beside else 0.0)
        self.found: list[dict[int, _Ways]] = [{} for _ in points.at]  # by breakpoint, then by number of lines
        self.known, self.least = (beside.free.found, 0) if beside else (self.found, MANY)
        self.best = self.search()

    def search(self) -> _Node | None:
        """Return the last node of the best way to the last breakpoint, or None."""
        begin: dict[int, _Ways] = {0: {(1, 0): _Node(0.0, 1, 0, None, -1, 0.0)}}
        for index, reached in enumerate([begin, *self.found[:-1]]):
            kept = self.hopeful(index, reached) if index else reached
            fits: dict[float, list[tuple[int, float]]] = {}  # by the line's length
            for line, ways in (kept if len(kept) <= NEAR else _near_best(kept)).items():
                if (length := self.length(line)) not in fits:
                    fits[length] = list(self.fitting(index, length))
                self.extend(index, line, list(ways.values()), fits[length])
        ends = [node for ways in self.found[-1].values() for node in ways.values()]
        return min(ends, key=lambda node: node.demerits, default=None)

    def hopeful(self, index: int, reached: dict[int, _Ways]) -> dict[int, _Ways]:
        """Return the ways to a breakpoint without those that lose, whatever follows.

        Where all further lines are of one length, and none ends a page, what follows is as dear behind so many lines as
        behind others: a way loses to one with as few flags and less demerits, by more than another fitness can cost.
        Where lines end pages, what follows is as dear as that or dearer; so a way that is dearer than one without ends
        of pages by more than that and the margin belongs to none that is within the margin as a whole.
        """
        if self.even == inf or len(reached) < self.least:
            return reached
        least: dict[int, float] = {}  # by flags
        for node in (
            node for line, ways in self.known[index - 1].items() if line >= self.even for node in ways.values()
        ):
            least[node.flags] = min(least.get(node.flags, inf), node.demerits)
        of_all = accumulate((least.get(flags, inf) for flags in range(self.parameters.most_flagged + 2)), min)
        most = [demerits + self.dearest for demerits in of_all]
        hopeful = {
            line: ways if line < self.even else {key: n for key, n in ways.items() if n.demerits <= most[n.flags]}
            for line, ways in reached.items()
        }
        return {line: ways for line, ways in hopeful.items() if ways}

    def fitting(self, start: int, length: float) -> Iterator[tuple[int, float]]:
        """Yield the breakpoints that can end a line from a start, and the line's adjustment ratio."""
        width, stretch, shrink, give, endless = self.points.starts[start]
        first, stop = self.points.first[start], self.forced[bisect_left(self.forced, start)] + 1
        tolerance, sums = self.tolerance, self.points.sums
        reach = width + length
        stretch -= self.emergency
        low = bisect_left(self.loosest, reach + tolerance * stretch + self.share * give - ROUNDING, first, stop)
        low = min(low, bisect_right(self.endless, endless, first, stop))
        high = bisect_right(self.tightest, reach - shrink - give + ROUNDING, low, stop)
        for end in range(low, high):
            to, stretched, shrunk, given, filled = sums[end]
            slack = reach - to
            if slack > ROUNDING:
                room, most = given - give, stretched - stretch
                ratio = slack / (most + room) if slack <= most + room else (slack - room) / most if most > 0 else inf
                ratio = 0.0 if filled > endless else ratio
            elif slack >= -ROUNDING:
                ratio = 0.0
            else:
                most = shrunk - shrink + given - give
                ratio = max(-1.0, slack / most) if slack + most >= -ROUNDING else -inf
            if -1 <= ratio <= tolerance:
                yield end, ratio

    def extend(self, start: int, line: int, nodes: list[_Node], fits: Sequence[tuple[int, float]]) -> None:
        """Extend the ways to a start by each line that fits, and keep the best of them at its end."""
        at, sums, _, flagged, starts, _ = self.points
        asked, price, again, found = self.parameters, self.price, self.again, self.found
        most, line_penalty, fitness_demerits = asked.most_flagged, asked.line_penalty, asked.fitness_demerits
        ends_page = line + 1 in self.ends.lines
        for end, ratio in fits:
            fitness = 1 if -0.5 <= ratio <= 0.5 else 0 if ratio < 0 else 2 if ratio <= 1 else 3
            demerits = (line_penalty + 100 * abs(ratio) ** 3) ** 2 + price[end]
            if end + 1 == len(at):
                demerits += self.last_demerits(line, sums[end][0] - starts[start][0])
            elif ends_page and flagged[end]:
                demerits += self.ends.flagged_demerits
            ways = found[end].setdefault(line + 1, {})
            for node in nodes:
                before, neighbour, flags, _, _, _ = node
                total = before + demerits
                if flags:
                    total += again[end]
                if not -1 <= fitness - neighbour <= 1:
                    total += fitness_demerits
                run = 0 if not flagged[end] else flags + 1 if most else 1
                known = ways.get((fitness, run))
                if total < (known.demerits if known else inf) and not 0 < most < run:
                    ways[fitness, run] = _Node(total, fitness, run, node, at[end], ratio)

    def last_demerits(self, line: int, length: float) -> float:
        """Return what a last line costs by its number and length."""
        short = length < self.parameters.least_last
        return self.ends.counts.get(line + 1, 0.0) + (self.parameters.short_demerits if short else 0.0)


def _near_best(reached: dict[int, _Ways]) -> dict[int, _Ways]:
    """Return the ways to a breakpoint whose numbers of lines are nearest to that of the best of them."""
    least = {line: min((node.demerits for node in ways.values()), default=inf) for line, ways in reached.items()}
    best = min(least, key=least.__getitem__)
    return {line: ways for line, ways in reached.items() if abs(line - best) <= NEAR // 2}


def _nodes(node: _Node) -> Iterator[_Node]:
    """Yield the nodes of a way, one a line, last first."""
    while node.before is not None:
        yield node
        node = node.before
