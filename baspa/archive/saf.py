"""The package as DSpace takes it in: an item of its Simple Archive Format, with Dublin Core in DSpace's own fields.

DSpace 8, "Importing and Exporting Items via Simple Archive Format"; names of fields are those of its registry.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from baspa.archive.bag import stored
from baspa.archive.contents import Packed, package
from baspa.model.description import Description
from baspa.model.edition import Artifact
from baspa.model.file_names import file_name
from baspa.model.identifiers import doi_address
from baspa.records.xml_writing import serialized

SHOWN = ("pdf", "epub", "text")  # editions that stand beside the package, the first of them in front
ROLES = {"aut": "author", "edt": "editor", "ill": "illustrator"}  # MARC relator codes, and DSpace's qualifiers
Value = tuple[str, str, str, str]  # element, qualifier, language, text


def saf_item(packed: Packed) -> Artifact:
    """Return a zip of one item: its description, its list of files, editions and package."""
    whole = package(packed)
    editions = {made.format: made for made in packed.editions}
    files = [*(editions[form] for form in SHOWN if form in editions), whole]
    lines = [f"{made.name}\tbundle:ORIGINAL" for made in files]
    lines[0] += "\tprimary:true"
    item = {made.name: made.data for made in files}
    item |= {"dublin_core.xml": dublin_core(packed.description), "contents": "\n".join([*lines, ""]).encode()}
    data = stored(item, packed.slug, packed.description.modified)
    return Artifact("saf", file_name(packed.slug, "saf"), data)


def dublin_core(told: Description) -> bytes:
    """Return dublin_core.xml; what is not known is left out."""
    root = ET.Element("dublin_core", {"schema": "dc"})
    for element, qualifier, language, text in values(told):
        if text:
            marks = {"element": element, "qualifier": qualifier or "none"}
            ET.SubElement(root, "dcvalue", {**marks, **({"language": language} if language else {})}).text = text
    ET.indent(root)
    return serialized(root)


def values(told: Description) -> Iterator[Value]:
    """Yield the fields of a book, in the order of DSpace's form."""
    yield "title", "", told.language, told.full_title
    yield from (("contributor", ROLES.get(each.role, "other"), "", each.filing) for each in told.agents)
    yield "date", "issued", "", told.date
    yield "publisher", "", "", told.publisher
    for isbn in (told.isbn.print, told.isbn.pdf, told.isbn.epub):
        yield "identifier", "isbn", "", isbn
    yield "identifier", "uri", "", doi_address(told.doi)
    yield "identifier", "other", "", told.uuid
    yield "relation", "ispartofseries", "", told.series.name if told.series else ""
    yield from (("description", "abstract", language, text) for language, text in told.annotation.items())
    yield from (("subject", "", told.language, each) for each in told.keywords)
    yield "subject", "other", "", told.udc and f"UDC {told.udc}"
    yield from (("language", "iso", "", each) for each in told.languages)
    yield "type", "", "", "Book"
    yield "rights", "", "", told.rights.licence or told.rights.holder
    yield "rights", "uri", "", told.rights.url
