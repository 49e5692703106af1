"""Ends of pages inside WeasyPrint: facing pages end level, and no chapter ends with a page of a line or two.

Pages are made spread by spread. Where the pages of a spread end at different heights, because a heading or a lone line
went over, the longer one gives up as many lines; where a last page would hold fewer than FEWEST lines, the pages before
it give some. What a paragraph itself can do, a line more or fewer and no hyphen at the page's end, its plan has done
already (paragraph.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint.layout import page as page_layout

from baspa.layout.guard import replacing
from baspa.layout.pages.baseline_grid import leading
from baspa.layout.pages.page_ends import End, end_of, lines_lacking
from baspa.layout.replacements import LEVEL_PAGES

MOST_GIVEN = 2  # lines that a page gives up to be level with its neighbour
UNLEVEL, HYPHENATED, LACKING = 4, 8, 100  # prices in free lines: of each line apart, hyphen, line below FEWEST
TRIES = ((1, 1), (0, 1), (2, 2), (0, 2), (1, 2))  # what the pages of a spread may give up


@dataclass(frozen=True, slots=True)
class LayoutState:
    """What WeasyPrint's layout holds before a page, apart from its page_maker."""

    footnotes: tuple[Any, ...]
    reported: tuple[Any, ...]
    broken: tuple[tuple[Any, Any], ...]
    notes: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """One try at the one or two pages of a spread, with the lines that each has given up."""

    given: tuple[int, ...]
    pages: tuple[Any, ...]
    ends: tuple[End | None, ...]  # None: not made anew, or without running text
    last: bool  # whether the book ends here
    between: LayoutState  # what the layout held behind its first page

    @property
    def free(self) -> tuple[int, ...]:
        """Return how many lines are free on each page from which the text goes on."""
        return tuple(end.free for end in self.ends if end and end.goes_on)

    @property
    def goes_on(self) -> bool:
        """Tell whether the text goes on behind it."""
        return bool(self.ends[-1] and self.ends[-1].goes_on)

    @property
    def faults(self) -> int:
        """Return what is wrong with it; 0 where nothing else needs to be tried."""
        apart = max(self.free) - min(self.free) if len(self.free) == 2 else 0
        hyphens = sum(end.hyphen for end in self.ends if end and end.goes_on)
        return UNLEVEL * apart + HYPHENATED * hyphens + LACKING * sum(map(lines_lacking, self.ends[1:]))

    @property
    def cost(self) -> int:
        """Return by how many lines it is less than good."""
        return self.faults + sum(self.free)


@contextmanager
def level_pages() -> Iterator[None]:
    """Make pages spread by spread while the context lasts."""
    maker = _Maker(page_layout.block_level_layout)
    with replacing(LEVEL_PAGES, maker.make_all_pages, maker.block_level_layout):
        yield


