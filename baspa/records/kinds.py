"""What records can be made: one line a record. A new one is a line here and a module of this room."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the command reads the list to say what there is
    from baspa.model.description import Description

    Write = Callable[[Description], bytes]
    Lacks = Callable[[Description], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record: what it is, what its file is called, and how it is written."""

    name: str  # on the command line
    summary: str
    file: str  # name of its file in the folder of records
    media_type: str
    write: Write
    lacks: Lacks | None = None  # tells what a whole record needs and the book lacks, where it is not written then


def by(module: str, function: str) -> Callable[..., Any]:
    """Return a function of a module of this room, which is loaded when the function is called."""
    return partial(called, module, function)


def called(module: str, function: str, *arguments: object) -> Any:
    """Call a function of a module of this room."""
    return getattr(importlib.import_module(f"baspa.records.{module}"), function)(*arguments)


RECORDS = {
    each.name: each
    for each in (
        RecordKind("marc", "MARC 21, for a library's catalogue", "marc.mrc", "application/marc", by("marc", "marc")),
        RecordKind("marcxml", "the same in XML", "marc.xml", "application/marcxml+xml", by("marc", "marcxml")),
        RecordKind(
            "mods", "MODS 3.8, for libraries and repositories", "mods.xml", "application/mods+xml", by("mods", "mods")
        ),
        RecordKind(
            "oai_dc",
            "Dublin Core, as repositories harvest it",
            "oai_dc.xml",
            "application/xml",
            by("dublin_core", "oai_dc"),
        ),
        RecordKind(
            "onix-3.0",
            "ONIX 3.0, for the book trade: a product a format",
            "onix-3.0.xml",
            "application/xml",
            by("onix", "onix_30"),
            by("onix", "lacks"),
        ),
        RecordKind(
            "onix-3.1",
            "ONIX 3.1, likewise",
            "onix-3.1.xml",
            "application/xml",
            by("onix", "onix_31"),
            by("onix", "lacks"),
        ),
        RecordKind(
            "crossref",
            "the deposit with Crossref of what has a DOI",
            "crossref.xml",
            "application/xml",
            by("crossref", "crossref"),
            by("crossref", "lacks"),
        ),
        RecordKind(
            "datacite-json",
            "DataCite 4.5, as repositories take it",
            "datacite.json",
            "application/json",
            by("datacite", "datacite_json"),
            by("datacite", "lacks"),
        ),
        RecordKind(
            "datacite-xml",
            "DataCite 4.6, likewise in XML",
            "datacite.xml",
            "application/xml",
            by("datacite", "datacite_xml"),
            by("datacite", "lacks"),
        ),
    )
}
