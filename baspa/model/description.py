"""The description of a book: what a library's record says of it, whatever the format of the record.

One fact stands once. What book.toml does not say is "" or empty, and left out of every record.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from baspa.model.metadata import Isbn, Rights, Series

COMMA = re.compile("[,،]")  # between surname and given names; the second in Arabic letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A person or a body that had a part in the book or in a chapter of it."""

    name: str  # as readers see it
    filing: str  # as a catalogue files it: surname first; of a body its name
    role: str  # MARC relator code
    is_body: bool
    language: str  # BCP 47: of the name
    affiliation: str
    orcid: str  # four groups of four

    @property
    def family(self) -> str:
        """The surname; of a body, or of who has one name, the whole name."""
        return COMMA.split(self.filing, maxsplit=1)[0].strip()

    @property
    def given(self) -> str:
        """What stands behind the comma of a filed name; "" of a body."""
        return "" if self.is_body else "".join(COMMA.split(self.filing, maxsplit=1)[1:]).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTitle:
    """Title, authors and abstract of a chapter in another language."""

    language: str  # BCP 47
    title: str
    authors: tuple[str, ...]
    abstract: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentPart:
    """A chapter (MARC 21: component part); with agents of its own an article, or a piece of a collected volume."""

    id: str  # c3: of its <section>
    title: str  # with its number, as contents say it
    language: str  # BCP 47
    kind: str  # one of baspa.tree.kinds.CHAPTER_KINDS
    agents: tuple[Agent, ...]  # its own; () where it is by the book's
    first: str  # its first page as the PDF's page labels say it, "" where that is not known
    last: str
    doi: str
    udc: str
    licence: str
    received: datetime.date | None
    accepted: datetime.date | None
    others: tuple[OtherTitle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A file in which the book was made."""

    format: str  # of baspa.formats: pdf, epub
    name: str  # of the file
    media_type: str
    isbn: str  # "" for none
    pages: int  # 0 where the format has none
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """All that records are written from."""

    title: str
    subtitle: str
    is_supplied: bool  # the title is the editor's
    language: str  # BCP 47: of the book
    languages: tuple[str, ...]  # of the text, the book's first
    agents: tuple[Agent, ...]  # authors, then contributors, each in the order of book.toml
    edition: str  # statement
    place: str  # of publication
    publisher: str
    date: str  # of publication: YYYY, YYYY-MM, YYYY-MM-DD or ""
    modified: datetime.date  # the date inside the files
    series: Series | None
    is_issue: bool  # of a journal
    isbn: Isbn
    is_printed: bool  # the book is on paper too: it has an ISBN there, or a printing house
    doi: str
    uuid: str  # urn:uuid:..., the same from build to build
    udc: str
    bbk: str
    author_mark: str
    keywords: tuple[str, ...]  # in the book's language
    annotation: Mapping[str, str]  # by language
    rights: Rights
    parts: tuple[ComponentPart, ...]
    width: float  # of the printed page, mm
    height: float
    has_pictures: bool
    has_references: bool
    has_index: bool
    contact: str  # a person of the book whom a letter reaches, "" for nobody
    email: str  # of that person
    address: str  # of the web edition, with a slash at its end; "" where nobody has said
    accessibility: tuple[tuple[str, str], ...]  # schema.org property, value
    carriers: tuple[Carrier, ...]  # the files that were made

    @property
    def year(self) -> str:
        """The year of publication, "" where it is not known."""
        return self.date[:4]

    @property
    def text_languages(self) -> tuple[str, ...]:
        """The languages that the book and chapters of it are written in, whatever else words of it are marked with."""
        return tuple(dict.fromkeys((self.language, *(each.language for each in self.parts))))

    @property
    def bare_uuid(self) -> str:
        """The UUID without the name of its kind."""
        return self.uuid.removeprefix("urn:uuid:")

    @property
    def full_title(self) -> str:
        """The title, and the subtitle behind a colon."""
        return ": ".join(filter(None, (self.title, self.subtitle)))

    @property
    def authors(self) -> tuple[Agent, ...]:
        """Who wrote the book."""
        return tuple(each for each in self.agents if each.role == "aut")

    def carrier(self, form: str) -> Carrier | None:
        """Return the file of a format, None where it was not made."""
        return next((each for each in self.carriers if each.format == form), None)
