"""What records can be made: one line a record. A new one is a line here and a module of this room."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command reads the list to say what there is
    from baspa.model.description import Description

    Write = Callable[[Description], bytes]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record: what it is, what its file is called, and how it is written."""

    name: str  # on the command line
    summary: str
    file: str  # name of its file in the folder of records
    media_type: str
    write: Write


def by(module: str, function: str) -> Write:
    """Return what writes a record: its module is loaded when it is written."""
    return partial(written, module, function)


def written(module: str, function: str, description: Description) -> bytes:
    """Write a record by the function of a module of this room."""
    made: bytes = getattr(importlib.import_module(f"baspa.records.{module}"), function)(description)
    return made


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
    )
}
