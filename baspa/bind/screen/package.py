"""The package document's metadata: who made the book, what it is called, and what is true of its accessibility.

Clauses: EPUB 3.3 (W3C), EPUB Accessibility 1.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ebooklib import epub

from baspa.bind.screen.overlays import ACTIVE, Overlay
from baspa.language import spoken
from baspa.language.model import Language
from baspa.model.edition import Edition
from baspa.model.identifiers import doi_address, isbn_urn, uuid_of
from baspa.model.metadata import Metadata, Rights, Series
from baspa.model.narration import Audio
from baspa.model.people import Person
from baspa.model.times import clock

# Keys of book.toml that name a class, and its scheme: as EPUB reserves the name, or by its address (MARC source codes).
CLASSIFICATIONS = {"udc": "UDC", "bbk": "http://id.loc.gov/vocabulary/classSchemes/rubbk"}


def identifiers(metadata: Metadata, slug: str) -> tuple[str, ...]:
    """Return what the e-book is known by: its ISBN, the DOI, and a UUID.

    The first that there is is the unique one (EPUB 3.3, 5.5.3.1.1).
    """
    found = (
        isbn_urn(metadata.isbn.epub),
        doi_address(metadata.doi),
        uuid_of(metadata, slug),
    )
    return tuple(each for each in found if each)


def describe(book: epub.EpubBook, edition: Edition) -> None:
    """Write the package metadata (EPUB 3.3, 5.5)."""
    metadata = edition.metadata
    first, *others = identifiers(metadata, edition.slug)
    book.set_identifier(first)
    book.set_language(metadata.language)
    book.set_direction(edition.direction)
    add_titles(book, metadata)
    add_people(book, metadata)
    for name, value in (*(("identifier", other) for other in others), *plain_metadata(metadata)):
        book.add_metadata("DC", name, value)
    add_subjects(book, metadata, spoken(metadata.language, metadata.words))
    add_series(book, metadata.series)
    for name, value in properties(edition):
        book.add_metadata(None, "meta", value, {"property": name})
    add_claim(book, metadata)


def properties(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the properties that refine nothing: whose pages are marked, the licence's text, what is accessible."""
    if edition.metadata.epub.pages:
        yield "pageBreakSource", page_source(edition)
    if edition.metadata.rights.url:
        yield "dcterms:license", edition.metadata.rights.url
    yield from ((f"schema:{name}", value) for name, value in edition.accessibility)


