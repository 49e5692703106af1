"""Styles of pages and of their margin boxes, shared by the pages that the same rules of `@page` are for.

WeasyPrint 70.0 makes them anew for each page, and to find those of one looks at the margin boxes of all before it. What
it writes into a style (the root's overflow, counters put right) is the same each time. The first page shares its styles
with none: while it is made, lengths in parts of the page (`vw`) have no value yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import page as page_layout

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import PAGE_STYLES


@contextmanager
def page_styles() -> Iterator[None]:
    """Let pages share their styles while the context lasts."""
    with replacing(PAGE_STYLES, _PageStyles(page_layout.set_page_type_computed_styles).set_computed):
        yield


class _PageStyles:
    """The replaced function, and the styles of pages that it has made for a document."""

    def __init__(self, set_computed: Callable[..., None]) -> None:
        self.original = set_computed
        self.style_for: Any = None
        self.known: dict[tuple[bool, ...], dict[str | None, Any]] = {}  # by the rules that match: styles by pseudo-type

    def set_computed(self, page_type: Any, html: Any, style_for: Any) -> None:
        """Give a page, and its margin boxes, the styles of the first one that the same rules are for."""
        if style_for is not self.style_for:
            self.style_for, self.known = style_for, {}
        key = (page_type.index == 0, *matches(style_for, page_type))
        computed = style_for.get_computed_styles()
        if key not in self.known:
            self.original(page_type, html, style_for)
            pseudo_types = [pseudo for owner, pseudo in style_for.get_cascaded_styles() if owner == page_type]
            self.known[key] = {pseudo: computed[page_type, pseudo] for pseudo in (None, *pseudo_types)}
        computed.update({(page_type, pseudo): style for pseudo, style in self.known[key].items()})


def matches(style_for: Any, page_type: Any) -> Iterator[bool]:
    """Yield of each selector of a rule of `@page`, in all style sheets, whether it matches a page."""
    for selector in page_selectors(style_for):
        yield style_for._page_type_match(selector, page_type)


def page_selectors(style_for: Any) -> Iterator[Any]:
    """Yield the selectors of all rules of `@page`, in all style sheets."""
    for sheet, _, _ in style_for._sheets:
        for _, selectors, _ in sheet.page_rules:
            yield from (selector for _, _, selector in selectors)
