"""The package document's metadata: who made the book, what it is called, and what is true of its accessibility.

Clauses: EPUB 3.3 (W3C), EPUB Accessibility 1.1.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from ebooklib import epub

from baspa.model.edition import Edition
from baspa.model.metadata import Metadata
from baspa.model.people import Person


def identifier(metadata: Metadata, slug: str) -> str:
    """Return the unique identifier (EPUB 3.3, 5.5.3.1.1): the EPUB's ISBN, the DOI, or a UUID (RFC 9562, 5.5).

    The UUID is made of language, authors and slug, so that it stays the same from build to build.
    """
    if metadata.isbn.epub:
        return urn(metadata.isbn.epub)
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
    if metadata.epub.pages:
        book.add_metadata(None, "meta", page_source(edition), {"property": "pageBreakSource"})
    for name, value in edition.accessibility:
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    add_claim(book, metadata)


def page_source(edition: Edition) -> str:
    """Return whose pages are marked (EPUB Accessibility 1.1, 3.3): the print edition by its ISBN, or the PDF."""
    isbn = edition.metadata.isbn.print or edition.metadata.isbn.pdf
    return urn(isbn) if isbn else f"{edition.slug}.pdf"


def urn(isbn: str) -> str:
    """Return an ISBN as an identifier (RFC 3187)."""
    return "urn:isbn:" + isbn.replace("-", "").replace(" ", "")


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
        pairs.append(("source", urn(metadata.isbn.print)))
    yield from ((name, value) for name, value in pairs if value)


def add_claim(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add the conformance claim that book.toml makes, if it makes one (EPUB Accessibility 1.1, 3.5)."""
    if metadata.accessibility.conforms_to:
        claim = {"property": "dcterms:conformsTo", "id": "conformance"}
        book.add_metadata(None, "meta", metadata.accessibility.conforms_to, claim)
    if metadata.accessibility.certified_by:
        book.add_metadata(None, "meta", metadata.accessibility.certified_by, {"property": "a11y:certifiedBy"})
