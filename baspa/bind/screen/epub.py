"""Bind the e-book: EPUB 3.3 through EbookLib, then zipped anew in a fixed order with fixed times.

EbookLib parses XHTML as HTML and would lose half of it, so documents go in as raw items; it stamps the zip with the
wall clock and the package with itself, so both are written again. Clauses: EPUB 3.3 (W3C), EPUB Accessibility 1.1.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ebooklib import epub
from lxml import etree

from baspa.bind.screen.archive import rezip
from baspa.bind.screen.font_letters import face_rules, letters
from baspa.bind.screen.fonts import subset, subset_own
from baspa.bind.screen.ncx import with_page_list
from baspa.bind.screen.overlays import CSS as OVERLAY_CSS
from baspa.bind.screen.overlays import MEDIA_TYPE as SMIL_TYPE
from baspa.bind.screen.overlays import Overlay, overlays
from baspa.bind.screen.package import add_durations, describe
from baspa.bind.screen.page_marks import with_pages
from baspa.bind.screen.splitting import parted
from baspa.bind.screen.written_out import written_out
from baspa.language import spoken
from baspa.model.book import COVER, Font, Resource
from baspa.model.edition import Artifact, ContentsLine, Edition, PageStart, Section
from baspa.model.file_names import file_name

COVER_PAGE = "cover.xhtml"  # of the spine, and not of the reading order: readers show the cover by themselves
# Landmarks that EPUB 2 knows, and Kindle asks for (OPF 2.0.1, 2.6), by their EPUB structural semantics.
GUIDE = {
    **{name: name for name in ("cover", "toc", "loi", "lot", "dedication", "epigraph", "foreword", "preface")},
    **{name: name for name in ("glossary", "bibliography", "index", "copyright-page")},
    "titlepage": "title-page",
    "acknowledgments": "acknowledgements",
    "endnotes": "notes",
    "bodymatter": "text",
}
BOOK_CSS = "book.css"
XML = "{http://www.w3.org/XML/1998/namespace}"


def bind_epub(edition: Edition, cover: bytes, starts: Sequence[PageStart] = ()) -> Artifact:
    """Write the EPUB with the bytes of its cover, and the print book's pages, which begin at `starts`.

    Raises Outside where EbookLib fails.
    """
    language = spoken(edition.metadata.language, edition.metadata.words)
    sections, marks = with_pages(edition.sections, starts, frozenset(edition.proof.blocks), language)
    split = parted(sections)
    marks = split.leading(marks)
    contents, places = split.lines(edition.contents), split.leading(edition.landmarks)
    edition = replace(edition, sections=split.sections, contents=contents, landmarks=places)
    book = epub.EpubBook()
    describe(book, edition)
    add_files(book, edition, cover)
    out = io.BytesIO()
    options = {"mtime": stamp(edition), "raise_exceptions": True, "epub3_pages": False}
    epub.write_epub(out, book, {**options, "compresslevel": 0})  # it is `rezip` that compresses
    listed = partial(with_page_list, marks=marks, title=language.word("page.list"))
    data = rezip(out.getvalue(), edition.modified, {".opf": partial(package, edition=edition), ".ncx": listed})
    return Artifact("epub", file_name(edition.slug, "epub"), data)


def stamp(edition: Edition) -> datetime.datetime:
    """Return the time that goes into the package: midnight of the edition's day."""
    return datetime.datetime.combine(edition.modified, datetime.time())


def add_files(book: epub.EpubBook, edition: Edition, cover: bytes) -> None:
    """Put documents, style sheet, fonts, cover and images into the manifest and the spine."""
    heard = list(overlays(edition.sections, edition.spoken))
    documents = [document(section, heard) for section in edition.sections]
    wanted = letters(edition)
    fonts = {name: subset(name, text) for name, text in wanted.items() if text}
    own_fonts = [own_font(face, "".join(wanted.values())) for face in (*edition.fonts, *edition.ebook_fonts)]
    css = face_rules(tuple(fonts)) + (f"{OVERLAY_CSS}\n" if heard else "") + written_out(edition.epub_css)
    own = edition.cover.resource if edition.cover else Resource(COVER, "image/png", b"")
    picture = epub.EpubCover(uid="cover-image", file_name=own.path)
    picture.media_type, picture.content = own.media_type, cover
    items = [item("css", BOOK_CSS, "text/css", css.encode()), picture, *documents]
    items += [item(f"font{n}", f"fonts/{name}", "font/ttf", data) for n, (name, data) in enumerate(fonts.items(), 1)]
    items += [item(f"own-font{n}", *each) for n, each in enumerate(own_fonts, 1)]
    items += [item(f"image{n}", r.path, r.media_type, r.data) for n, r in enumerate(edition.resources, 1)]
    items += [item(f"formula{n}", r.path, r.media_type, r.data) for n, r in enumerate(edition.ebook_drawings, 1)]
    items += [item(each.id, each.name, SMIL_TYPE, each.smil()) for each in heard]
    items += [item(f"audio{n}", r.path, r.media_type, r.data) for n, r in enumerate(edition.recordings, 1)]
    add_durations(book, heard, edition.metadata.audio)
    for each in [*items, epub.EpubNcx()]:
        book.add_item(each)
    book.toc = [toc(entry, str(n)) for n, entry in enumerate(edition.contents, 1)]
    book.guide = [
        {"type": GUIDE[each.type], "title": each.title, "href": each.href}
        for each in edition.landmarks
        if each.type in GUIDE
    ]
    book.spine = [(each, "no") if each.file_name == COVER_PAGE else each for each in documents]


def item(uid: str, name: str, media_type: str, content: bytes) -> epub.EpubItem:
    """Return a manifest item that EbookLib hands through as it is."""
    return epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=content)


def own_font(face: Font, text: str) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a font of the book's, with the letters of all its text."""
    return f"fonts/{face.name}", face.resource.media_type, subset_own(face.resource.data, text)


def document(section: Section, heard: Sequence[Overlay]) -> epub.EpubItem:
    """Return a section as a raw manifest item with its properties, and the overlay that it may have."""
    made = item(section.name.partition(".")[0], section.name, "application/xhtml+xml", section.xhtml.encode())
    made.properties, made.title = list(section.properties), section.title
    made.media_overlay = next((each.id for each in heard if each.document == section.name), None)
    return made


def toc(entry: ContentsLine, number: str) -> object:
    """Return an entry of the NCX, with those below it."""
    if not entry.children:
        return epub.Link(entry.href, entry.title, f"nav{number}")
    below = [toc(child, f"{number}-{n}") for n, child in enumerate(entry.children, 1)]
    return epub.Section(entry.title, entry.href), below


def package(content: bytes, edition: Edition) -> bytes:
    """Set the package's language and direction; take out the name and version of the library."""
    root = etree.fromstring(content)
    root.set(f"{XML}lang", edition.metadata.language)
    root.set("dir", edition.direction)
    for meta in root.xpath('//*[local-name()="meta"][@name="generator"]'):
        meta.getparent().remove(meta)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
