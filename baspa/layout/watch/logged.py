"""What WeasyPrint warns of while it works, as Problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from baspa.layout.addresses import BASE, PAPER_SHEET
from baspa.model.edition import Edition
from baspa.model.problem import Place, Problem, Problems, Severity

DECORATIVE = "has no required alt description"  # said of ornaments; texts that should be there are asked for before
OWN_SHEET = re.compile(r"/\* (styles/.*\.css) \*/")  # what typeset puts before each
NOT_DRAWN = "Failed to render SVG image "  # WeasyPrint goes on without the picture
LINE_IN_SHEET = re.compile(r" at (\d+):\d+")


@contextmanager
def logged() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs while it works."""
    records: list[logging.LogRecord] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger, collector = logging.getLogger("weasyprint"), Collector(logging.WARNING)
    handlers, logger.handlers = logger.handlers, [collector]
    try:
        yield records
    finally:
        logger.handlers = handlers


def problems_of(records: Iterable[logging.LogRecord], edition: Edition) -> Problems:
    """Return what WeasyPrint logged as Problems (B041, B042; B031 for an SVG that it gives up)."""
    return tuple(
        logged_problem(record, edition.paper_css) for record in records if DECORATIVE not in record.getMessage()
    )


def logged_problem(record: logging.LogRecord, css: str) -> Problem:
    """Return the Problem of a logged warning; what has a line is a fault of the style sheet `css`."""
    message = record.getMessage().replace(BASE, "")
    if message.startswith(NOT_DRAWN):
        path = unquote(message.removeprefix(NOT_DRAWN))
        return Problem(Place(path), "B031", "the drawing cannot be drawn on paper", "save it as PNG")
    at = LINE_IN_SHEET.search(message)
    if at:
        place, message = sheet_place(css, int(at[1])), message.replace(at[0], "")
    elif any(word in message for word in ("stylesheet", "selector", "Font-face")):
        place = Place(PAPER_SHEET)
    else:
        return Problem(Place("book.toml"), "B042", message, "", Severity.WARNING)
    return Problem(place, "B041", message, "", Severity.WARNING)


def sheet_place(css: str, line: int) -> Place:
    """Return the book's own style sheet that a line of all of them together comes from, and its line there."""
    for above, text in enumerate(reversed(css.splitlines()[:line])):
        if own := OWN_SHEET.fullmatch(text):
            return Place(own[1], above)
    return Place(PAPER_SHEET)
