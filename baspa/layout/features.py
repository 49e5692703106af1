"""The features of the layout that an edition wants, put in place in the order in which they wrap each other.

Their modules call WeasyPrint from within, so each is imported only where its feature's functions are as it knows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Any

from baspa.layout.guard import Feature
from baspa.layout.replacements import (
    BASELINE_GRID,
    BREAKING_ROWS,
    FORMULA_COLOUR,
    LEVEL_PAGES,
    PIXEL_DRAWINGS,
    RIGHT_TO_LEFT,
    SWITCHED,
    TOTAL_FIT,
    TURNED_PAGES,
    WIDE_CAPTIONS,
)
from baspa.layout.replacements_of_notes import PAGE_FEET, RUNNING_NOTES
from baspa.layout.replacements_of_numbers import INDEX_NUMBERS, INNER_MARGINS, JOINT_PAGES, JOINT_ROUNDS, PAGE_NUMBERS
from baspa.layout.replacements_of_text import (
    BREAKING_WORDS,
    NARROW_PLACES,
    NARROW_TABLES,
    TURNED_CODE,
    WAITING_CELLS,
)
from baspa.layout.replacements_of_time import (
    EARLIER_PAGES,
    KEPT_STYLES,
    LONE_MARGIN_BOXES,
    PAGE_STYLES,
    PATH_POINTS,
    SHARED_STYLES,
    STRAIGHT_LINES,
    USED_VALUES,
)
from baspa.layout.side_by_side.part import BookPart
from baspa.model.edition import Edition
from baspa.tree.code import CODE_LINE

# Lengths in parts of the page have no value before there is one: styles that share them would have it early or late.
PARTS_OF_A_PAGE = re.compile(r"\d[dlps]?v(?:w|h|i|b|min|max)\b", re.IGNORECASE)

InPlace = Callable[[Edition, BookPart], AbstractContextManager[Any]]


# Whether an edition has a use for a feature; for all others each has.
USES: Mapping[Feature, Callable[[Edition], object]] = {
    INNER_MARGINS: lambda edition: edition.metadata.design.binding and edition.metadata.design.margins.inside is None,
    **dict.fromkeys((TOTAL_FIT, LEVEL_PAGES, STRAIGHT_LINES), lambda each: each.metadata.design.justify == "total-fit"),
    PIXEL_DRAWINGS: lambda edition: edition.svg_images,
    PATH_POINTS: lambda edition: edition.svg_images or edition.drawings,
    FORMULA_COLOUR: lambda edition: edition.drawings,
    INDEX_NUMBERS: lambda edition: edition.index,
    TURNED_CODE: lambda edition: f'class="{CODE_LINE}"' in edition.paper,
    SHARED_STYLES: lambda edition: not any(map(PARTS_OF_A_PAGE.search, (edition.paper, edition.paper_css))),
}


def wanted_features(edition: Edition, among: Container[Feature] = SWITCHED) -> tuple[Feature, ...]:
    """Return the features that an edition has a use for, of some."""
    return tuple(each for each in SWITCHED if each in among and (each not in USES or USES[each](edition)))


@contextmanager
def in_place(
    features: tuple[Feature, ...], among: Mapping[Feature, InPlace], edition: Edition, part: BookPart
) -> Iterator[dict[Feature, Any]]:
    """Have features while the context lasts, those of a table; what each of them gives goes by its name."""
    with ExitStack() as stack:
        yield {each: stack.enter_context(enter(edition, part)) for each, enter in among.items() if each in features}


def _earlier_pages(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.earlier_pages import earlier_pages

    return earlier_pages()


def _page_styles(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.page_styles import page_styles

    return page_styles()


def _lone_margin_boxes(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.margin_boxes import lone_margin_boxes

    return lone_margin_boxes()


def _kept_styles(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.kept_styles import kept_styles

    return kept_styles(part.styles) if part.styles else nullcontext()


def _shared_styles(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.shared_styles import shared_styles

    return shared_styles()


def _used_values(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.used_values import used_values

    return used_values()


def _straight_lines(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.lines.straight_lines import straight_lines

    return straight_lines()


def _baseline_grid(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.baseline_grid import baseline_grid

    return baseline_grid()


def _narrow_tables(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.narrow_tables import narrow_tables

    return narrow_tables()


def _narrow_places(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.narrow_places import narrow_places

    return narrow_places()


def _wide_captions(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.wide_captions import wide_captions

    return wide_captions()


def _waiting_cells(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.waiting_cells import waiting_cells

    return waiting_cells()


def _breaking_rows(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.breaking_rows import breaking_rows

    return breaking_rows()


def _turned_pages(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.turned_pages import turned_pages

    return turned_pages()


def _running_notes(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.running_notes import running_notes

    return running_notes()


def _page_feet(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.page_feet import page_feet

    return page_feet()


def _level_pages(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.spreads import level_pages

    return level_pages()


def _breaking_words(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.lines.breaking_words import breaking_words

    return breaking_words()


def _total_fit(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.lines.total_fit import total_fit

    return total_fit(edition.metadata.design.optical_margins)


def _right_to_left(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.lines.right_to_left import right_to_left

    return right_to_left()


def _joint_pages(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.side_by_side.joint_pages import joint_pages

    return joint_pages(part)


def _inner_margins(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.inner_margins import inner_margins

    return inner_margins(edition.metadata.design.binding, part)


def _page_numbers(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.page_numbers import true_numbers

    return true_numbers(part)


def _index_numbers(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.pages.index_numbers import numbered_index

    return numbered_index(edition, part)


def _joint_rounds(edition: Edition, part: BookPart) -> AbstractContextManager[Any]:
    from baspa.layout.side_by_side.joint_pages import joint_rounds

    return joint_rounds(part)


LAYING_OUT: Mapping[Feature, InPlace] = {
    KEPT_STYLES: _kept_styles,
    SHARED_STYLES: _shared_styles,
    EARLIER_PAGES: _earlier_pages,
    PAGE_STYLES: _page_styles,
    LONE_MARGIN_BOXES: _lone_margin_boxes,
    USED_VALUES: _used_values,
    STRAIGHT_LINES: _straight_lines,
    BASELINE_GRID: _baseline_grid,
    NARROW_TABLES: _narrow_tables,
    NARROW_PLACES: _narrow_places,
    WIDE_CAPTIONS: _wide_captions,
    WAITING_CELLS: _waiting_cells,
    BREAKING_ROWS: _breaking_rows,
    TURNED_PAGES: _turned_pages,
    RUNNING_NOTES: _running_notes,
    PAGE_FEET: _page_feet,
    LEVEL_PAGES: _level_pages,
    BREAKING_WORDS: _breaking_words,
    TOTAL_FIT: _total_fit,
    RIGHT_TO_LEFT: _right_to_left,
    JOINT_PAGES: _joint_pages,
    INNER_MARGINS: _inner_margins,
    PAGE_NUMBERS: _page_numbers,
    INDEX_NUMBERS: _index_numbers,
    JOINT_ROUNDS: _joint_rounds,
}
