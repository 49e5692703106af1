"""Bind for paper: one PDF that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), by way of WeasyPrint."""

from __future__ import annotations

import datetime
import gc
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pydyf
from weasyprint import HTML, Attachment

from baspa.bind.paper.tagging import Record, mend, recording
from baspa.house import house_path
from baspa.language import find
from baspa.language.hyphenation import register
from baspa.layout.addresses import BASE, BookFetcher
from baspa.layout.colour import coloured
from baspa.layout.lines.inline import Count, total_fit
from baspa.layout.lines.rtl import right_to_left
from baspa.layout.pages.captions import wide_captions
from baspa.layout.pages.grid import baseline_grid
from baspa.layout.pages.index import numbered_index
from baspa.layout.pages.note_numbers import laid_out
from baspa.layout.pages.pages import level_pages
from baspa.layout.pages.rows import breaking_rows
from baspa.layout.pages.turning import turned_pages
from baspa.layout.watch.overfull import overfull
from baspa.layout.watch.resolution import coarse_images
from baspa.layout.watch.shrunk import shrunk
from baspa.layout.watch.warnings import problems_of, warnings
from baspa.layout.wrapping import is_known, replaced
from baspa.model.edition import WAS, Artifact, Edition
from baspa.model.problem import Problems

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
