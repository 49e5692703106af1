"""What BITS says of a book, of its series and of a chapter before their texts."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from baspa.model.description import Agent, ComponentPart, Description
from baspa.model.identifiers import orcid_address
from baspa.records.markup_inlines import HREF
from baspa.records.markup_sections import Parts, facts
from baspa.records.xml_writing import LANG

ROLES = {"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator", "com": "compiler"}


def said(into: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with a text, where there is one."""
    if text:
        named = {name.replace("_", "-"): value for name, value in attributes.items() if value}
        ET.SubElement(into, tag, named).text = text


def collection_meta(description: Description) -> ET.Element:
    """Return the series of a book."""
    series = description.series
    made = ET.Element("collection-meta", {"collection-type": "series"})
    if series is not None:
        said(ET.SubElement(made, "title-group"), "title", series.name)
        if series.number is not None or series.volume is not None:
            place = ET.SubElement(made, "volume-in-collection")
            said(place, "volume-number", str(series.number if series.number is not None else series.volume))
        said(made, "issn", series.issn)
    return made


def book_meta(description: Description) -> ET.Element:
    """Return what is said of the book."""
    made = ET.Element("book-meta")
    said(made, "book-id", description.doi, book_id_type="doi")
    said(made, "book-id", description.uuid, book_id_type="uuid")
    subjects(made, (("UDC", description.udc), ("BBK", description.bbk)))
    names = ET.SubElement(made, "book-title-group")
    said(names, "book-title", description.title)
    said(names, "subtitle", description.subtitle)
    contributors(made, description.agents)
    for language in description.languages:
        said(made, "content-language", language)
    pub_date(made, description.date)
    for form, number in (
        ("print", description.isbn.print),
        ("pdf", description.isbn.pdf),
        ("epub", description.isbn.epub),
    ):
        said(made, "isbn", number, publication_format=form)
    publisher(made, description.publisher, description.place)
    said(made, "edition", description.edition)
    permissions(made, description)
    abstracts(made, description)
    keywords(made, description.keywords, description.language)
    return made


def subjects(into: ET.Element, found: Iterable[tuple[str, str]]) -> None:
    """Add the numbers of classifications."""
    for kind, number in found:
        if number:
            said(ET.SubElement(into, "subj-group", {"subj-group-type": kind}), "subject", number)


def contributors(into: ET.Element, agents: Iterable[Agent]) -> None:
    """Add who made it, each with a name as a catalogue files it."""
    group = ET.Element("contrib-group")
    for agent in agents:
        made = ET.SubElement(group, "contrib", {"contrib-type": ROLES.get(agent.role, agent.role)})
        said(made, "contrib-id", orcid_address(agent.orcid), contrib_id_type="orcid")
        name(made, agent)
        said(made, "aff", agent.affiliation)
    if len(group):
        into.append(group)


def name(into: ET.Element, agent: Agent) -> None:
    """Add a name: of a body, of who has one name alone, or of a person."""
    if agent.is_body:
        said(into, "collab", agent.name)
    elif agent.given:
        made = ET.SubElement(into, "name")
        said(made, "surname", agent.family)
        said(made, "given-names", agent.given)
    else:
        said(into, "string-name", agent.name)


def pub_date(into: ET.Element, date: str) -> None:
    """Add the date of publication, as far as it is known."""
    year, month, day = (*date.split("-"), "", "")[:3]
    if year:
        made = ET.SubElement(into, "pub-date", {"date-type": "pub", "iso-8601-date": date})
        said(made, "day", day)
        said(made, "month", month)
        said(made, "year", year)


def publisher(into: ET.Element, publisher: str, place: str) -> None:
    """Add the publisher and the place."""
    if publisher:
        made = ET.SubElement(into, "publisher")
        said(made, "publisher-name", publisher)
        said(made, "publisher-loc", place)


def permissions(into: ET.Element, description: Description) -> None:
    """Add who holds the rights, and what readers may do."""
    rights = description.rights
    made = ET.Element("permissions")
    said(made, "copyright-year", str(rights.year or ""))
    said(made, "copyright-holder", rights.holder)
    licence(made, rights.licence, rights.url)
    if len(made):
        into.append(made)


def licence(into: ET.Element, words: str, address: str) -> None:
    """Add a licence."""
    if words or address:
        made = ET.SubElement(into, "license", {HREF: address} if address else {})
        said(made, "license-p", words or address)


def abstracts(into: ET.Element, description: Description) -> None:
    """Add the annotation, that in the book's language first."""
    found = description.annotation
    for language in sorted(found, key=lambda each: each != description.language):
        tag = "abstract" if language == description.language else "trans-abstract"
        paragraphs(ET.SubElement(into, tag, {LANG: language}), found[language])


def paragraphs(into: ET.Element, text: str) -> None:
    """Add a text; an empty line parts paragraphs."""
    for each in text.strip().split("\n\n"):
        said(into, "p", " ".join(each.split()))


def keywords(into: ET.Element, found: Iterable[str], language: str) -> None:
    """Add key words."""
    group = ET.Element("kwd-group", {LANG: language})
    for each in found:
        said(group, "kwd", each)
    if len(group):
        into.append(group)


def part_meta(told: ComponentPart | None, content: Parts) -> ET.Element:
    """Return what is said of a chapter."""
    made = ET.Element("book-part-meta")
    if told:
        said(made, "book-part-id", told.doi, book_part_id_type="doi")
        subjects(made, (("UDC", told.udc),))
    if content.title is not None:
        group = ET.SubElement(made, "title-group")
        said(group, "label", content.label)
        group.append(content.title)
    if told:
        contributors(made, told.agents)
        said(made, "fpage", told.first)
        said(made, "lpage", told.last)
        if told.licence:
            licence(ET.SubElement(made, "permissions"), told.licence, "")
    made.extend(content.abstract)
    for other in told.others if told else ():
        if other.abstract:
            paragraphs(ET.SubElement(made, "trans-abstract", {LANG: other.language}), other.abstract)
    made.extend(content.keywords)
    for other in told.others if told else ():
        keywords(made, other.keywords, other.language)
    made.extend(facts(content))
    return made
