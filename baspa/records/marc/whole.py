"""The record of a book in MARC 21, one for each of its manifestations."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.language.english_names import english_names
from baspa.model.description import Description
from baspa.records.manifestations import Manifestation, number_of
from baspa.records.marc import manifested, notes, titles
from baspa.records.marc.agents import agent_fields
from baspa.records.marc.control_fields import control_fields
from baspa.records.marc.fields import MarcField, field_of, isbd


def whole_fields(description: Description, own: Manifestation) -> Iterator[MarcField]:
    """Yield the fields of a record, not yet in the order of their tags."""
    language = description.language
    yield from control_fields(description, number_of(description, own.form), language, own.is_online)
    yield from manifested.standard_numbers(description, own)
    yield from cataloguing()
    translated = any(each.role == "trl" for each in description.agents)
    yield from titles.languages(description.text_languages, tuple(description.annotation), translated)
    yield from classification(description)
    yield from agent_fields(description.agents)
    yield titles.title(description.title, description.subtitle, description.agents, language, description.is_supplied)
    yield from published(description)
    yield from titles.series(description)
    yield from manifested.extent(description, own)
    yield from manifested.kinds(own, description.has_pictures)
    yield from manifested.file_facts(own)
    yield from manifested.access(description, own)
    yield from notes.notes(description, own.is_online)
    yield from titles.contents(description)
    yield from notes.summaries(description.annotation)
    yield from notes.terms(description.rights.licence, description.rights.url)
    yield from notes.copyright_facts(description)
    yield from notes.in_languages(english_names(description.text_languages))
    yield from notes.subjects(description.keywords, language)
    yield from manifested.relations(description, own)
    yield from manifested.addresses(description, own)


def cataloguing() -> Iterator[MarcField]:
    """Yield the rules that the record follows, and its language: English, whatever the book's is."""
    yield from field_of("040", "  ", ("b", "eng"), ("e", "rda"), of="b")


def classification(description: Description) -> Iterator[MarcField]:
    """Yield the numbers of classifications: the author mark stands behind that of BBK, else behind UDC's."""
    mark = description.author_mark
    yield from field_of("080", "  ", ("a", description.udc), ("b", "" if description.bbk else mark))
    yield from field_of("084", "  ", ("a", description.bbk), ("b", mark), ("2", "rubbk"))


def published(description: Description) -> Iterator[MarcField]:
    """Yield the statement of the edition, who published it where and when, and the year of copyright."""
    yield from field_of("250", "  ", *isbd(("", "a", description.edition)), language=description.language)
    parts = (("", "a", description.place), (" :", "b", description.publisher), (",", "c", description.year))
    yield from field_of("264", " 1", *isbd(*parts), language=description.language, of="abc")
    year = description.rights.year
    yield from field_of("264", " 4", ("c", f"©{year}" if year else ""), of="c")
