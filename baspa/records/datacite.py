"""DataCite 4.6 as XML, and 4.5 as JSON: what a repository such as Zenodo registers of a book."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from baspa.model.description import Agent, Description
from baspa.records.lacking import absent
from baspa.records.xml_writing import LANG, document, node, nodes

KERNEL = "http://datacite.org/schema/kernel-4"
ORCID = "https://orcid.org"
# DataCite's contributorType of MARC relator codes (DataCite Metadata Schema 4.6, appendix 1); others are Other.
ROLES = {"edt": "Editor", "pro": "Producer", "spn": "Sponsor", "his": "HostingInstitution", "prd": "Producer"}


def lacks(description: Description) -> tuple[str, ...]:
    """Return what DataCite asks for and the book does not say."""
    wanted = {
        "a DOI": description.doi,
        "an author": description.agents,
        "a publisher": description.publisher,
        "a date": description.year,
    }
    return absent(wanted)


def creators(description: Description) -> tuple[Agent, ...]:
    """Return the authors; of a book without any, its editors and others."""
    return description.authors or description.agents


def datacite_json(description: Description) -> bytes:
    """Write a record as JSON."""
    made = {name: value for name, value in fields(description) if value}
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


def fields(description: Description) -> Iterator[tuple[str, Any]]:
    """Yield the properties; "" or empty where the book does not say."""
    language, wrote = description.language, creators(description)
    yield "doi", description.doi
    yield "url", description.address
    yield "types", {"resourceType": "Book", "resourceTypeGeneral": "Book"}
    yield "creators", [agent(each) for each in wrote]
    yield "titles", [{"title": description.title, "lang": language}, *subtitle(description)]
    yield "publisher", {"name": description.publisher}
    yield "publicationYear", description.year
    yield "subjects", [{"subject": word, "lang": language} for word in description.keywords] + schemes(description)
    others = [each for each in description.agents if each not in wrote]
    yield "contributors", [{**agent(each), "contributorType": ROLES.get(each.role, "Other")} for each in others]
    yield "dates", [{"date": description.date, "dateType": "Issued"}]
    yield "language", language
    yield (
        "alternateIdentifiers",
        [{"alternateIdentifier": n, "alternateIdentifierType": k} for k, n in other(description)],
    )
    yield "sizes", [f"{each.pages} pages" for each in description.carriers if each.pages]
    yield "formats", [each.media_type for each in description.carriers]
    yield "version", description.edition
    yield "rightsList", [rights for rights in (rights_of(description),) if rights]
    found = description.annotation.items()
    yield "descriptions", [{"description": text, "descriptionType": "Abstract", "lang": name} for name, text in found]
    yield "schemaVersion", KERNEL


def agent(agent: Agent) -> dict[str, Any]:
    """Return a person or a body."""
    made: dict[str, Any] = {"name": agent.filing, "nameType": "Organizational" if agent.is_body else "Personal"}
    if agent.given:
        made |= {"givenName": agent.given, "familyName": agent.family}
    if agent.orcid:
        number = {"nameIdentifier": f"{ORCID}/{agent.orcid}", "nameIdentifierScheme": "ORCID", "schemeUri": ORCID}
        made["nameIdentifiers"] = [number]
    if agent.affiliation:
        made["affiliation"] = [{"name": agent.affiliation}]
    return made


def subtitle(description: Description) -> list[dict[str, str]]:
    """Return the subtitle."""
    said = {"title": description.subtitle, "titleType": "Subtitle", "lang": description.language}
    return [said] if description.subtitle else []


def schemes(description: Description) -> list[dict[str, str]]:
    """Return the numbers of classifications."""
    found = (("UDC", description.udc), ("BBK", description.bbk))
    return [{"subject": number, "subjectScheme": scheme} for scheme, number in found if number]


def other(description: Description) -> Iterator[tuple[str, str]]:
    """Yield the other identifiers, each once."""
    yield from (("ISBN", each.isbn) for each in description.carriers if each.isbn)
    yield "UUID", description.uuid


def rights_of(description: Description) -> dict[str, str]:
    """Return what readers may do."""
    said = {"rights": description.rights.licence, "rightsUri": description.rights.url}
    return {name: value for name, value in said.items() if value}


def datacite_xml(description: Description) -> bytes:
    """Write a record as XML, from the same properties."""
    said = dict(fields(description))
    found, texts = said["subjects"], said["descriptions"]
    made = (
        node("identifier", said["doi"], identifierType="DOI"),
        node("creators", *(person(each, "creator") for each in said["creators"])),
        node("titles", *(worded("title", each, titleType=each.get("titleType", "")) for each in said["titles"])),
        node("publisher", description.publisher),
        node("publicationYear", description.year),
        node("resourceType", "Book", resourceTypeGeneral="Book"),
        node("subjects", *(worded("subject", each, subjectScheme=each.get("subjectScheme", "")) for each in found)),
        node("contributors", *(person(each, "contributor") for each in said["contributors"])),
        node("dates", node("date", description.date, dateType="Issued")),
        node("language", description.language),
        node(
            "alternateIdentifiers",
            *(node("alternateIdentifier", n, alternateIdentifierType=k) for k, n in other(description)),
        ),
        node("sizes", *(node("size", each) for each in said["sizes"])),
        node("formats", *(node("format", each) for each in said["formats"])),
        node("version", description.edition),
        node("rightsList", licence(said["rightsList"])),
        node("descriptions", *(worded("description", each, descriptionType="Abstract") for each in texts)),
    )  # fmt: skip
    return document("resource", nodes(made), xmlns=KERNEL)


def licence(said: list[dict[str, str]]) -> ET.Element | None:
    """Return what readers may do."""
    address = said[0].get("rightsUri", "") if said else ""
    return node("rights", said[0].get("rights", address), rightsURI=address) if said else None


def worded(tag: str, said: dict[str, str], **attributes: str) -> ET.Element | None:
    """Return a text with its language."""
    made = node(tag, said[tag], **attributes)
    if made is not None and said.get("lang"):
        made.set(LANG, said["lang"])
    return made


def person(said: dict[str, Any], tag: str) -> ET.Element | None:
    """Return a person or a body."""
    numbers = (
        node("nameIdentifier", each["nameIdentifier"], nameIdentifierScheme="ORCID", schemeURI=ORCID)
        for each in said.get("nameIdentifiers", ())
    )
    made = node(
        tag,
        node(f"{tag}Name", said["name"], nameType=said["nameType"]),
        node("givenName", said.get("givenName", "")),
        node("familyName", said.get("familyName", "")),
        *numbers,
        *(node("affiliation", each["name"]) for each in said.get("affiliation", ())),
    )
    if made is not None and "contributorType" in said:
        made.set("contributorType", said["contributorType"])
    return made
