"""Which records hold the text of the book: one line a record. They need the edition beside the description."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baspa.records.kinds import RECORDS, by

if TYPE_CHECKING:  # the command reads the list to say what there is
    from baspa.model.book import Resource
    from baspa.model.description import Description
    from baspa.model.edition import Edition

    WriteText = Callable[[Description, Edition], tuple[Resource, ...]]


@dataclass(frozen=True, slots=True)
class TextKind:
    """A record that holds the text: what it is, and how its files are written; the pictures are beside them."""

    name: str  # on the command line
    summary: str
    write: WriteText


TEXTS = {
    each.name: each
    for each in (
        TextKind("bits", "BITS 2.2: the full text of the book for repositories", by("text_files", "bits_files")),
        TextKind("jats", "JATS 1.3: each article of an issue that has an ISSN", by("text_files", "jats_files")),
    )
}
NAMES = (*RECORDS, *TEXTS)  # of all records, on the command line


def text_records(description: Description, edition: Edition) -> Iterator[Resource]:
    """Yield the files of all that are wanted, each once."""
    wanted = [kind for kind in TEXTS.values() if not edition.records or kind.name in edition.records]
    made = {file.path: file for kind in wanted for file in kind.write(description, edition)}
    yield from made.values()
