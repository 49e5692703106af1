"""Crossref deposit, schema 5.5.0: a book and its chapters, or an issue of a journal and its articles, that have DOIs.

Who deposits is the person of book.toml whom a letter reaches; the time stamp, which must grow from deposit to deposit,
is the date inside the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from baspa.language.model import primary
from baspa.model.description import Agent, ComponentPart, Description
from baspa.model.identifiers import orcid_address
from baspa.records.lacking import absent
from baspa.records.xml_writing import document, node, nodes

SCHEMA = "http://www.crossref.org/schema/5.5.0"
ROLES = {"aut": "author", "edt": "editor", "trl": "translator"}  # contributor_role; of others nothing is deposited


def lacks(description: Description) -> tuple[str, ...]:
    """Return what a deposit asks for and the book does not say."""
    if not description.doi and not any(each.doi for each in description.parts):
        return ("a DOI",)
    wanted = {
        "a publisher": description.publisher,
        "a date": description.year,
        "an address of the web edition": description.address,
        "a person with an e-mail address": description.email,
    }
    return absent(wanted)


def crossref(description: Description) -> bytes:
    """Write a deposit."""
    head = node(
        "head",
        node("doi_batch_id", description.bare_uuid),
        node("timestamp", f"{description.modified:%Y%m%d}000000"),
        node(
            "depositor",
            node("depositor_name", description.contact),
            node("email_address", description.email),
        ),
        node("registrant", description.publisher),
    )
    held = journal(description) if description.is_issue else book(description)
    return document("doi_batch", (head, node("body", held)), xmlns=SCHEMA, version="5.5.0")


def book(description: Description) -> ET.Element | None:
    """Return a book with its chapters."""
    edited = not description.authors and any(each.role == "edt" for each in description.agents)
    chapters = (chapter(description, each) for each in description.parts if each.doi)
    return node("book", metadata(description), *chapters, book_type="edited_book" if edited else "monograph")


def metadata(description: Description) -> ET.Element | None:
    """Return what is said of a book; a series with an ISSN stands before it."""
    series = description.series if description.series and description.series.issn else None
    numbers = (("print", description.isbn.print), ("electronic", description.isbn.epub or description.isbn.pdf))
    isbns = nodes(node("isbn", number, media_type=kind) for kind, number in numbers)
    own = (
        node("series_metadata", node("titles", node("title", series.name)), node("issn", series.issn))
        if series
        else None
    )
    return node(
        "book_series_metadata" if series else "book_metadata",
        own,
        contributors(description.agents),
        titles(description.title, description.subtitle),
        node("volume", str(series.number or series.volume or "")) if series else None,
        published(description),
        *(isbns or [ET.Element("noisbn", {"reason": "monograph"})]),
        publisher(description),
        doi(description.doi, description.address),
        language=two_letters(description.language),
    )


def chapter(description: Description, part: ComponentPart) -> ET.Element | None:
    """Return a chapter."""
    return node(
        "content_item",
        contributors(part.agents),
        titles(part.title),
        published(description),
        pages(part),
        doi(part.doi, address(description, part)),
        component_type="chapter",
        publication_type="full_text",
        language=two_letters(part.language),
    )


def journal(description: Description) -> ET.Element | None:
    """Return an issue with its articles."""
    series = description.series
    if series is None:
        return None
    about = node(
        "journal_metadata",
        node("full_title", series.name),
        node("issn", series.issn.replace("-", ""), media_type="print"),
        language=two_letters(description.language),
    )
    issue = node(
        "journal_issue",
        published(description),
        node("journal_volume", node("volume", str(series.volume or ""))),
        node("issue", str(series.number or "")),
        doi(description.doi, description.address),
    )
    return node("journal", about, issue, *(article(description, each) for each in description.parts if each.doi))


def article(description: Description, part: ComponentPart) -> ET.Element | None:
    """Return an article."""
    accepted = part.accepted
    return node(
        "journal_article",
        titles(part.title),
        contributors(part.agents),
        published(description),
        dated("acceptance_date", accepted.isoformat()) if accepted else None,
        pages(part),
        doi(part.doi, address(description, part)),
        publication_type="full_text",
        language=two_letters(part.language),
    )


def two_letters(language: str) -> str:
    """Return the code of a language in two letters, which is all that the schema takes; "" for one without."""
    code = primary(language)
    return code if len(code) == 2 else ""


def contributors(agents: Sequence[Agent]) -> ET.Element | None:
    """Return who made it."""
    known = [each for each in agents if each.role in ROLES]
    return node(
        "contributors", *(contributor(each, "first" if at == 0 else "additional") for at, each in enumerate(known))
    )


def contributor(agent: Agent, sequence: str) -> ET.Element | None:
    """Return a person or a body."""
    role = {"sequence": sequence, "contributor_role": ROLES[agent.role]}
    if agent.is_body:
        return node("organization", agent.name, **role)
    return node(
        "person_name",
        node("given_name", agent.given),
        node("surname", agent.family),
        node("affiliations", node("institution", node("institution_name", agent.affiliation))),
        node("ORCID", orcid_address(agent.orcid)),
        **role,
    )


def titles(title: str, subtitle: str = "") -> ET.Element | None:
    """Return titles."""
    return node("titles", node("title", title), node("subtitle", subtitle))


def published(description: Description) -> ET.Element | None:
    """Return the date of publication."""
    return dated("publication_date", description.date)


def dated(tag: str, date: str) -> ET.Element | None:
    """Return a date, as far as it is known."""
    year, month, day = (*date.split("-"), "", "")[:3]
    return node(tag, node("month", month), node("day", day), node("year", year))


def publisher(description: Description) -> ET.Element | None:
    """Return the publisher."""
    return node("publisher", node("publisher_name", description.publisher), node("publisher_place", description.place))


def pages(part: ComponentPart) -> ET.Element | None:
    """Return the pages of a chapter."""
    return node("pages", node("first_page", part.first), node("last_page", part.last)) if part.first else None


def address(description: Description, part: ComponentPart) -> str:
    """Return where the web edition has a chapter."""
    return f"{description.address}{part.id}.html"


def doi(number: str, resource: str) -> ET.Element | None:
    """Return a DOI and where it leads."""
    return node("doi_data", node("doi", number), node("resource", resource)) if number else None