class _Maker:
    """The two replaced functions, and the lines that the page being made gives up."""

    def __init__(self, block_level_layout: Any) -> None:
        self.layout = block_level_layout
        self.giving = 0
        self.given: dict[int, tuple[Any, tuple[int, ...]]] = {}  # by page: where a spread began, and what it gave up

    def block_level_layout(self, context: Any, box: Any, bottom_space: float, *rest: Any, **others: Any) -> Any:
        """Keep the lines free that the page gives up."""
        if box.is_for_root_element and self.giving:
            bottom_space += self.giving * leading(box.style)[0]
        return self.layout(context, box, bottom_space, *rest, **others)

    def make_all_pages(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Return all pages; those of `pages` that nothing has changed stay."""
        context.rendered_notes = []
        made: list[Any] = []
        before: tuple[LayoutState, int, Spread] | None = None
        last = False
        while not last:
            index, state = len(made), save(context)
            can_give = bool(before and before[2].goes_on)
            spread = self.best(context, root_box, html, pages, index, can_give)
            lacking = lines_lacking(spread.ends[0])
            if before and can_give and lacking:
                restore(context, before[0])
                again(context, spread, pages, index)
                again(context, before[2], pages, before[1])
                discard(spread.pages, pages[index : index + 2])
                discard(before[2].pages, pages[before[1] : index])
                del made[before[1] :]
                given = tuple(lacking * bool(end and end.goes_on) for end in before[2].ends)
                made += self.lay(context, root_box, html, pages, before[1], given).pages
                before = None
                continue
            before, last = (state, index, spread), spread.last
            made += spread.pages
        context.page_maker = context.page_maker[: len(made) + 1]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()
        return made

    def best(self, context: Any, root_box: Any, html: Any, pages: list[Any], index: int, can_give: bool) -> Spread:
        """Return the best spread from a page on; one that begins where it began before gives up what it gave.

        Where its first page lacks lines that the spread before can give it has no second: it will be made again.
        """
        state, (begun, known) = save(context), self.given.get(index, (None, None))
        if pages and known and begun == context.page_maker[index][0]:
            return self.lay(context, root_box, html, pages, index, known, can_give)
        best = latest = self.lay(context, root_box, html, pages, index, (0, 0), can_give)
        for given in others(best):
            if not best.faults:
                break
            same = best if best.pages[0] is latest.pages[0] and best.given[0] == given[0] else None
            restore(context, same.between if same else state)
            again(context, latest, pages, index, bool(same))
            latest = self.lay(context, root_box, html, pages, index, given, begun=same)
            best, worse = sorted((best, latest), key=lambda spread: spread.cost)
            discard(worse.pages, [*best.pages, *pages[index : index + 2]])
        if latest is not best:
            restore(context, state)
            again(context, best, pages, index)
            discard(best.pages, pages[index : index + 2])
            best = self.lay(context, root_box, html, pages, index, best.given)
        return best

    def lay(
        self,
        context: Any,
        root_box: Any,
        html: Any,
        pages: list[Any],
        index: int,
        given: tuple[int, ...],
        can_give: bool = False,
        begun: Spread | None = None,
    ) -> Spread:
        """Make the pages of a spread that give up so many lines; the first may be that of another try."""
        self.given[index] = context.page_maker[index][0], given
        last = False
        if begun:
            made, ends, between = [begun.pages[0]], [begun.ends[0]], begun.between
        else:
            page, end, last = self.make(context, root_box, html, pages, index, given[0])
            made, ends, between = [page], [end], save(context)
        first = context.page_maker[index][2] == (root_box.style["direction"] == "rtl")
        if first and not last and not (can_give and lines_lacking(ends[0])):
            page, end, last = self.make(context, root_box, html, pages, index + 1, given[1])
            made.append(page)
            ends.append(end)
        return Spread(given, tuple(made), tuple(ends), last, between)

    def make(self, context: Any, root_box: Any, html: Any, pages: list[Any], index: int, giving: int) -> Any:
        """Make a page, or keep it; return it, how it ends, and whether it is the last."""
        remake = context.page_maker[index][-1]
        if pages and not (remake["content_changed"] or remake["pages_wanted"]):
            notes_go_on = getattr(pages[index], "notes_go_on", False)
            return kept(context, pages[index]), None, context.page_maker[index + 1][0] is None and not notes_go_on
        remake.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
        self.giving = giving
        page, resume_at = page_layout.remake_page(index, context, root_box, html)
        self.giving = 0
        if index < len(pages):
            discard(pages[index : index + 1], ())
        return page, end_of(context, page, index), resume_at is None and not context.reported_footnotes


def others(spread: Spread) -> Iterator[tuple[int, int]]:
    """Yield what else the pages of a spread might give up, the likeliest first."""
    if len(spread.ends) < 2:
        return
    left, right = spread.ends
    if left and right and left.goes_on:
        if lines_lacking(right):
            yield lines_lacking(right), 0
        elif right.goes_on and abs(left.free - right.free) <= MOST_GIVEN:
            least = max(left.free, right.free, 1)
            likely = (0 if left.free > right.free else least, least)
            yield from sorted(TRIES, key=lambda given: given != likely)


def again(context: Any, spread: Spread, kept: list[Any], index: int, first_stays: bool = False) -> None:
    """Have the pages of a try that were made, and not kept, made once more: those of `kept` may begin elsewhere."""
    for number, page in enumerate(spread.pages[first_stays:], index + first_stays):
        if number >= len(kept) or page is not kept[number]:
            context.page_maker[number][-1]["content_changed"] = True


def discard(pages: Iterable[Any], kept: Sequence[Any]) -> None:
    """Let go of pages that were made in vain, or are made anew; a page and its area of notes hold each other."""
    for page in pages:
        if all(page is not each for each in kept):
            page.children = ()


def kept(context: Any, page: Any) -> Any:
    """Return a page that stays; the head of a table, repeated on pages behind it, calls its notes no second time."""
    for note in getattr(page, "called_notes", ()):
        if note in context.footnotes:
            context.footnotes.remove(note)
    return page


def save(context: Any) -> LayoutState:
    """Return what the layout holds before a page."""
    return LayoutState(
        tuple(context.footnotes),
        tuple(context.reported_footnotes),
        tuple(context.broken_out_of_flow.items()),
        tuple(context.rendered_notes),
    )


def restore(context: Any, state: LayoutState) -> None:
    """Bring the layout back to where it was before a page."""
    context.footnotes, context.reported_footnotes = list(state.footnotes), list(state.reported)
    context.broken_out_of_flow, context.rendered_notes = dict(state.broken), list(state.notes)
