"""Bind the e-book: EPUB 3.3 through EbookLib, then zipped anew in a fixed order with fixed times.

EbookLib parses XHTML as HTML and would lose half of it, so documents go in as raw items; it stamps the zip with the
wall clock and the package with itself, so both are written again. Clauses: EPUB 3.3 (W3C), EPUB Accessibility 1.1.
"""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterator

from ebooklib import epub
from lxml import etree

from baspa.bind.screen.font_letters import face_rules, letters
from baspa.bind.screen.fonts import subset, subset_own
from baspa.model.book import COVER, Font
from baspa.model.edition import Artifact, ContentsLine, Edition, Section
from baspa.model.file_names import file_name
from baspa.model.metadata import Metadata
from baspa.model.people import Person

MIMETYPE = "application/epub+zip"
CONTAINER = "META-INF/container.xml"
BOOK_CSS = "book.css"
XML = "{http://www.w3.org/XML/1998/namespace}"


def bind_epub(edition: Edition, cover: bytes) -> Artifact:
    """Write the EPUB with `cover`, a PNG; raises Outside where EbookLib fails."""
    book = epub.EpubBook()
    describe(book, edition)
    add_files(book, edition, cover)
    out = io.BytesIO()
    options = {"mtime": stamp(edition), "raise_exceptions": True, "epub3_pages": False}
    epub.write_epub(out, book, {**options, "compresslevel": 0})  # it is `rezip` that compresses
    data = rezip(out.getvalue(), edition)
    return Artifact("epub", file_name(edition.slug, "epub"), data)


def stamp(edition: Edition) -> datetime.datetime:
    """Return the time that goes into the package: midnight of the edition's day."""
    return datetime.datetime.combine(edition.modified, datetime.time())


def identifier(metadata: Metadata, slug: str) -> str:
    """Return the unique identifier (EPUB 3.3, 5.5.3.1.1): the EPUB's ISBN, the DOI, or a UUID (RFC 9562, 5.5).

    The UUID is made of language, authors and slug, so that it stays the same from build to build.
    """
    if metadata.isbn.epub:
        return "urn:isbn:" + metadata.isbn.epub.replace("-", "").replace(" ", "")
    if metadata.doi:
        return f"https://doi.org/{metadata.doi}"
    name = "/".join(("baspa", metadata.language, *(person.name for person in metadata.authors), slug))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def describe(book: epub.EpubBook, edition: Edition) -> None:
    """Write the package metadata (EPUB 3.3, 5.5)."""
    metadata = edition.metadata
    book.set_identifier(identifier(metadata, edition.slug))
    book.set_language(metadata.language)
    book.set_direction(edition.direction)
    book.title = metadata.title
    book.add_metadata("DC", "title", metadata.title, {"id": "title"})
    refine(book, "title", "title-type", "main")
    if metadata.subtitle:
        book.add_metadata("DC", "title", metadata.subtitle, {"id": "subtitle"})
        refine(book, "subtitle", "title-type", "subtitle")
    add_people(book, metadata)
    for name, value in plain_metadata(metadata):
        book.add_metadata("DC", name, value)
    if metadata.series:
        book.add_metadata(None, "meta", metadata.series.name, {"property": "belongs-to-collection", "id": "series"})
        refine(book, "series", "collection-type", "series")
        if metadata.series.number:
            refine(book, "series", "group-position", str(metadata.series.number))
        if metadata.series.issn:
            refine(book, "series", "dcterms:identifier", f"urn:issn:{metadata.series.issn}")  # RFC 3044
    for name, value in edition.accessibility:
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    add_claim(book, metadata)


def refine(book: epub.EpubBook, target: str, name: str, value: str, **more: str) -> None:
    """Add a refinement of another metadata element (EPUB 3.3, 5.5.4)."""
    book.add_metadata(None, "meta", value, {"refines": f"#{target}", "property": name, **more})


