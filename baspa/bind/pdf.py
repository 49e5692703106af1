"""Bind for paper: one PDF that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), by way of WeasyPrint."""

from __future__ import annotations

import datetime
import gc
import io
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pydyf
from weasyprint import HTML, Attachment
from weasyprint.urls import URLFetcher, URLFetcherResponse

from baspa.bind.captions import wide_captions
from baspa.bind.colour import coloured
from baspa.bind.grid import baseline_grid
from baspa.bind.index import numbered_index
from baspa.bind.inline import Count, total_fit
from baspa.bind.note_numbers import laid_out
from baspa.bind.overfull import overfull
from baspa.bind.pages import level_pages
from baspa.bind.resolution import coarse_images
from baspa.bind.rows import breaking_rows
from baspa.bind.rtl import right_to_left
from baspa.bind.shrunk import shrunk
from baspa.bind.tagging import Record, mend, recording
from baspa.bind.turning import turned_pages
from baspa.bind.wrapping import is_known, replaced
from baspa.house import house_path
from baspa.language import find
from baspa.language.hyphenation import register
from baspa.model import WAS, Artifact, Edition, Resource
from baspa.problem import Place, Problem, Problems, Severity

BASE = "https://book.invalid/"  # images are named by their address: a fixed one keeps the bytes the same
DECORATIVE = "has no required alt description"  # said of ornaments; texts that should be there are asked for before

SHEET = "styles/paper.css"
OWN_SHEET = re.compile(r"/\* (styles/.*\.css) \*/")  # what typeset puts before each
AT = re.compile(r" at (\d+):\d+")
CMAP = b"/CIDInit /ProcSet findresource begin"  # how a map from glyphs to Unicode begins

PDFUA = (house_path("templates") / "print" / "pdfua.xmp").read_bytes


def bind_pdf(edition: Edition) -> tuple[Artifact, Problems]:
    """Lay out and write the PDF; return what WeasyPrint warns of (B041, B042), and B116 and B118."""
    register([find(edition.metadata.language), *(find(code) for code in edition.languages)])
    with warnings() as records, no_collection(), layout(edition) as count:
        document = laid_out(parsed(edition.paper, edition), edition.metadata.notes)
        data = write(document, edition)
    small = shrunk(document) if edition.drawings else ()
    artifact = Artifact("pdf", f"{edition.slug}.pdf", data, len(document.pages), len(count.greedy), small)
    pages = [page._page_box for page in document.pages]
    return artifact, (*problems_of(records, edition), *coarse_images(pages), *overfull(pages))


def parsed(html: str, edition: Edition) -> HTML:
    """Return a document of the edition, ready to be laid out."""
    made = HTML(string=html, base_url=BASE, url_fetcher=BookFetcher(edition), media_type="print")
    for element in made.etree_element.iter("span"):
        element.tag = element.attrib.pop(WAS, element.tag)
    return made


def problems_of(records: Iterable[logging.LogRecord], edition: Edition) -> Problems:
    """Return what WeasyPrint logged as Problems (B041, B042)."""
    return tuple(problem(record, edition.paper_css) for record in records if DECORATIVE not in record.getMessage())


@contextmanager
def layout(edition: Edition) -> Iterator[Count]:
    """Break lines and pages as the design says while the context lasts; count the paragraphs."""
    count = Count()
    with ExitStack() as stack:
        if is_known():
            stack.enter_context(baseline_grid())
            stack.enter_context(wide_captions())
            stack.enter_context(breaking_rows())
            stack.enter_context(turned_pages())
            stack.enter_context(coloured(edition.drawings, BASE))
            if edition.metadata.design.justify == "total-fit":
                stack.enter_context(level_pages())
                count = stack.enter_context(total_fit(edition.metadata.design.optical_margins))
            stack.enter_context(right_to_left())
        if edition.index:
            stack.enter_context(numbered_index(edition))
        yield count


def write(document: Any, edition: Edition) -> bytes:
    """Write a laid-out document."""
    out = io.BytesIO()
    for page in document.pages:
        page.anchors.update(getattr(page._page_box, "index_anchors", {}))
    with recording() as record, replaced((pydyf.PDF, "page_references", property(page_references))):
        document.write_pdf(
            out,
            pdf_variant="pdf/a-3a",
            pdf_identifier=edition.slug.encode(),
            attachments=attachments(edition),
            finisher=lambda _, pdf: finish(document, pdf, record, edition),
        )
    return out.getvalue()


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """Return the references of all pages, made once for all tags: pydyf makes them anew for each."""
    kids = pdf.pages["Kids"]
    if len(kids) != 3 * len(pdf.__dict__.get("references", ())):
        pdf.references = tuple(f"{number} 0 R".encode() for number in kids[::3])
    references: tuple[bytes, ...] = pdf.references
    return references


