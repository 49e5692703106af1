"""Functions of WeasyPrint, replaced while a document is laid out; on another version than 70.0 nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint
from weasyprint.logger import LOGGER

VERSION = "70.0"  # what inline.py, paragraph.py, spacing.py, grid.py and pages.py were written for


def is_known() -> bool:
    """Tell whether this is the WeasyPrint that the press knows from within; log a warning if not."""
    if weasyprint.VERSION == VERSION:
        return True
    said = "lines and pages are broken one by one: total fit was written for WeasyPrint %s, this is %s"
    LOGGER.warning(said, VERSION, weasyprint.VERSION)
    return False


@contextmanager
def replaced(*replacements: tuple[Any, str, Any]) -> Iterator[None]:
    """Put functions in the place of those that modules have under some names, while the context lasts."""
    originals = [(module, name, getattr(module, name)) for module, name, _ in replacements]
    for module, name, function in replacements:
        setattr(module, name, function)
    try:
        yield
    finally:
        for module, name, function in originals:
            setattr(module, name, function)
