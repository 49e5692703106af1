"""What programs read of a page: schema.org as JSON-LD, the tags of scholars' search engines, Open Graph.

Sources: schema.org Book, Chapter and ScholarlyArticle; the tags that Google Scholar's inclusion guidelines name; the
Open Graph protocol, whose addresses are whole ones: without [web] address they are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from baspa.bind.web.pages import FIRST, WebPage
from baspa.language.model import primary
from baspa.model.edition import Edition
from baspa.model.identifiers import doi_address, orcid_address
from baspa.model.metadata import Metadata
from baspa.model.people import Contribution, Person

Tags = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FactsTold:
    """What of an edition is told of its pages."""

    edition: Edition
    pdf: str = ""  # name of the PDF in the folder; "" where there is none

    @property
    def address(self) -> str:
        """Where the folder will be found, with a slash at its end; "" where nobody has said."""
        return self.edition.description.address


def tell(page: WebPage, told: FactsTold, article: Contribution | None) -> None:
    """Put into a page's head what programs read of it, in place."""
    head = next(page.root.iter("head"))
    for name, value in named_tags(page, told, article):
        ET.SubElement(head, "meta", {"name": name, "content": value})
    for name, value in open_graph(page, told):
        ET.SubElement(head, "meta", {"property": name, "content": value})
    if told.address:
        ET.SubElement(head, "link", {"rel": "canonical", "href": place(page, told)})
    facts = facts_of(page, told, article)
    if facts:
        script = ET.SubElement(head, "script", {"type": "application/ld+json"})
        script.text = json.dumps(facts, ensure_ascii=False, indent=1).replace("</", "<\\/")


def place(page: WebPage, told: FactsTold) -> str:
    """Return a page's whole address."""
    return told.address + ("" if page.name == FIRST else page.name)


def named_tags(page: WebPage, told: FactsTold, article: Contribution | None) -> Tags:
    """Yield the description of the first page, and the tags for scholars of what has a title and authors of its own."""
    metadata = told.edition.metadata
    if page.name == FIRST:
        yield from filter_empty([("description", description(metadata))])
        yield from filter_empty(citation(metadata.title, metadata.authors, metadata.language, told))
        yield from filter_empty([("citation_doi", metadata.doi)])
    elif article:
        language = article.language or metadata.language
        yield from filter_empty(citation(page.title, article.authors, language, told))
        yield from filter_empty(within(article, metadata))


def filter_empty(tags: Sequence[tuple[str, str]] | Tags) -> Tags:
    """Yield the tags that say something."""
    yield from ((name, value) for name, value in tags if value)


def citation(title: str, authors: Sequence[Person], language: str, told: FactsTold) -> Tags:
    """Yield what is said alike of a book and of an article."""
    metadata = told.edition.metadata
    yield "citation_title", title
    for person in authors:
        yield "citation_author", person.sort or person.name
        yield from (("citation_author_institution", place.strip()) for place in person.affiliation.split(";"))
        yield "citation_author_orcid", orcid_address(person.orcid)
    yield "citation_publication_date", metadata.date.replace("-", "/")
    yield "citation_publisher", metadata.publisher
    yield "citation_isbn", metadata.isbn.epub or metadata.isbn.print
    yield "citation_language", primary(language)
    yield "citation_keywords", "; ".join(metadata.keywords)
    yield "citation_pdf_url", told.address + told.pdf if told.address and told.pdf else ""


def within(article: Contribution, metadata: Metadata) -> Tags:
    """Yield where an article stands: in an issue of a journal, or in a book."""
    series = metadata.series
    if series and metadata.is_issue:
        yield "citation_journal_title", series.name
        yield "citation_issn", series.issn
        yield "citation_volume", str(series.volume or "")
        yield "citation_issue", str(series.number or "")
    else:
        yield "citation_inbook_title", metadata.title
    first, _, last = re.sub("[–—-]+", "-", article.pages).partition("-")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", article.doi


