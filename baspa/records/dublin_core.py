"""Dublin Core: the fifteen elements as OAI-PMH carries them (DCMES 1.1; OAI-PMH 2.0, section 5.2, oai_dc)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.model.description import Description
from baspa.model.identifiers import doi_address, isbn_urn
from baspa.records.xml_writing import serialized

OAI_DC, DC = "http://www.openarchives.org/OAI/2.0/oai_dc/", "http://purl.org/dc/elements/1.1/"


def oai_dc(description: Description) -> bytes:
    """Write a record of the book."""
    ET.register_namespace("oai_dc", OAI_DC)
    ET.register_namespace("dc", DC)
    root = ET.Element(f"{{{OAI_DC}}}dc")
    for name, value in elements(description):
        if value:
            ET.SubElement(root, f"{{{DC}}}{name}").text = value
    ET.indent(root)
    return serialized(root)


def elements(description: Description) -> Iterator[tuple[str, str]]:
    """Yield the elements in the order of DCMES; "" where the book does not say."""
    yield "title", description.full_title
    yield from (("creator", each.filing) for each in description.authors)
    yield from (("subject", each) for each in (*description.keywords, description.udc))
    yield from (("description", each) for each in description.annotation.values())
    yield "publisher", description.publisher
    yield from (("contributor", each.filing) for each in description.agents if each not in description.authors)
    yield "date", description.date
    yield "type", "Text"
    yield from (("format", each.media_type) for each in description.carriers)
    yield "identifier", doi_address(description.doi)
    yield from (("identifier", isbn_urn(each.isbn)) for each in description.carriers)
    yield "identifier", description.uuid
    yield from (("language", each) for each in description.text_languages)
    yield "relation", description.series.name if description.series else ""
    yield "rights", description.rights.url or description.rights.licence
    yield "rights", description.rights.holder