def finish(document: Any, pdf: Any, record: Record, edition: Edition) -> None:
    """Add what the standards and readers want beyond WeasyPrint's own: PDF/UA's mark, page labels, the tags mended."""
    mend(pdf, record, edition.metadata.language)
    if edition.direction == "rtl":
        pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())["Direction"] = "/R2L"  # ISO 32000-1, 12.2
    pdf.catalog["PageLabels"] = page_labels(pdf, text_page(document, edition.text_start))
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint 70 lists each twice
    copy_as_typed(pdf, "".join(source.data.decode() for source in edition.sources))
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    xmp = metadata.stream[0]
    end = xmp.rindex(b"</rdf:RDF>")
    metadata.stream, metadata.compress = [xmp[:end] + PDFUA() + xmp[end:]], False  # readable to format identification


def copy_as_typed(pdf: Any, typed: str) -> None:
    """Let readers copy a line-end hyphen as a soft one and a space that does not break as plain, as the author typed.

    ISO 32000-1, 14.8.2.2.3: a hyphen that line breaking set is U+00AD. The maps are by glyph, so a sign that the author
    typed somewhere keeps its own code.
    """
    swaps = {b" <2010>": b" <00ad>", b" <00a0>": b" <0020>"}
    swaps = {
        old: new for old, new in swaps.items() if bytes.fromhex(old[2:-1].decode()).decode("utf-16-be") not in typed
    }
    for item in pdf.objects:
        lines = item.stream if isinstance(item, pydyf.Stream) else ()
        if lines and lines[0] == CMAP:
            item.stream = [line[:-7] + swaps.get(line[-7:], line[-7:]) for line in lines]


def text_page(document: Any, start: str) -> int:
    """Return the index of the page on which the text proper begins."""
    return next((i for i, page in enumerate(document.pages) if start in page.anchors), 0)


def page_labels(pdf: Any, start: int) -> bytes:
    """Return the page labels: roman numerals for the front matter, arabic from the text on (ISO 32000-1, 12.4.2)."""
    front = [0, pydyf.Dictionary({"S": "/r"})] if start else []
    text = [start, pydyf.Dictionary({"S": "/D", "St": 1})]
    labels = pydyf.Dictionary({"Nums": pydyf.Array([*front, *text])})
    pdf.add_object(labels)
    return bytes(labels.reference)


def attachments(edition: Edition) -> list[Attachment]:
    """Return the manuscript's files as attachments with the relationship Source (ISO 19005-3, 6.8)."""
    day = datetime.datetime.combine(edition.modified, datetime.time())
    return [
        Attachment(
            string=source.data.decode(),
            name=source.path.replace("/", "-"),
            description=source.path,
            created=day,
            modified=day,
            relationship="Source",
        )
        for source in edition.sources
    ]


class BookFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the book's images and fonts, the house's fonts and the style sheet; refuses every other address."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(allowed_protocols=())
        self.files = {
            resource.path: resource for resource in (*edition.resources, *edition.paper_resources, *edition.drawings)
        }
        self.files |= {face.resource.path: face.resource for face in edition.fonts}
        self.files[SHEET] = Resource(SHEET, "text/css", edition.paper_css.encode())

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the file of an address of the book; raises ValueError for all others."""
        path = url.removeprefix(BASE)
        name = path.removeprefix("styles/fonts/")
        font = house_path("styles", "fonts") / name
        if path in self.files:
            resource = self.files[path]
            return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})
        if url.startswith(f"{BASE}styles/fonts/") and "/" not in name and font.is_file():
            return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})
        raise ValueError(f"a book may not fetch {url}")


@contextmanager
def warnings() -> Iterator[list[logging.LogRecord]]:
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


def problem(record: logging.LogRecord, css: str) -> Problem:
    """Return the Problem of a logged warning; what has a line is a fault of the style sheet `css`."""
    message = record.getMessage().replace(BASE, "")
    at = AT.search(message)
    if at:
        place, message = sheet_place(css, int(at[1])), message.replace(at[0], "")
    elif any(word in message for word in ("stylesheet", "selector", "Font-face")):
        place = Place(SHEET)
    else:
        return Problem(Place("book.toml"), "B042", message, "", Severity.WARNING)
    return Problem(place, "B041", message, "", Severity.WARNING)


def sheet_place(css: str, line: int) -> Place:
    """Return the book's own style sheet that a line of all of them together comes from, and its line there."""
    for above, text in enumerate(reversed(css.splitlines()[:line])):
        if own := OWN_SHEET.fullmatch(text):
            return Place(own[1], above)
    return Place(SHEET)