def add_titles(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add the title and the subtitle, each with what it is, and in their order where there are two."""
    book.title = metadata.title
    for number, name in enumerate(("title", "subtitle"), 1):
        if text := getattr(metadata, name):
            book.add_metadata("DC", "title", text, {"id": name})
            refine(book, name, "title-type", "main" if name == "title" else name)
            if metadata.subtitle:
                refine(book, name, "display-seq", str(number))


def add_series(book: epub.EpubBook, series: Series | None) -> None:
    """Add the series that the book belongs to (EPUB 3.3, D.3.3: belongs-to-collection)."""
    if series is None:
        return
    book.add_metadata(None, "meta", series.name, {"property": "belongs-to-collection", "id": "series"})
    refine(book, "series", "collection-type", "series")
    if series.number:
        refine(book, "series", "group-position", str(series.number))
    if series.issn:
        refine(book, "series", "dcterms:identifier", f"urn:issn:{series.issn}")  # RFC 3044
    # As calibre has it, for readers that know no collections (github.com/dteviot/WebToEpub/issues/1).
    for name, value in (("series", series.name), ("series_index", str(series.number or ""))):
        if value:
            book.add_metadata(None, "meta", "", {"name": f"calibre:{name}", "content": value})


def page_source(edition: Edition) -> str:
    """Return whose pages are marked (EPUB Accessibility 1.1, 3.3): the print edition by its ISBN, or the PDF."""
    isbn = edition.metadata.isbn.print or edition.metadata.isbn.pdf
    return isbn_urn(isbn) if isbn else f"{edition.slug}.pdf"


def refine(book: epub.EpubBook, target: str, name: str, value: str, **more: str) -> None:
    """Add a refinement of another metadata element (EPUB 3.3, 5.5.4)."""
    book.add_metadata(None, "meta", value, {"refines": f"#{target}", "property": name, **more})


def add_people(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add creators and contributors with the name they are filed under, their role and their order."""
    groups = (("creator", creators(metadata)), ("contributor", tuple(contributors(metadata))))
    for kind, people in groups:
        for number, person in enumerate(people, 1):
            name = f"{kind}{number}"
            book.add_metadata("DC", kind, person.name, {"id": name})
            if person.sort:
                refine(book, name, "file-as", person.sort)
            refine(book, name, "role", person.role, scheme="marc:relators")
            refine(book, name, "display-seq", str(number))


def creators(metadata: Metadata) -> tuple[Person, ...]:
    """Return who wrote a book: of one without authors, an issue of a journal, those of its articles, each once."""
    return metadata.authors or each_once(person for person in of_articles(metadata) if person.role == "aut")


def contributors(metadata: Metadata) -> tuple[Person, ...]:
    """Return who else had a part in a book, authors of articles among them, each person once in one role."""
    known = {(person.name, person.role) for person in creators(metadata)}
    others = (*metadata.contributors, *of_articles(metadata))
    return each_once(person for person in others if (person.name, person.role) not in known)


def of_articles(metadata: Metadata) -> Iterator[Person]:
    """Yield the authors of chapters that have their own."""
    return (person for said in metadata.contributions for person in said.authors)


def each_once(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return people without those who are named again in the same role."""
    found: dict[tuple[str, str], Person] = {}
    for person in people:
        found.setdefault((person.name, person.role), person)
    return tuple(found.values())


def plain_metadata(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the Dublin Core elements that need no refinement, those alone that the book has."""
    pairs = [("publisher", metadata.publisher), ("date", metadata.date), ("rights", rights(metadata.rights))]
    pairs += [("description", text) for text in metadata.annotation.values()][:1]
    pairs += [("subject", keyword) for keyword in metadata.keywords]
    if metadata.isbn.print:
        pairs.append(("source", isbn_urn(metadata.isbn.print)))
    yield from ((name, value) for name, value in pairs if value)


def rights(said: Rights) -> str:
    """Return the notice of the rights as the imprint has it: © holder, year, licence; "" where nothing is said."""
    holder = f"© {said.holder}" if said.holder else ""
    return ", ".join(str(each) for each in (holder, said.year if holder else "", said.licence) if each)


def add_subjects(book: epub.EpubBook, metadata: Metadata, language: Language) -> None:
    """Add the classifications, each with its scheme and its term (EPUB 3.3, 5.5.3.2: authority, term)."""
    for name, authority in CLASSIFICATIONS.items():
        if term := getattr(metadata, name):
            book.add_metadata("DC", "subject", f"{language.word(name)} {term}", {"id": name})
            refine(book, name, "authority", authority)
            refine(book, name, "term", term)


def add_durations(book: epub.EpubBook, heard: Sequence[Overlay], said: Audio) -> None:
    """Add how long the book and each of its documents are read, by whom, and how that is shown (EPUB 3.3, 9.3.5)."""
    if not heard:
        return
    for each in heard:
        refine(book, each.id, "media:duration", clock(each.length))
    lengths = [("media:duration", clock(sum(each.length for each in heard))), ("media:active-class", ACTIVE)]
    for name, value in (*lengths, *(("media:narrator", narrator) for narrator in said.narrators)):
        book.add_metadata(None, "meta", value, {"property": name})


def add_claim(book: epub.EpubBook, metadata: Metadata) -> None:
    """Add the conformance claim that book.toml makes, if it makes one (EPUB Accessibility 1.1, 3.5)."""
    if metadata.accessibility.conforms_to:
        claim = {"property": "dcterms:conformsTo", "id": "conformance"}
        book.add_metadata(None, "meta", metadata.accessibility.conforms_to, claim)
    if metadata.accessibility.certified_by:
        book.add_metadata(None, "meta", metadata.accessibility.certified_by, {"property": "a11y:certifiedBy"})
