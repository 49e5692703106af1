"""Style sheets that are read once for documents that are laid out after each other, with the fonts that they bring.

Words are measured once in a font (lines/widths.py), so those of a book need not be measured again after an edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import css
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from baspa.layout.guard import replacing
from baspa.layout.lines.known_breaks import Breaks
from baspa.layout.replacements_of_time import KEPT_STYLES


class KeptStyles:
    """What WeasyPrint has read of a document's style sheets."""

    def __init__(self) -> None:
        self.font_config, self.counter_style = FontConfiguration(), CounterStyle()
        self.breaks: Breaks = {}
        self.color_profiles: dict[str, Any] = {}
        self.sheets: list[Any] | None = None
        self.page_rules: list[Any] = []
        self.layers: list[Any] = []

    @property
    def options(self) -> dict[str, Any]:
        """Return what WeasyPrint's render takes of them."""
        return {
            "font_config": self.font_config,
            "counter_style": self.counter_style,
            "color_profiles": self.color_profiles,
        }


@contextmanager
def kept_styles(styles: KeptStyles) -> Iterator[None]:
    """Read the style sheets of the first document, and give them to all that follow, while the context lasts."""
    original = css.find_stylesheets

    def find_stylesheets(*arguments: Any) -> Iterator[Any]:
        page_rules, layers = arguments[-2:]
        if styles.sheets is None:
            styles.sheets = list(original(*arguments))
            styles.page_rules, styles.layers = list(page_rules), list(layers)
        else:
            page_rules += styles.page_rules
            layers += styles.layers
        yield from styles.sheets

    with replacing(KEPT_STYLES, find_stylesheets):
        yield
