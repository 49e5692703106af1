"""Bind for paper: one PDF that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), by way of WeasyPrint."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pydyf
from weasyprint import Attachment

from baspa.bind.paper.divided import (
    NOTHING_FOUND,
    Found,
    JoinedPages,
    book_of,
    book_part,
    found,
    hand_over_part,
    joined,
    pages_of_all,
    parts,
    texts_of_pages,
    with_places,
)
from baspa.bind.paper.glyph_letters import letters_of_glyphs
from baspa.bind.paper.kept_book import keep_whole, may_be_kept
from baspa.bind.paper.known_ways import own_drawing, where_known
from baspa.bind.paper.leaves import divide_trees
from baspa.bind.paper.object_streams import NOTHING_READY, small_object_streams
from baspa.bind.paper.page_starts import starts_of, text_page
from baspa.bind.paper.relaid import relaid
from baspa.bind.paper.tagging import StructureRecord, mend_tags, recording
from baspa.house import house_path
from baspa.kept.content import digest_of
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.layout import Undivided, html_document, is_wide, laid_out
from baspa.layout.ahead import keep_for_the_next
from baspa.layout.guard import replacing
from baspa.layout.lines.known_words import Words, keep_words, kept_words
from baspa.layout.replacements import PAGE_REFERENCES
from baspa.layout.replacements_of_text import GLYPH_LETTERS, GLYPH_RUNS
from baspa.layout.replacements_of_writing import OBJECT_STREAMS
from baspa.model.book import Resource
from baspa.model.edition import Artifact, Edition, PageStart
from baspa.model.file_names import file_name
from baspa.model.problem import Problems
from baspa.together import ALONE, Team, side_by_side

CMAP = b"/CIDInit /ProcSet findresource begin"  # how a map from glyphs to Unicode begins

PDFUA = (house_path("templates") / "print" / "pdfua.xmp").read_bytes


def bind_pdf(edition: Edition, processes: int = 1, store: Store = NOTHING_KEPT) -> tuple[Artifact, Problems]:
    """Lay out and write the PDF; return what WeasyPrint warns of (B041, B042), and B116 and B118.

    A long book is laid out and painted by so many processes side by side, where it can be divided. The bytes are those
    of one process. Where the parts begin is kept in `store`, for the next time: no more than a guess. So are their
    pages: those of chapters that stay as they are need not be made again.
    """
    keep_for_the_next(edition, store)
    size = parts(edition, processes)
    if size > 1 and (known := edited_pdf(edition, store)):
        return known, ()
    named = digest_of((edition.slug, edition.paper_css))
    guesses, words = store.get("begins of parts", named) or {}, kept_words(edition, store)
    html = html_document(edition.paper, edition)  # once for all processes
    try:
        with side_by_side(size, partial(hand_over_part, edition, html, words, guesses)) as team:
            made = bound(edition, team, words, html)
    except Undivided:
        made = bound(edition, ALONE, words)
    if made.begins and made.begins != guesses:
        store.put("begins of parts", named, made.begins)
    keep_words(edition, store, words, made.words)
    if made.pages and made.found == NOTHING_FOUND:
        keep_joined(edition, store, made.pages)
    return made.artifact, made.found.problems


def edited_pdf(edition: Edition, store: Store) -> Artifact | None:
    """Return the PDF of a book of which most was laid out before; None where it has to be laid out as a whole."""
    try:
        with relaid(edition, store) as made:
            data = write_pdf(made.document, edition, made.ready)
            made.keep(edition, store)
            starts = starts_of(made.pages, [page.texts for page in made.pages], edition)
            return pdf_artifact(edition, data, len(made.pages), NOTHING_FOUND, starts)
    except Undivided:
        return None


@dataclass(frozen=True, slots=True)
class BoundPages:
    """The PDF that a team has made."""

    artifact: Artifact
    found: Found
    begins: Mapping[str, int]  # where its parts begin, by their names
    pages: JoinedPages | None  # None where one process has made it all
    words: Sequence[Words]  # what was measured of words


def bound(edition: Edition, team: Team, words: Words, html: Any = None) -> BoundPages:
    """Return the PDF that a team has made, of its document where that has been read; raises Undivided as `laid_out`."""
    with laid_out(edition, book_part(edition, team, words), html) as made:
        own = found(made)
        joint = pages_of_all(made) if made.part.team.size > 1 else None
        pages = joint.pages if joint else made.document.pages
        texts = [page.texts for page in joint.pages] if joint else texts_of_pages(made)
        starts = starts_of(pages, texts, edition)
        data = write_pdf(made.document.copy(pages), edition)
        all_found = joined(replace(own, warned_of=made.warned_of), list(made.part.team.taken()))
        new = made.words, *made.part.team.taken()
    artifact = pdf_artifact(edition, data, len(pages), all_found, starts)
    return BoundPages(artifact, all_found, made.part.begins, joint, new)


def keep_joined(edition: Edition, store: Store, joint: JoinedPages) -> None:
    """Keep the pages of all parts, where they may be those of an edited book."""
    book = book_of(joint.parts)
    if book and store.folder and may_be_kept(edition):
        facts = (page for part in joint.parts for page in part.pages)
        keep_whole(edition, store, book, facts, joint.painted)


def pdf_artifact(edition: Edition, data: bytes, pages: int, found: Found, starts: tuple[PageStart, ...]) -> Artifact:
    """Return the PDF of so many pages as what was made of an edition, with where they begin."""
    told = found.greedy, found.unbegun, found.shrunk
    return Artifact("pdf", file_name(edition.slug, "pdf"), data, pages, *told, starts=starts)


def write_pdf(document: Any, edition: Edition, ready: Mapping[bytes, bytes] = NOTHING_READY) -> bytes:
    """Write a laid-out document; raises Outside where this WeasyPrint's tags cannot be mended.

    `ready` are contents of streams, each with what it is compressed.
    """
    out = io.BytesIO()
    with_places(document.pages)
    with (
        recording() as record,
        where_known(PAGE_REFERENCES, one_list_of_pages),
        where_known(GLYPH_LETTERS, letters_of_glyphs),
        where_known(GLYPH_RUNS, own_drawing),
        where_known(OBJECT_STREAMS, partial(small_object_streams, ready)),
    ):
        document.write_pdf(
            out,
            pdf_variant="pdf/a-3a",
            pdf_identifier=edition.slug.encode(),
            attachments=attachments(edition),
            finisher=lambda _, pdf: finish_pdf(document, pdf, record, edition),
        )
    return out.getvalue()


@contextmanager
def one_list_of_pages() -> Iterator[None]:
    """Let a PDF keep the list of its pages while the context lasts."""
    with replacing(PAGE_REFERENCES, property(page_references)):
        yield


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """Return the references of all pages, made once for all tags: pydyf makes them anew for each."""
    kids = pdf.pages["Kids"]
    if len(kids) != 3 * len(pdf.__dict__.get("references", ())):
        pdf.references = tuple(f"{number} 0 R".encode() for number in kids[::3])
    references: tuple[bytes, ...] = pdf.references
    return references


def finish_pdf(document: Any, pdf: Any, record: StructureRecord, edition: Edition) -> None:
    """Add what the standards and readers want beyond WeasyPrint's own: PDF/UA's mark, page labels, the tags mended."""
    mend_tags(pdf, record, edition.metadata.language)
    divide_trees(pdf)
    turn_wide_pages(document, pdf)
    if edition.direction == "rtl":
        pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())["Direction"] = "/R2L"  # ISO 32000-1, 12.2
    start = text_page(document.pages, edition.text_start)
    pdf.catalog["PageLabels"] = page_labels(pdf, start, edition.metadata.pages.first)
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint 70 lists each twice
    set_pixels_as_they_are(pdf)
    copy_as_typed(pdf, "".join(source.data.decode() for source in edition.sources))
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    xmp = metadata.stream[0]
    end = xmp.rindex(b"</rdf:RDF>")
    metadata.stream, metadata.compress = [xmp[:end] + PDFUA() + xmp[end:]], False  # readable to format identification


def turn_wide_pages(document: Any, pdf: Any) -> None:
    """Have wide pages shown as high as the others are, turned to the left (ISO 32000-1, table 30: Rotate)."""
    for page, number in zip(document.pages, pdf.pages["Kids"][::3], strict=True):
        if is_wide(page._page_box):
            pdf.objects[number]["Rotate"] = 270


def set_pixels_as_they_are(pdf: Any) -> None:
    """Let no reader smooth an image (ISO 19005-3, 6.2.8): of one within a drawing WeasyPrint asks no style sheet."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Interpolate") == "true":
            item.extra["Interpolate"] = "false"


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


def page_labels(pdf: Any, start: int, first: int) -> bytes:
    """Return the page labels: roman ones before the text, its own from `first` on (ISO 32000-1, 12.4.2)."""
    front = [0, pydyf.Dictionary({"S": "/r"})] if start else []
    text = [start, pydyf.Dictionary({"S": "/D", "St": first})]
    labels = pydyf.Dictionary({"Nums": pydyf.Array([*front, *text])})
    pdf.add_object(labels)
    return bytes(labels.reference)


def attached_name(source: Resource) -> str:
    """Return the name of a file among the attachments, which are in no folders."""
    return source.path.replace("/", "-")


def attachments(edition: Edition) -> list[Attachment]:
    """Return the manuscript's files as attachments with the relationship Source (ISO 19005-3, 6.8).

    WeasyPrint makes a name tree of them as they come, and its keys have to be in order (ISO 32000-1, 7.9.6).
    """
    day = datetime.datetime.combine(edition.modified, datetime.time())
    return [
        Attachment(
            string=source.data.decode(),
            name=attached_name(source),
            description=source.path,
            created=day,
            modified=day,
            relationship="Source",
        )
        for source in sorted(edition.sources, key=attached_name)
    ]
