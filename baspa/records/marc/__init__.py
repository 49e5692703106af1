"""MARC 21: the records of a book, its chapters with authors of their own and its articles, in both of its forms.

The only package that writes MARC. Source: MARC 21 Format for Bibliographic Data (https://www.loc.gov/marc/bibliographic/);
MARCXML: MARC21slim. A record each for paper, PDF and EPUB; records of parts point to the first of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

import pymarc

from baspa.model.description import Description
from baspa.records.manifestations import manifestations
from baspa.records.marc.control_fields import leader
from baspa.records.marc.fields import MarcField, fitting
from baspa.records.marc.linked import linked
from baspa.records.marc.parts import part_fields
from baspa.records.marc.whole import whole_fields
from baspa.records.xml_writing import serialized

LONGEST = 99_999  # bytes of a record, whose length has five figures
NAMESPACE = "http://www.loc.gov/MARC21/slim"


def marc(description: Description) -> bytes:
    """Write the records as ISO 2709, in UTF-8."""
    return b"".join(each.as_marc() for each in records(description))


def marcxml(description: Description) -> bytes:
    """Write the records as a collection of MARCXML."""
    root = ET.Element("collection", {"xmlns": NAMESPACE})
    for each in records(description):
        each.as_marc()  # fills the leader's lengths in
        node: ET.Element = pymarc.record_to_xml_node(each)  # type: ignore[no-untyped-call]
        root.append(node)
    ET.indent(root)
    return serialized(root)


def records(description: Description) -> Iterator[pymarc.Record]:
    """Yield the records: of each manifestation, then of each part with agents of its own."""
    own = manifestations(description)
    for each in own:
        yield record("m", whole_fields(description, each))
    for part in description.parts if own else ():
        if part.agents:
            yield record("b" if description.is_issue else "a", part_fields(description, part, own[0]))


def record(level: str, entries: Iterable[MarcField]) -> pymarc.Record:
    """Return a record of fields, in the order of their tags; of one that would be too long, without the contents."""
    in_order = sorted(fitting(entries), key=lambda each: each.tag)
    made = whole(level, in_order)
    return made if len(made.as_marc()) <= LONGEST else whole(level, [each for each in in_order if each.tag != "505"])


def whole(level: str, entries: Iterable[MarcField]) -> pymarc.Record:
    """Return a record of these fields."""
    made = pymarc.Record(leader=leader(level), force_utf8=True)
    made.add_field(*map(field, linked(entries)))  # type: ignore[no-untyped-call]
    return made


def field(entry: MarcField) -> pymarc.Field:
    """Return a field as pymarc has it."""
    if entry.is_control:
        return pymarc.Field(tag=entry.tag, data=entry.subfields[0][1])
    subfields = [pymarc.Subfield(code, value) for code, value in entry.subfields]
    return pymarc.Field(tag=entry.tag, indicators=pymarc.Indicators(*entry.indicators), subfields=subfields)
