"""What a page asks of all pages before it, looked up: the cost of a page is the same on page 10 and on page 2,000.

WeasyPrint 70.0 copies the anchors of all pages before into a list for each page that it makes, to tell those that begin
there; and it asks all pages for fixed boxes for each page that it finishes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint import layout
from weasyprint.layout import page as page_layout

from baspa.layout.guard import put, replacing
from baspa.layout.replacements_of_time import EARLIER_PAGES
from baspa.progress import tell_page

LISTS = ("anchors", "content_lookups")  # of WeasyPrint's record of a page: what is on it for the first time


@contextmanager
def earlier_pages() -> Iterator[None]:
    """Have what is asked of earlier pages looked up while the context lasts."""
    own = _EarlierPages(page_layout.make_page, layout.layout_fixed_boxes)
    with replacing(EARLIER_PAGES, own.make_page, own.layout_fixed_boxes):
        yield


class _EarlierPages:
    """The two replaced functions, and what they know of the pages of a document."""

    def __init__(self, make_page: Callable[..., Any], lay_out: Callable[..., Any]) -> None:
        self.make, self.lay_out = make_page, lay_out
        self.context: Any = None
        self.fixed: list[Any] = []  # pages with fixed boxes, those made in vain among them
        self.begun: dict[Any, set[int]] = {}  # of an anchor or a lookup: pages that it was first on, by their indexes

    def make_page(self, context: Any, root_box: Any, page_type: Any, resume_at: Any, number: int, state: Any) -> Any:
        """Make a page that sees of the pages before what it has in common with them."""
        if context is not self.context:
            self.context, self.fixed, self.begun = context, [], {}
        tell_page(number)
        records = context.page_maker
        with put(context, "page_maker", _Records(records, context, self.begun)):
            made = self.make(context, root_box, page_type, resume_at, number, state)
        for name in (each for kind in LISTS for each in records[number - 1][-1][kind]):
            self.begun.setdefault(name, set()).add(number - 1)
        if made[0].fixed_boxes:
            self.fixed.append(made[0])
        return made

    def layout_fixed_boxes(self, context: Any, pages: Sequence[Any], page: Any) -> Iterator[Any]:
        """Lay the fixed boxes of pages, which follow each other, out on a page."""
        first = pages[0].page_type.index if pages else 0
        places = ((each.page_type.index - first, each) for each in self.fixed)
        bearing = {at: each for at, each in places if 0 <= at < len(pages) and pages[at] is each}
        yield from self.lay_out(context, [bearing[at] for at in sorted(bearing)], page)


class _Records:
    """WeasyPrint's records of pages while it makes one: those before come as one, with what this page asks for."""

    def __init__(self, records: Any, context: Any, begun: dict[Any, set[int]]) -> None:
        self.records, self.context, self.begun = records, context, begun

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, key: Any) -> Any:
        return self.before(key.stop) if isinstance(key, slice) else self.records[key]

    def before(self, end: int) -> list[Any]:
        """Return one record: of the anchors and lookups on the page, those that began before the index `end`."""
        page, collector = self.context.current_footnote_area.page, self.context.target_collector
        found: dict[str, list[Any]] = {kind: [] for kind in LISTS}
        for box in page.descendants(placeholders=True):
            if self.has(box.style["anchor"], "anchors", end):
                found["anchors"].append(box.style["anchor"])
            lookup = box.missing_link and collector.counter_lookup_items.get((box.missing_link, "content"))
            if lookup:
                found["anchors"] += [name for name in lookup.missing_target_counters if self.has(name, "anchors", end)]
                found["content_lookups"] += [id(lookup)] if self.has(id(lookup), "content_lookups", end) else []
        return [(None, None, None, None, found)]

    def has(self, name: Any, kind: str, end: int) -> bool:
        """Tell whether an anchor or a lookup has its first place on a page before an index."""
        return bool(name) and any(at < end and name in self.records[at][-1][kind] for at in self.begun.get(name, ()))
