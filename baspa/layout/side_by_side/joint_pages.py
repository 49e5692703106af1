"""The pages of a part, made as if the parts before it were there: inside WeasyPrint, while other processes make theirs.

Each process has the boxes of the whole book. Of a part's first page it is guessed whether it is a left or a right one,
and which number it bears; when all parts are laid out, each learns how the one before it ended. Where it guessed wrong
it puts its numbers right, or, if it began on the wrong side, makes its pages again. What is printed of another part's
pages (numbers of pages, entries of an index, heads) is shared in the same way, until nothing changes in any part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from weasyprint import document, layout
from weasyprint.layout import page as page_layout

from baspa.layout.guard import put, replacing
from baspa.layout.replacements_of_numbers import JOINT_PAGES, JOINT_ROUNDS
from baspa.layout.side_by_side.cuts import (
    PartBegin,
    begins_of_chapters,
    let_go_around,
    nested,
    without_what_is_behind,
)
from baspa.layout.side_by_side.part import BookPart, KnownBook, Span, Undivided
from baspa.layout.side_by_side.steadiness import Steadiness, page_begins
from baspa.layout.side_by_side.turns import Turn, begun, counts_pages, names, renumber, turn

LETTERS_OF_A_PAGE = 2_000  # about: what the first guess is made of


@contextmanager
def joint_pages(part: BookPart) -> Iterator[JointPages]:
    """Lay out a part of a book, as one of several processes, while the context lasts."""
    own = JointPages(part)
    with replacing(
        JOINT_PAGES,
        own.layout_document,
        own.initialize_page_maker,
        own.make_all_pages,
        own.make_margin_boxes,
        own.page_type,
        own.block_level_layout,
    ):
        yield own


@contextmanager
def joint_rounds(part: BookPart) -> Iterator[None]:
    """Have all processes make their pages as often as one of them has to, while the context lasts."""
    make = layout.make_all_pages

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        for record in context.page_maker:
            record[3][1]["pages"] = [part.pages]
        before = part.pages
        made = list(make(context, root_box, html, pages))
        flags = [record[-1] for record in context.page_maker]
        for flag in flags:  # WeasyPrint itself would look at the pages of this part alone
            flag["content_changed"] |= flag["pages_wanted"] and before != part.pages
            flag["pages_wanted"] = False
        flags[-1]["content_changed"] = part.any(any(flag["content_changed"] for flag in flags[:-1]))
        return made

    with replacing(JOINT_ROUNDS, make_all_pages):
        yield


class JointPages:
    """The replaced functions, and what is known of the part."""

    def __init__(self, part: BookPart) -> None:
        self.part = part
        self.lay_out, self.begin = document.layout_document, layout.initialize_page_maker
        self.make, self.make_boxes = layout.make_all_pages, layout.make_margin_boxes
        self.types, self.lay_out_block = page_layout.PageType, page_layout.block_level_layout
        self.turn: Turn | None = None  # where the part began when it was laid out before
        self.behind: PartBegin | None = None
        self.places: Mapping[str, str] = {}  # chapters, by where they begin
        self.steadiness = Steadiness()

    # The document

    def layout_document(self, html: Any, root_box: Any, context: Any, *rest: Any) -> Iterator[Any]:
        """Lay out the pages of the part."""
        if self.part.is_divided and counts_pages(context):
            raise Undivided
        self.cut, self.behind = self.part.cuts(root_box)
        self.part.whole = root_box
        self.places = {str(each.resume_at): each.name for each in begins_of_chapters(root_box, self.part.chapters)}
        self.heads: Mapping[str, str] | None = None
        yield from self.lay_out(html, self.cut_off(root_box), context, *rest)

    def cut_off(self, root_box: Any) -> Any:
        """Return the root without what is behind the part."""
        return without_what_is_behind(root_box, self.behind) if self.behind else root_box

    def initialize_page_maker(self, context: Any, root_box: Any) -> None:
        """Begin with the part's first page."""
        self.begin(context, root_box)
        self.notes = list(context.footnotes)
        if not self.cut:
            self.turn = turn(0, context.page_maker[0])
        elif not self.turn:
            self.turn = self.part.begin() or self.guess(self.cut, self.part.whole)
        self.begin_at(context, self.turn)

    def guess(self, cut: PartBegin, root_box: Any) -> Turn:
        """Return what is likely to be known before the part's first page."""
        direction = root_box.style["direction"]
        index = self.part.guesses.get(cut.name) or round(cut.before / LETTERS_OF_A_PAGE)
        on_right = cut.on_right(direction)
        is_right = (index % 2 == 0) == (direction == "ltr") if on_right is None else on_right
        groups = [[cut.page, 1, nested(cut.path[:-1])]]
        return Turn(index, is_right, ([0], {"pages": [0], "page": [index]}, [{"pages", "page"}], groups))

    def begin_at(self, context: Any, turn: Turn) -> None:
        """Begin the part's pages anew."""
        self.turn, self.part.first = turn, turn.index
        if self.cut:
            context.page_maker = [begun(self.cut, turn)]
        context.footnotes, context.reported_footnotes = list(self.notes), []
        context.broken_out_of_flow.clear()
        for lookup in context.target_collector.counter_lookup_items.values():
            lookup.page_maker_index, lookup.pending = None, False

    # Its pages

    def make_all_pages(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Make the part's pages; once more, or with other numbers, where it does not begin as was guessed."""
        if not pages:
            let_go_around(self.part.whole, self.cut, self.behind)
        made = self.laid(context, root_box, html, pages)
        while True:
            spans = self.part.spans(self.span(context, made))
            if any(span.runs_on for span in spans[:-1]):
                raise Undivided
            if all(span.begin == before.end for before, span in pairwise(spans)):
                self.part.pages = self.part.total(spans)
                name = self.cut.name if self.cut else ""
                self.steadiness.hold(page_begins(context, self.part.first, name, self.places), bool(pages))
                return made
            true = self.part.true_begin(spans)
            if self.cut and self.turn != true:
                made = self.moved(context, root_box, html, made, true, bool(pages))

    def laid(self, context: Any, root_box: Any, html: Any, pages: list[Any]) -> list[Any]:
        """Make the part's pages, and the blank one behind it that the next part may ask for."""
        made = list(self.make(context, root_box, html, pages))
        self.runs_on = any(map(runs_on, made, context.page_maker[1:]))
        end = context.page_maker[len(made)]
        if self.behind and self.behind.on_right(root_box.style["direction"]) not in (None, end[2]):
            context.page_maker[len(made)] = begun(self.behind, turn(0, end))
            page, _ = page_layout.remake_page(len(made), context, self.part.whole, html)
            context.page_maker[len(made)] = end
            context.page_maker[-1][-1]["content_changed"] = False
            made.append(page)
        return made

    def span(self, context: Any, made: list[Any]) -> Span:
        """Return where the part's pages begin and end."""
        assert self.turn
        end = turn(self.turn.index + len(made), context.page_maker[len(made)])
        return Span(self.turn, end, self.runs_on)

    def moved(self, context: Any, root_box: Any, html: Any, made: list[Any], true: Turn, again: bool) -> list[Any]:
        """Return the part's pages, which begin elsewhere than they did.

        Where they had been made before (`again`), those of a book in one part would be made anew with what is printed
        in them by now.
        """
        assert self.turn
        if not again and self.turn.is_right == true.is_right and names(self.turn) == names(true):
            self.turn, self.part.first = true, true.index
            renumber(context, made, true)
            return made
        self.begin_at(context, true)
        for page in made:
            page.children = ()  # or the boxes of a long book would be held twice
        return self.laid(context, root_box, html, [])

    def page_type(self, side: Any, blank: bool, name: Any, index: int, groups: Any) -> Any:
        """Return the type of a page, which knows how many are before it."""
        return self.types(side, blank, name, index + self.part.first, groups)

    def block_level_layout(self, context: Any, *rest: Any, **others: Any) -> Any:
        """Lay out what stands on a page: the margins of what begins on the first page of a book are not cut off."""
        with put(context, "current_page", context.current_page + self.part.first):
            return self.lay_out_block(context, *rest, **others)

    # What stands around them

    def make_margin_boxes(self, context: Any, page: Any, state: Any) -> Any:
        """Make the margin boxes of a page; a head may be that of a part before."""
        if self.heads is None:
            self.heads = self.part.heads(heads_before(context, len(context.page_maker)))
            if self.part.chapters:
                self.part.book = self.known_book(context)
            context.get_string_set_for = self.with_heads(context, context.get_string_set_for)
        state[1]["pages"] = [self.part.pages]
        return self.make_boxes(context, page, state)

    def with_heads(self, context: Any, get: Any) -> Any:
        """Return WeasyPrint's function that tells a head, and knows those of the parts before."""
        heads = self.heads or {}

        def get_string_set_for(page: Any, name: str, keyword: str = "first") -> Any:
            found = get(page, name, keyword)
            is_set = context.current_page in context.string_set[name]  # here, where `start` asks for those before
            none = keyword == "all-once" or (keyword == "first-except" and is_set)
            return found if found or none or name not in heads else (heads[name],)

        return get_string_set_for

    def known_book(self, context: Any) -> KnownBook:
        """Return what is known of the book where its chapters begin, those of the part."""
        turns = {
            self.places[str(record[0])]: turn(index + self.part.first, record)
            for index, record in enumerate(context.page_maker)
            if str(record[0]) in self.places  # of a blank page and the one behind it the latter
        }
        heads = {
            name: {**(self.heads or {}), **heads_before(context, begin.index - self.part.first)}
            for name, begin in turns.items()
        }
        known = self.part.shared, self.part.pages, self.part.moved
        return KnownBook(turns, heads, *known, self.steadiness.is_firm, frozenset(self.steadiness.unsteady))


def heads_before(context: Any, index: int) -> dict[str, str]:
    """Return the texts of running heads that the pages before one, by its index, leave to it."""
    found = {name: [number for number in texts if number <= index] for name, texts in context.string_set.items()}
    return {name: context.string_set[name][max(numbers)][-1] for name, numbers in found.items() if numbers}


def runs_on(page: Any, following: Any) -> bool:
    """Tell whether a page is the last of its text and leaves notes for further ones."""
    return following[0] is None and bool(getattr(page, "notes_go_on", False) or page.page_type.blank)
