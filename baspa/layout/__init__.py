"""The paper face of an Edition laid out as pages by WeasyPrint, which only this room and bind/paper know.

`laid_out` is the one door: the PDF and the proof take the same pages through it.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from baspa.language import find
from baspa.language.hyphenation import register
from baspa.layout.declared_types import types_read_before
from baspa.layout.late_font_tools import late_font_tools
from baspa.layout.library_search import found_by_loader
from baspa.layout.machine_fonts import no_machine_fonts
from baspa.layout.unread_hints import unread_hints
from baspa.model.edition import WAS, Edition
from baspa.model.problem import Problems
from baspa.progress import tell_length

with found_by_loader(), late_font_tools(), unread_hints(), types_read_before(), no_machine_fonts():
    from weasyprint import HTML

from baspa.layout.addresses import BASE, BookFetcher
from baspa.layout.bounds import within_bounds
from baspa.layout.features import LAYING_OUT, in_place, wanted_features
from baspa.layout.features_of_drawing import DRAWING
from baspa.layout.lines.known_breaks import known_breaks
from baspa.layout.lines.known_words import Words, known_words, measured_words
from baspa.layout.pages.notes_by_page import with_notes_numbered
from baspa.layout.pages.orientation import is_turned as is_turned
from baspa.layout.pages.orientation import is_wide as is_wide
from baspa.layout.pages.orientation import origin as origin
from baspa.layout.replacements import BREAKING_ROWS, TOTAL_FIT
from baspa.layout.replacements_of_text import BREAKING_WORDS, NARROW_PLACES, NARROW_TABLES, WAITING_CELLS
from baspa.layout.side_by_side.part import BookPart as BookPart
from baspa.layout.side_by_side.part import Undivided as Undivided
from baspa.layout.watch.contents import spilling_contents
from baspa.layout.watch.logged import logged, problems_of
from baspa.layout.watch.overfull import overfull
from baspa.layout.watch.resolution import coarse_images
from baspa.layout.watch.shrunk import shrunk_formulas


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An edition's pages, laid out and not yet written."""

    edition: Edition
    html: HTML  # with the elements that the boxes were made of
    document: Any  # WeasyPrint's Document
    greedy: int  # justified paragraphs whose lines were broken one by one
    switched_off: Problems
    records: list[logging.LogRecord]  # what WeasyPrint has logged so far
    part: BookPart  # of the book, whose pages they are

    @property
    def pages(self) -> list[Any]:
        """Return WeasyPrint's page boxes."""
        return [page._page_box for page in self.document.pages]

    @property
    def words(self) -> Words:
        """Return what was measured of words beside what was known."""
        return measured_words(self.document, self.part.words)

    @property
    def warned_of(self) -> Problems:
        """Return what the layout could not do, and what WeasyPrint warned of until now (B041, B042)."""
        return (*self.switched_off, *problems_of(self.records, self.edition))

    @property
    def seen(self) -> Problems:
        """Return what is to be seen in the pages: coarse images (B116), too large tables (B118), contents (B238)."""
        return (*coarse_images(self.pages), *overfull(self.pages), *spilling_contents(self.pages))

    @property
    def unbegun(self) -> frozenset[str]:
        """Return the ids of notes that could not begin on the page of their call, since all room there was taken."""
        return frozenset(name for page in self.pages for name in getattr(page, "unbegun_notes", ()))

    @property
    def shrunk(self) -> tuple[tuple[str, float], ...]:
        """Return the ids of blocks with formulas that were made smaller, each with the least share of its size."""
        return shrunk_formulas(self.pages) if self.edition.drawings else ()


@contextmanager
def laid_out(edition: Edition, part: BookPart | None = None, html: HTML | None = None) -> Iterator[LaidOut]:
    """Lay an edition out, lines and pages broken as its design says; the pages are written while the context lasts.

    Of a part it gives the pages; raises Undivided where the book cannot be divided. `html` is its document, where that
    has been read, and not been laid out before.
    """
    part = part or BookPart()
    register([find(edition.metadata.language), *(find(code) for code in edition.languages)])
    wanted = wanted_features(edition)
    tell_length(len(edition.paper))
    off = {each: problem for each in wanted if (problem := each.problem())}
    on = tuple(each for each in wanted if each not in off)
    with (
        within_bounds(edition),
        no_machine_fonts(),
        logged() as records,
        no_collection(),
        in_place(on, DRAWING, edition, part),
    ):
        html = html or html_document(edition.paper, edition)
        if off:
            html.etree_element.set("class", " ".join(f"without-{each.name}" for each in off))
        breaks = part.styles.breaks if part.styles else None
        with known_words(part.words), known_breaks(breaks), in_place(on, LAYING_OUT, edition, part) as given:
            document = with_notes_numbered(html, edition.metadata.notes, part)
        greedy = len(given[TOTAL_FIT].greedy) if TOTAL_FIT in given else 0
        yield LaidOut(edition, html, document, greedy, tuple(off.values()), records, part)


@contextmanager
def drawn(edition: Edition) -> Iterator[None]:
    """Have pages drawn, that were laid out before, while the context lasts."""
    on = tuple(each for each in wanted_features(edition, DRAWING) if not each.unknown())
    with no_machine_fonts(), in_place(on, DRAWING, edition, BookPart()):
        yield


@contextmanager
def within_sheets(edition: Edition) -> Iterator[None]:
    """Keep tables, their rows and their words within the pages of what is not the book's, while the context lasts."""
    on = tuple(
        each
        for each in (NARROW_TABLES, NARROW_PLACES, WAITING_CELLS, BREAKING_ROWS, BREAKING_WORDS)
        if not each.unknown()
    )
    with in_place(on, LAYING_OUT, edition, BookPart()):
        yield


def html_document(html: str, edition: Edition) -> HTML:
    """Return an HTML document of an edition, ready to be laid out."""
    made = HTML(string=html, base_url=BASE, url_fetcher=BookFetcher(edition), media_type="print")
    for element in made.etree_element.iter("span"):
        element.tag = element.attrib.pop(WAS, element.tag)
    return made


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking the box tree, all of which is needed until the end."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
