"""What WeasyPrint warns of while it works, as Problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape

from baspa.layout.addresses import BASE, PAPER_SHEET
from baspa.model.edition import Edition
from baspa.model.problem import Place, Problem, Problems, Severity

DECORATIVE = "has no required alt description"  # said of ornaments; texts that should be there are asked for before
OWN_SHEET = re.compile(r"/\* (styles/.*\.css) \*/")  # what typeset puts before each
LOST = re.compile("(?:Failed to load image at|Failed to render SVG image|Failed to load inline SVG|Unknown image mode)")
IN_THE_TEXT = re.compile(r"<img [^>]*>")
SOURCE = re.compile(r' src="([^"]+)"')
WRITTEN = re.compile(r' data-place="([^"]*):(\d+)"')
LONGEST = 300  # letters of a message: an address may hold the whole image
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
    """Return what WeasyPrint logged as Problems (B041, B042)."""
    return tuple(logged_problem(record, edition) for record in records if DECORATIVE not in record.getMessage())


def logged_problem(record: logging.LogRecord, edition: Edition) -> Problem:
    """Return the Problem of a logged warning; what has a line is a fault of the style sheet, a lost image an error."""
    message = record.getMessage().replace(BASE, "")
    at = LINE_IN_SHEET.search(message)
    if LOST.match(message):
        return lost_image(message, edition.paper)
    if at:
        place, message = sheet_place(edition.paper_css, int(at[1])), message.replace(at[0], "")
    elif any(word in message for word in ("stylesheet", "selector", "Font-face")):
        place = Place(PAPER_SHEET)
    else:
        return Problem(Place("book.toml"), "B042", message, "", Severity.WARNING)
    return Problem(place, "B041", message, "", Severity.WARNING)


def lost_image(message: str, paper: str) -> Problem:
    """Return the Problem of an image that paper would lack; at its line, if it is one of the manuscript's."""
    written = written_place(message, paper)
    hint = "save it in another format" if written else "look for its address in the book's own styles and templates"
    shown = message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
    return Problem(written or Place("book.toml"), "B042", f"paper lacks an image: {shown}", hint)


def written_place(message: str, paper: str) -> Place | None:
    """Return where the first of the manuscript's images that a message names was written; None for all others."""
    tags = (tag for tag in IN_THE_TEXT.findall(paper) if (named := SOURCE.search(tag)) and named[1] in message)
    written = next(filter(None, map(WRITTEN.search, tags)), None)
    return Place(unescape(written[1]), int(written[2])) if written else None


def sheet_place(css: str, line: int) -> Place:
    """Return the book's own style sheet that a line of all of them together comes from, and its line there."""
    for above, text in enumerate(reversed(css.splitlines()[:line])):
        if own := OWN_SHEET.fullmatch(text):
            return Place(own[1], above)
    return Place(PAPER_SHEET)
