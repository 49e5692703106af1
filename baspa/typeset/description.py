"""The description of a book for records: what book.toml and the text say, before any file is made."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from baspa.model.book import Book, Chapter
from baspa.model.description import Agent, ComponentPart, Description, OtherTitle
from baspa.model.identifiers import uuid_of
from baspa.model.metadata import Metadata, Production
from baspa.model.paper_sizes import size_of
from baspa.model.people import Contribution, Person

REFERENCES, INDEX = 'role="doc-bibliography"', 'role="doc-index"'


def description(
    book: Book, slug: str, modified: datetime.date, languages: Sequence[str], accessibility: tuple[tuple[str, str], ...]
) -> Description:
    """Return what records say of a book, but for the files in which it is made."""
    metadata = book.metadata
    width, height = size_of(metadata.design.page)
    reached = reachable(metadata)
    return Description(
        title=metadata.title,
        subtitle=metadata.subtitle,
        is_supplied=metadata.supplied.title,
        language=metadata.language,
        languages=tuple(languages),
        agents=tuple(agents((*metadata.authors, *metadata.contributors), metadata.language)),
        edition=metadata.edition,
        place=metadata.place,
        publisher=metadata.publisher,
        date=metadata.date,
        modified=modified,
        series=metadata.series,
        is_issue=metadata.is_issue,
        isbn=metadata.isbn,
        is_printed=bool(metadata.isbn.print) or metadata.production != Production(),
        doi=metadata.doi,
        uuid=uuid_of(metadata, slug),
        udc=metadata.udc,
        bbk=metadata.bbk,
        author_mark=metadata.author_mark,
        keywords=metadata.keywords,
        annotation=metadata.annotation,
        rights=metadata.rights,
        parts=tuple(parts(book)),
        width=width,
        height=height,
        has_pictures=bool(book.images),
        has_references=holds(book, REFERENCES),
        has_index=holds(book, INDEX),
        contact=reached.name if reached else "",
        email=reached.email if reached else "",
        address=address(metadata),
        accessibility=accessibility,
        carriers=(),
    )


def agents(people: Iterable[Person], language: str) -> Iterator[Agent]:
    """Yield people and bodies; a name that is filed as it is written, without a comma, is a body's."""
    for person in people:
        yield Agent(
            name=person.name,
            filing=person.sort or person.name,
            role=person.role,
            is_body=person.sort == person.name and "," not in person.name,
            language=language,
            affiliation=person.affiliation,
            orcid=person.orcid,
        )


def parts(book: Book) -> Iterator[ComponentPart]:
    """Yield the chapters that have a title, each with what book.toml says of the file that it begins."""
    said = {each.file: each for each in book.metadata.contributions}
    for chapter in book.chapters:
        if chapter.headings:
            yield part(chapter, said.pop(chapter.path, None), book.metadata)


def part(chapter: Chapter, said: Contribution | None, metadata: Metadata) -> ComponentPart:
    """Return a chapter as records have it."""
    said = said or Contribution(file=chapter.path)
    language = said.language or metadata.language
    first, _, last = said.pages.replace("-", "–").partition("–")
    others = (OtherTitle(**{key: getattr(each, key) for key in OtherTitle.__slots__}) for each in said.translations)
    return ComponentPart(
        id=chapter.id,
        title=chapter.headings[0].full,
        language=language,
        kind=chapter.kind,
        agents=tuple(agents(said.authors, language)),
        first=first.strip(),
        last=(last or first).strip(),
        doi=said.doi,
        udc=said.udc,
        licence=said.licence,
        received=said.received,
        accepted=said.accepted,
        others=tuple(others),
    )


def holds(book: Book, words: str) -> bool:
    """Tell whether the text of a chapter has these words in its marks."""
    return any(words in chapter.xhtml for chapter in book.chapters)


def reachable(metadata: Metadata) -> Person | None:
    """Return the first person with an e-mail address: of the book, then of its chapters."""
    people = (*metadata.authors, *metadata.contributors, *(p for each in metadata.contributions for p in each.authors))
    return next((each for each in people if each.email), None)


def address(metadata: Metadata) -> str:
    """Return where the web edition will be found, with a slash at its end; "" where nobody has said."""
    return f"{metadata.web.address.rstrip('/')}/" if metadata.web.address else ""
