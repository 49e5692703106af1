"""What WeasyPrint's layout holds between two parts of a book, and what of it depends on the pages before it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import build

from baspa.layout.pages.page_styles import page_selectors
from baspa.layout.side_by_side.cuts import PartBegin


@dataclass(frozen=True, slots=True)
class Turn:
    """What WeasyPrint's layout holds between two parts."""

    index: int  # of the page that follows
    is_right: bool  # whether that is a right page
    state: Any  # counters and groups of pages: its page state


def begun(cut: PartBegin, turn: Turn) -> Any:
    """Return WeasyPrint's record of a page that a part begins on."""
    flags: dict[str, Any] = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    return cut.resume_at, {"break": cut.page_break, "page": cut.page}, turn.is_right, deepcopy(turn.state), flags


def turn(index: int, record: Any) -> Turn:
    """Return what the layout holds before a page, given WeasyPrint's record of it."""
    depth, counters, scopes, groups = deepcopy(record[3])
    return Turn(index, record[2], (depth, {**counters, "pages": [0]}, scopes, groups))


def names(turn: Turn) -> list[str]:
    """Return the names of the groups that pages are in."""
    return [name for name, _, _ in turn.state[3]]


def renumber(context: Any, made: list[Any], true: Turn) -> None:
    """Give pages their numbers, counted from where they truly begin."""
    state = deepcopy(true.state)
    for index, page in enumerate([*made, None]):
        resume_at, next_page, is_right, (*_, groups), flags = context.page_maker[index]
        context.page_maker[index] = resume_at, next_page, is_right, (*deepcopy(state[:3]), groups), flags
        if page is not None:
            build.update_counters(state, page.style)


def counts_pages(context: Any) -> bool:
    """Tell whether a page's looks, or what stands on it, depend on how many are before it."""
    lookups = context.target_collector.counter_lookup_items.values()
    own = any(lookup.missing_counters and not lookup.missing_target_counters for lookup in lookups)
    return own or any(map(is_counting, page_selectors(context.style_for)))


def is_counting(selector: Any) -> bool:
    """Tell whether a selector asks for more than the first page of all, or of a group: `:nth(3)`, `:nth(2 of text)`."""
    return selector.index is not None and selector.index[:2] != (0, 1)