def description(metadata: Metadata) -> str:
    """Return what the book is about, in its language, as one line."""
    return " ".join(metadata.annotation.get(metadata.language, "").split())


def open_graph(page: WebPage, told: FactsTold) -> Tags:
    """Yield what is shown of a link to the page."""
    metadata = told.edition.metadata
    is_first = page.name == FIRST
    yield "og:title", page.title
    yield "og:type", "book" if is_first else "article"
    yield "og:site_name", metadata.title
    yield from filter_empty([("og:description", description(metadata) if is_first else "")])
    if told.address:
        yield "og:url", place(page, told)
        yield "og:image", told.address + told.edition.cover_file


def facts_of(page: WebPage, told: FactsTold, article: Contribution | None) -> Mapping[str, Any]:
    """Return the schema.org description of a page; empty where it is that of the book alone."""
    if page.name == FIRST:
        return {"@context": "https://schema.org", **without_empty(book_facts(told))}
    if not article:
        return {}
    metadata = told.edition.metadata
    is_issue = told.edition.description.is_issue
    facts = {
        "@type": "ScholarlyArticle" if is_issue else "Chapter",
        "name": page.title,
        "author": [person_facts(person) for person in article.authors],
        "inLanguage": article.language or metadata.language,
        "pagination": article.pages,
        "identifier": doi_address(article.doi),
        "license": article.licence,
        "isPartOf": issue_facts(told) if is_issue else book_of(told),
    }
    return {"@context": "https://schema.org", **without_empty(facts)}


def book_of(told: FactsTold) -> Mapping[str, Any]:
    """Return what schema.org says of the book that a chapter is in."""
    return without_empty({"@type": "Book", "name": told.edition.metadata.title, "url": told.address})


def issue_facts(told: FactsTold) -> Mapping[str, Any]:
    """Return what schema.org says of the issue that an article is in, its volume and its journal."""
    metadata = told.edition.metadata
    assert metadata.series is not None
    series = metadata.series
    within: Mapping[str, Any] = without_empty({"@type": "Periodical", "name": series.name, "issn": series.issn})
    if series.volume:
        within = {"@type": "PublicationVolume", "volumeNumber": series.volume, "isPartOf": within}
    issue = {
        "@type": "PublicationIssue",
        "issueNumber": series.number,
        "datePublished": metadata.date,
        "url": told.address,
        "isPartOf": within,
    }
    return without_empty(issue)


def book_facts(told: FactsTold) -> Mapping[str, Any]:
    """Return what schema.org calls the facts of the book."""
    metadata = told.edition.metadata
    grouped: dict[str, list[str]] = {}
    for name, value in told.edition.accessibility:
        grouped.setdefault(name, []).append(value)
    return {
        "@type": "Book",
        "bookFormat": "https://schema.org/EBook",
        "name": metadata.title,
        "alternativeHeadline": metadata.subtitle,
        "author": [person_facts(person) for person in metadata.authors],
        "contributor": [person_facts(person) for person in metadata.contributors],
        "inLanguage": metadata.language,
        "datePublished": metadata.date,
        "publisher": metadata.publisher and {"@type": "Organization", "name": metadata.publisher},
        "isbn": metadata.isbn.epub or metadata.isbn.print,
        "identifier": doi_address(metadata.doi),
        "copyrightHolder": metadata.rights.holder,
        "license": metadata.rights.url or metadata.rights.licence,
        "keywords": list(metadata.keywords),
        "description": description(metadata),
        "url": told.address,
        "image": told.address and told.address + told.edition.cover_file,
        **{name: values[0] if len(values) == 1 else values for name, values in grouped.items()},
    }


def person_facts(person: Person) -> Mapping[str, Any]:
    """Return what schema.org calls the facts of a person."""
    orcid = orcid_address(person.orcid)
    return without_empty(
        {"@type": "Person", "name": person.name, "affiliation": person.affiliation, "identifier": orcid}
    )


def without_empty(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said."""
    return {name: value for name, value in facts.items() if value}
