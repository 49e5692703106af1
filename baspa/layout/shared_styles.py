"""Computed styles: of elements that are alike but for their ids made once, of pseudo-elements when they are asked for.

WeasyPrint's own style sheet has six rules like `::footnote-call { ... }`, so that each element has six pseudo-elements,
of which it has hardly any box; and an id is a declaration of its own there, so that no two blocks of a book are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_time import SHARED_STYLES

ANCHOR = "anchor"


@contextmanager
def shared_styles() -> Iterator[None]:
    """Let documents have their styles so while the context lasts."""
    own = _Styles(StyleFor.set_computed_styles, StyleFor.__call__)

    def set_computed_styles(style_for: Any, element: Any, parent: Any, *rest: Any, **named: Any) -> None:
        own.set_computed(style_for, element, parent, *rest, **named)

    def style(style_for: Any, element: Any, pseudo_type: str | None = None) -> Any:
        return own.style(style_for, element, pseudo_type)

    with replacing(SHARED_STYLES, set_computed_styles, style):
        yield


class AnchoredStyle(ComputedStyle):  # type: ignore[misc]
    """The style of an element with an id: all but its anchor is that of a style which others have as well."""

    def __init__(self, base: Any, anchor: Any) -> None:
        super().__init__(
            base.parent_style,
            base.cascaded,
            None,
            base.root_style,
            base.base_url,
            base.font_config,
            base.initial_page_sizes,
        )
        self.base, self.specified, self[ANCHOR] = base, base.specified, anchor

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.base[key]
        return value

    @property
    def anonymous_style(self) -> Any:
        """The style of anonymous boxes in the element: they have no anchor."""
        return self.base.anonymous_style


class _Styles:
    """The replaced functions, and what they know of the document that is laid out."""

    def __init__(self, set_computed: Any, style: Any) -> None:
        self.set_original, self.style_original = set_computed, style
        self.style_for: Any = None
        self.bases: dict[tuple[Any, ...], Any] = {}
        self.alike: dict[tuple[Any, ...], Mapping[str, Any]] = {}  # what is declared of pseudo-elements
        self.late: dict[str, dict[Any, Mapping[str, Any]]] = {}  # the same by pseudo-type and element
        self.around: dict[str, Any] = {}  # what WeasyPrint gives along, the same for all elements

    def set_computed(
        self,
        style_for: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: Any = None,
        target_collector: Any = None,
    ) -> None:
        """Set the style of an element or a page, or remember what a pseudo-element's is made of."""
        if style_for is not self.style_for:
            self.style_for, self.bases, self.alike, self.late = style_for, {}, {}, {}
        around = {"root": root, "base_url": base_url, "target_collector": target_collector}
        declared = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        self.around = around
        if pseudo_type and hasattr(element, "tag") and ANCHOR not in declared:  # a page has margin boxes
            self.late.setdefault(pseudo_type, {})[element] = self.alike.setdefault(content(declared), declared)
        elif pseudo_type or parent is None or not has_id(declared):
            self.set_original(style_for, element, parent, pseudo_type=pseudo_type, **around)
        else:
            self.set_anchored(style_for, element, parent, declared)
            target_collector.collect_anchor(declared[ANCHOR][0])

    def set_anchored(self, style_for: Any, element: Any, parent: Any, declared: Mapping[str, Any]) -> None:
        """Set the style of an element with an id."""
        computed = style_for.get_computed_styles()
        above = computed[parent, None]
        above = getattr(above, "base", above)
        rest = {name: found for name, found in declared.items() if name != ANCHOR}
        key = (id(above), *content(rest))
        if key not in self.bases:
            root, base_url = computed[self.around["root"], None], self.around["base_url"]
            more = style_for.font_config, style_for.initial_page_sizes
            self.bases[key] = ComputedStyle(above, rest, None, root, base_url, *more)
        computed[element, None] = AnchoredStyle(self.bases[key], declared[ANCHOR][0])

    def style(self, style_for: Any, element: Any, pseudo_type: str | None) -> Any:
        """Return the style of an element, or of a pseudo-element, which is made now."""
        known = self.late.get(pseudo_type, {}) if pseudo_type and style_for is self.style_for else {}
        if element in known:
            style_for.get_cascaded_styles()[element, pseudo_type] = known.pop(element)
            self.set_original(style_for, element, element, pseudo_type=pseudo_type, **self.around)
            del style_for.get_cascaded_styles()[element, pseudo_type]
        return self.style_original(style_for, element, pseudo_type)


def has_id(declared: Mapping[str, Any]) -> bool:
    """Tell whether what is declared of an element has an anchor, and no word of CSS for one."""
    value, _ = declared.get(ANCHOR, (None, None))
    return isinstance(value, str) and value not in ("inherit", "initial")


def content(declared: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what is declared as a key, for as long as it lives: values that style sheets have are the same objects."""
    return tuple((name, id(value), weight) for name, (value, weight) in declared.items())
