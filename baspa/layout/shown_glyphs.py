"""Glyphs as a PDF shows them: no array of TJ has a string of nothing.

WeasyPrint writes one before each number that moves a mark to its letter. PDFium, which browsers show PDFs with, counts
it among the strings of the array, and then passes over the number behind the last: what follows an acute above a letter
with a dot below lay on that letter. Numbers may follow each other (ISO 32000-1, table 109).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from baspa.layout.guard import replacing
from baspa.layout.replacements_of_writing import SHOWN_GLYPHS

NOTHING = "<>"


@contextmanager
def shown_glyphs() -> Iterator[None]:
    """Show glyphs so while the context lasts."""
    original = pkgutil.resolve_name(SHOWN_GLYPHS.replacements[0].path)

    def show_text(stream: Any, text: str) -> None:
        original(stream, text.replace(NOTHING, " "))

    with replacing(SHOWN_GLYPHS, show_text):
        yield