def add_people(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add creators and contributors with the name they are filed under, their role and their order."""
    groups = (("creator", metadata.authors), ("contributor", tuple(contributors(metadata))))
    for kind, people in groups:
        for number, person in enumerate(people, 1):
            name = f"{kind}{number}"
            book.add_metadata("DC", kind, person.name, {"id": name})
            if person.sort:
                refine(book, name, "file-as", person.sort)
            refine(book, name, "role", person.role, scheme="marc:relators")
            refine(book, name, "display-seq", str(number))


def contributors(metadata: Metadata) -> Iterator[Person]:
    """Yield who else had a part in a book, authors of articles among them, each person once in one role."""
    known = {(person.name, person.role) for person in metadata.authors}
    for person in (*metadata.contributors, *(each for said in metadata.contributions for each in said.authors)):
        if (person.name, person.role) not in known:
            known.add((person.name, person.role))
            yield person


def plain_metadata(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the Dublin Core elements that need no refinement, those alone that the book has."""
    rights = ", ".join(
        x for x in (metadata.rights.holder and f"© {metadata.rights.holder}", metadata.rights.licence) if x
    )
    pairs = [("publisher", metadata.publisher), ("date", metadata.date), ("rights", rights)]
    pairs += [("description", text) for text in metadata.annotation.values()][:1]
    pairs += [("subject", keyword) for keyword in metadata.keywords]
    if metadata.isbn.print:
        pairs.append(("source", "urn:isbn:" + metadata.isbn.print.replace("-", "")))
    yield from ((name, value) for name, value in pairs if value)


def add_claim(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add the conformance claim that book.toml makes, if it makes one (EPUB Accessibility 1.1, 3.5)."""
    if metadata.accessibility.conforms_to:
        claim = {"property": "dcterms:conformsTo", "id": "conformance"}
        book.add_metadata(None, "meta", metadata.accessibility.conforms_to, claim)
    if metadata.accessibility.certified_by:
        book.add_metadata(None, "meta", metadata.accessibility.certified_by, {"property": "a11y:certifiedBy"})


def add_files(book: epub.EpubBook, edition: Edition, cover: bytes) -> None:
    """Put documents, style sheet, fonts, cover and images into the manifest and the spine."""
    documents = [document(section) for section in edition.sections]
    wanted = letters(edition)
    fonts = {name: subset(name, text) for name, text in wanted.items() if text}
    own = [own_font(face, "".join(wanted.values())) for face in (*edition.fonts, *edition.ebook_fonts)]
    css = face_rules(tuple(fonts)) + edition.epub_css
    picture = epub.EpubCover(uid="cover-image", file_name=COVER)
    picture.media_type, picture.content = "image/png", cover
    items = [item("css", BOOK_CSS, "text/css", css.encode()), picture, *documents]
    items += [item(f"font{n}", f"fonts/{name}", "font/ttf", data) for n, (name, data) in enumerate(fonts.items(), 1)]
    items += [item(f"own-font{n}", *each) for n, each in enumerate(own, 1)]
    items += [item(f"image{n}", r.path, r.media_type, r.data) for n, r in enumerate(edition.resources, 1)]
    for each in [*items, epub.EpubNcx()]:
        book.add_item(each)
    book.toc = [toc(entry, str(n)) for n, entry in enumerate(edition.contents, 1)]
    book.spine = documents


def item(uid: str, name: str, media_type: str, content: bytes) -> epub.EpubItem:
    """Return a manifest item that EbookLib hands through as it is."""
    return epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=content)


def own_font(face: Font, text: str) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a font of the book's, with the letters of all its text."""
    return f"fonts/{face.name}", face.resource.media_type, subset_own(face.resource.data, text)


def document(section: Section) -> epub.EpubItem:
    """Return a section as a raw manifest item with its properties."""
    made = item(section.name.partition(".")[0], section.name, "application/xhtml+xml", section.xhtml.encode())
    made.properties, made.title = list(section.properties), section.title
    return made


def toc(entry: ContentsLine, number: str) -> object:
    """Return an entry of the NCX, with those below it."""
    if not entry.children:
        return epub.Link(entry.href, entry.title, f"nav{number}")
    below = [toc(child, f"{number}-{n}") for n, child in enumerate(entry.children, 1)]
    return epub.Section(entry.title, entry.href), below


def rezip(data: bytes, edition: Edition) -> bytes:
    """Write the zip anew: mimetype first and stored (OCF 3.3, 4.2), fixed order, times and modes."""
    out = io.BytesIO()
    day = edition.modified
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        names = sorted(set(source.namelist()) - {"mimetype", CONTAINER})
        for name in ("mimetype", CONTAINER, *names):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            content = MIMETYPE.encode() if name == "mimetype" else source.read(name)
            target.writestr(info, package(content, edition) if name.endswith(".opf") else content)
    return out.getvalue()


def package(content: bytes, edition: Edition) -> bytes:
    """Set the package's language and direction; take out the name and version of the library."""
    root = etree.fromstring(content)
    root.set(f"{XML}lang", edition.metadata.language)
    root.set("dir", edition.direction)
    for meta in root.xpath('//*[local-name()="meta"][@name="generator"]'):
        meta.getparent().remove(meta)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
