"""The files of the full text: documents in BITS and JATS, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from baspa.model.book import Resource
from baspa.model.description import Description
from baspa.model.edition import Edition
from baspa.records.bits import bits
from baspa.records.jats import jats
from baspa.records.markup_document import pictures

XML = "application/xml"


def bits_files(description: Description, edition: Edition) -> tuple[Resource, ...]:
    """Return the whole book in BITS, and its pictures."""
    return beside((Resource("bits.xml", XML, bits(description, edition)),), edition)


def jats_files(description: Description, edition: Edition) -> tuple[Resource, ...]:
    """Return each article in JATS, and their pictures."""
    made = (Resource(f"jats-{told.id}.xml", XML, data) for told, data in jats(description, edition))
    return beside(tuple(made), edition)


def beside(documents: Iterable[Resource], edition: Edition) -> tuple[Resource, ...]:
    """Return documents with the pictures that they show, by the names that these have in the e-book."""
    made = tuple(documents)
    shown = {name for each in made for name in pictures(ET.fromstring(each.data))}  # noqa: S314 written just now
    return (*made, *(each for each in edition.resources if each.path in shown))
