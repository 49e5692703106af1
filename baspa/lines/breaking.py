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
from functools import cache
from itertools import accumulate
from math import inf
from typing import NamedTuple

from baspa.lines.items import Box, Item, Penalty
from baspa.lines.parameters import ANYWHERE, PageEnds, Parameters

Lengths = Callable[[int], float]  # line number from 0 -> its length
ROUNDING = 1e-6  # what sums of lengths may be off, in their unit
# Ways to one breakpoint differ in their lines, the more the longer the paragraph: so many numbers of lines are kept; of
# so many those that lose are sought. Ways further from the best could win only by what a page asks of its last line.
NEAR, MANY = 6, 4
CLOSE = 1.0  # demerits, by which ways are told apart beyond what is lost in sums


class Line(NamedTuple):
    """A line as it was chosen: the item it breaks at, and its adjustment ratio."""

    at: int
    ratio: float


_Sums = tuple[float, float, float, float, int]  # width, stretch, shrink, give, and how many endless stretches


class _Breakpoints(NamedTuple):
    """The legal breakpoints of a paragraph, and the starts of its lines: its own, then those behind each of them."""

    at: list[int]  # their items
    sums: list[_Sums]  # up to each, its hyphen included
    penalty: list[float]
    flagged: list[bool]  # a forced break never is
    starts: list[_Sums]
    first: list[int]  # for each start, the first breakpoint behind it


class _Node(NamedTuple):
    """The best way to a breakpoint in so many lines with this fitness and these flags (the paper's active node)."""

    demerits: float
    fitness: int
    flags: int  # flagged breaks in a row that end here
    before: _Node | None
    at: int
    ratio: float


_Ways = dict[tuple[int, int], _Node]  # by fitness and flags


def break_lines(
    items: Sequence[Item], length: Lengths, parameters: Parameters, ends: PageEnds = ANYWHERE, even: float = inf
) -> tuple[Line, ...] | None:
    """Return the lines of least demerits, or None where no try finds a way.

    `items` end with a forced break. From the line `even` on all have one length. Each try has a greater tolerance than
    the one before; the last one has the emergency stretch as well.
    """
    tries = [(False, parameters.unflagged_tolerance, 0.0)] if parameters.unflagged_tolerance else []
    tries += [(True, tolerance, 0.0) for tolerance in parameters.tolerances]
    if parameters.emergency_stretch:
        tries.append((True, parameters.tolerances[-1], parameters.emergency_stretch))
    points = cache(lambda flagged: _breakpoints(items, flagged=flagged))
    for flagged, tolerance, emergency in tries:
        best = _Try(points(flagged), length, parameters, ends, even, tolerance, emergency).best()
        if best:
            return tuple(_way(best))[::-1]
    return None


def _breakpoints(items: Sequence[Item], *, flagged: bool = True) -> _Breakpoints:
    """Return where a line may break: at glue behind a box, and at a penalty below infinity, flagged or not.

    The next line starts at the first box or forced break behind it: glue and other penalties go.
    """
    points = _Breakpoints([], [], [], [], [(0.0, 0.0, 0.0, 0.0, 0)], [0])
    width = stretch = shrink = give = 0.0
    endless = 0
    after_box = False
    for at, item in enumerate(items):
        if isinstance(item, Box):
            _start_lines(points, (width, stretch, shrink, give, endless))
            width, give = width + item.width, give + item.give
            after_box = True
            continue
        if isinstance(item, Penalty):
            if item.penalty == -inf:
                _start_lines(points, (width, stretch, shrink, give, endless))
            if item.penalty < inf and (flagged or not item.flagged or item.penalty == -inf):
                sums = width + item.width, stretch, shrink, give, endless
                _add_point(points, at, sums, item.penalty, item.flagged and item.penalty > -inf)
        else:
            if after_box:
                _add_point(points, at, (width, stretch, shrink, give, endless), 0.0, False)
            width, shrink = width + item.width, shrink + item.shrink
            if item.stretch < inf:
                stretch += item.stretch
            else:
                endless += 1
        after_box = False
    return points


def _add_point(points: _Breakpoints, at: int, sums: _Sums, penalty: float, flagged: bool) -> None:
    points.at.append(at)
    points.sums.append(sums)
    points.penalty.append(penalty)
    points.flagged.append(flagged)


def _start_lines(points: _Breakpoints, sums: _Sums) -> None:
    """Note where the lines behind the latest breakpoints start."""
    while len(points.first) <= len(points.at):
        points.starts.append(sums)
        points.first.append(len(points.at))


class _Try:
    """One search for the best way, with one tolerance."""

    def __init__(
        self,
        points: _Breakpoints,
        length: Lengths,
        parameters: Parameters,
        ends: PageEnds,
        even: float,
        tolerance: float,
        emergency: float,
    ) -> None:
        self.points, self.length, self.parameters, self.ends = points, length, parameters, ends
        self.even = even if ends == ANYWHERE else inf
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
        self.dearest = parameters.fitness_demerits + CLOSE  # that another fitness can be
        self.found: list[dict[int, _Ways]] = [{} for _ in points.at]  # by breakpoint, then by number of lines

    def best(self) -> _Node | None:
        """Return the last node of the best way to the last breakpoint, or None."""
        begin: dict[int, _Ways] = {0: {(1, 0): _Node(0.0, 1, 0, None, -1, 0.0)}}
        for index, reached in enumerate([begin, *self.found[:-1]]):
            kept = reached if len(reached) < MANY or self.even == inf else self.hopeful(reached)
            fits: dict[float, list[tuple[int, float]]] = {}  # by the line's length
            for line, ways in (kept if len(kept) <= NEAR else _near_best(kept)).items():
                if (length := self.length(line)) not in fits:
                    fits[length] = list(self.fitting(index, length))
                self.extend(index, line, list(ways.values()), fits[length])
        ends = [node for ways in self.found[-1].values() for node in ways.values()]
        return min(ends, key=lambda node: node.demerits, default=None)

    def hopeful(self, reached: dict[int, _Ways]) -> dict[int, _Ways]:
        """Return the ways to a breakpoint without those that lose, whatever follows.

        Where all further lines are of one length, and none ends a page, what follows is as dear behind so many lines as
        behind others: a way loses to one with as few flags and less demerits, by more than another fitness can cost.
        """
        least: dict[int, float] = {}  # by flags
        for node in (node for line, ways in reached.items() if line >= self.even for node in ways.values()):
            least[node.flags] = min(least.get(node.flags, inf), node.demerits)
        most = {flags: min(least[n] for n in least if n <= flags) + self.dearest for flags in least}
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


def _way(node: _Node) -> Iterator[Line]:
    """Yield the lines of a way, last first."""
    while node.before is not None:
        yield Line(node.at, node.ratio)
        node = node.before
