"""Records of parts in MARC 21: articles of an issue, and chapters of a book that have authors of their own (773)."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.description import ComponentPart, Description
from baspa.model.identifiers import doi_address
from baspa.records.manifestations import Manifestation, number_of
from baspa.records.marc import manifested, notes, titles
from baspa.records.marc.agents import agent_fields, main_agent
from baspa.records.marc.control_fields import control_fields
from baspa.records.marc.fields import MarcField, field_of
from baspa.records.marc.whole import cataloguing


def part_fields(description: Description, part: ComponentPart, host: Manifestation) -> Iterator[MarcField]:
    """Yield the fields of a part's record."""
    abstracts = {each.language: each.abstract for each in part.others if each.abstract}
    yield from control_fields(description, number_of(description, part.id), part.language, host.is_online, is_part=True)
    yield from field_of("024", "7 ", ("a", part.doi), ("2", "doi" if part.doi else ""))
    yield from cataloguing()
    yield from titles.languages((part.language,), tuple(abstracts), any(one.role == "trl" for one in part.agents))
    yield from field_of("080", "  ", ("a", part.udc))
    yield from agent_fields(part.agents)
    yield titles.title(part.title, "", part.agents, part.language)
    yield from titles.titles_elsewhere(part)
    yield from manifested.kinds(host)
    yield from notes.summaries(abstracts)
    yield from notes.terms(part.licence or description.rights.licence, "" if part.licence else description.rights.url)
    for each in part.others:
        yield from notes.subjects(each.keywords, each.language)
    yield from within(description, part, host)
    yield from field_of("856", "40" if host.is_online else "41", ("u", doi_address(part.doi)), of="u")


def within(description: Description, part: ComponentPart, host: Manifestation) -> Iterator[MarcField]:
    """Yield where the part stands: in an issue of a journal, or in a book."""
    main = main_agent(description.agents)
    pages = f"pages {part.first}–{part.last}" if part.last != part.first else f"page {part.first}"
    pages = pages if part.first else ""
    imprint = ", ".join(filter(None, (description.publisher, description.year)))
    imprint = " : ".join(filter(None, (description.place, imprint)))
    if description.is_issue and description.series:
        issue = " ".join(filter(None, (titles.numbering(description), description.year and f"({description.year})")))
        place = ", ".join(filter(None, (issue, pages)))
        parts = [("t", description.title), ("d", imprint), ("g", place), ("x", description.series.issn)]
    else:
        name = main.filing if main else ""
        title = " : ".join(filter(None, (description.title, description.subtitle)))
        parts = [("a", name), ("t", title), ("d", imprint), ("g", pages), ("z", host.isbn)]
    number = ("w", number_of(description, host.form))
    yield from field_of("773", "0 ", *parts, number, language=description.language, of="t")
