"""Bind the proof: the very pages of the PDF on larger sheets, their lines numbered, the editor's queries beside them.

The pages are laid out as the PDF's are, with room for the margins around each page box (CSS Paged Media 3, 5.4, bleed),
so that nothing in them moves. What stands around them, and the list of queries, are documents of their own, laid out
once it is known where everything is; their boxes join the pages before these are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from baspa.bind.paper.page_starts import text_page
from baspa.bind.paper.pdf import write_pdf
from baspa.bind.paper.proof_lines import ASCENT, DESCENT, Lines, Stretch, marked_words
from baspa.bind.paper.query_numbers import Room, number_rows, room_beside
from baspa.layout import html_document, is_turned, laid_out, origin, within_sheets
from baspa.layout.replacements import QUERY_WORDS
from baspa.model.book import Resource
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.model.problem import Problems
from baspa.model.text import filled

PROOF_SHEET = "styles/proof.css"
EVERY = 5  # each fifth line has its number
MARGIN_GAP = 16.0  # px between the text and the numbers of its lines, or of its queries


@dataclass(frozen=True, slots=True)
class PlacedQuery:
    """A query in the laid-out pages."""

    number: int
    stretches: tuple[Stretch, ...]
    line: int  # of the page that it begins on, from 1

    @property
    def page(self) -> int:
        """Return the index of the page that it begins on."""
        return self.stretches[0].page


def bind_proof(edition: Edition) -> tuple[Artifact, Problems]:
    """Lay out and write the proof; what WeasyPrint warns of comes back as Problems (B041, B042).

    Raises Outside where this WeasyPrint cannot measure the words of queries.
    """
    if edition.proof.marks:
        QUERY_WORDS.require()
    sheet = Resource(PROOF_SHEET, "text/css", edition.proof.css.encode())
    styles = f"{edition.paper_styles}\n{edition.proof.sheet_css}"
    wide = replace(edition, paper_styles=styles, resources=(*edition.resources, sheet))
    with laid_out(wide) as made:
        lines = Lines(made.pages, made.html.etree_element, edition.proof.blocks)
        placed = tuple(placed_queries(lines, edition))
        margins = margins_of(made.pages, lines, placed, wide)
        added = [Page(with_margins(page, around)) for page, around in zip(made.pages, margins, strict=True)]
        added += queries(placed, text_page(made.document.pages, edition.text_start), wide)
        data = write_pdf(made.document.copy(added), wide)
    artifact = Artifact("proof", file_name(edition.slug, "proof"), data, len(added), made.greedy, made.unbegun)
    return artifact, made.warned_of


def placed_queries(lines: Lines, edition: Edition) -> Iterator[PlacedQuery]:
    """Yield where each mark is."""
    letters = lines.letters()
    for mark in edition.proof.marks:
        found = tuple(marked_words(mark, letters.get(mark.block, [])))
        if found:
            on_page = lines.baselines(found[0].page)
            nearest = min(on_page, key=lambda y: abs(y - found[0].baseline))
            yield PlacedQuery(mark.number, found, on_page.index(nearest) + 1)


def margins_of(pages: Sequence[Any], lines: Lines, placed: Sequence[PlacedQuery], edition: Edition) -> list[Any]:
    """Return the page boxes of what stands around each page."""
    html = html_document(edition.proof.margins, edition)
    body = html.etree_element.find("body")
    (pattern,) = body
    body.remove(pattern)
    for number, page in enumerate(pages):
        sheet = deepcopy(pattern)
        body.append(sheet)
        under, over, numbers = (framed(part, page) for part in sheet)
        left = page.content_box_x()
        right = left + (page.height if is_turned(page) else page.width)
        for each in placed:
            tint(under, each.stretches, number)
        number_lines(over, lines.baselines(number), left)
        beside = room_beside(page, right + MARGIN_GAP)
        number_queries(numbers, [each for each in placed if each.page == number], beside)
    return [page._page_box for page in html.render().pages]


def framed(parent: ET.Element, page: Any) -> ET.Element:
    """Return what takes marks by the places of a page's layout: for a turned page, an element that is turned."""
    if not is_turned(page):
        return parent
    left, top = origin(page)
    frame = place_element(parent, "div", "turned", {"left": left, "top": top})
    frame.set("style", frame.get("style", "") + ";transform:rotate(-90deg);transform-origin:0 0")
    return frame


def tint(parent: ET.Element, parts: Sequence[Stretch], page: int) -> None:
    """Add the ground of the words that a query is about, on one page, with a stroke where they begin."""
    for part in (part for part in parts if part.page == page):
        top, height = part.baseline - ASCENT * part.size, (ASCENT + DESCENT) * part.size
        box = {"left": part.left, "top": top, "width": part.right - part.left, "height": height}
        place_element(parent, "p", "words begin" if part is parts[0] else "words", box)


def number_lines(parent: ET.Element, baselines: Sequence[float], left: float) -> None:
    """Add the number of each fifth line, to the left of the text."""
    for number, y in enumerate(baselines, 1):
        if number % EVERY == 0:
            place_element(parent, "p", "line-number", {"left": left - MARGIN_GAP, "top": y}).text = str(number)


def number_queries(parent: ET.Element, placed: Sequence[PlacedQuery], room: Room) -> None:
    """Add the numbers of the queries of a page, to the right of the text; those of one line stand side by side."""
    lines: dict[float, list[int]] = {}
    for each in placed:
        lines.setdefault(each.stretches[0].baseline, []).append(each.number)
    for row in sorted(number_rows(lines, room), key=lambda row: row.numbers):
        beside = place_element(parent, "p", "query", {"left": room.left, "top": row.top})
        if row.scale < 1:
            beside.set("style", f"{beside.get('style')};font-size:{row.scale:.2f}em")
        for number in row.numbers:
            link = {"id": f"c0-query-{number}", "href": f"#c0-row-{number}"}
            ET.SubElement(beside, "a", link).text = str(number)


def place_element(parent: ET.Element, tag: str, kind: str, where: dict[str, float]) -> ET.Element:
    """Add an element that stands at a place of its page, px."""
    style = ";".join(f"{name}:{value:.2f}px" for name, value in where.items())
    return ET.SubElement(parent, tag, {"class": kind, "style": style})


def with_margins(page: Any, around: Any) -> Any:
    """Return a page with what stands under, over and beside its text; only the queries' numbers are tagged."""
    (root,) = (child for child in around.children if child.is_for_root_element)
    under, over, numbers = root.children[0].children[0].children
    for box in (under, over):
        box.__class__ = boxes.MarginBox  # decoration, as running heads are
    page.children = [under, *page.children, over, numbers]
    return page


def queries(placed: Sequence[PlacedQuery], start: int, edition: Edition) -> list[Page]:
    """Return the pages of the list of queries, `start` being the index of the page that is counted as the first."""
    if not edition.proof.queries:
        return []
    html = html_document(edition.proof.queries, edition)
    known = {f"#c0-query-{each.number}": each for each in placed}
    for link in html.etree_element.iter("a"):
        if each := known.get(link.get("href", "")):
            page = each.page - start + edition.metadata.pages.first
            link.text = filled(edition.proof.place, {"page": page, "line": each.line})
    with within_sheets(edition):
        return list(html.render().pages)
