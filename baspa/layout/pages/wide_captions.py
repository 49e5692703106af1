"""Captions of tables as wide as the measure: WeasyPrint makes them as wide as their table (CSS 2.2, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from baspa.layout.guard import replacing
from baspa.layout.replacements import WIDE_CAPTIONS


@contextmanager
def wide_captions() -> Iterator[None]:
    """Let captions take the measure while the context lasts, that of the block which their table stands in."""
    table_wrapper_width = block.table_wrapper_width

    def widened(context: Any, wrapper: Any, containing_block: tuple[float, Any]) -> None:
        table_wrapper_width(context, wrapper, containing_block)
        over = (wrapper.width - containing_block[0]) / 2
        if wrapper.margin_left == wrapper.margin_right == "auto":  # a table that is wider begins where the text does
            sides = (over, over) if over < 0 else (0.0, 2 * over)
            for caption in (child for child in wrapper.children if isinstance(child, boxes.TableCaptionBox)):
                caption.style = caption.style.copy()
                caption.style["margin_left"], caption.style["margin_right"] = (Dimension(px, "px") for px in sides)

    with replacing(WIDE_CAPTIONS, widened):
        yield
