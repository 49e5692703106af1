"""What stands around the pages of the web edition, and how the book is cited: templates applied, for bind to fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from baspa.language import find, slug
from baspa.model.book import Book
from baspa.model.edition import WebFrame
from baspa.model.metadata import Metadata
from baspa.model.people import Contribution
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.templates import render

# What BibTeX takes for a command, and how each is written instead (The TeXbook, chapter 7).
GUARDED = str.maketrans({**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "\\": r"\textbackslash{}"})


def web_frame(env: Sandbox, values: Mapping[str, Any], book: Book, css: str) -> WebFrame:
    """Return what stands around the pages; raises Failure (B040) where a template is at fault."""
    values = {**values, "bibtex": bibtex(book.metadata)}
    page, front = render(env, "web/page.xhtml", values), render(env, "web/index.xhtml", values)
    return WebFrame(page, front, css, tuple(articles(book)))


def web_tokens(book: Book) -> str:
    """Return what styles/web.css makes use of, as CSS."""
    return f":root {{ --accent: {book.metadata.design.accent} }}"


def articles(book: Book) -> Iterator[tuple[str, Contribution]]:
    """Yield the chapters that have authors of their own, each by the name of its page: of a file the first."""
    said = {each.file: each for each in book.metadata.contributions if each.authors}
    for chapter in book.chapters:
        if chapter.path in said:
            yield f"{chapter.id}.html", said.pop(chapter.path)


def bibtex(metadata: Metadata) -> str:
    """Return a record of the book for programs that keep references (BibTeX: Oren Patashnik, BibTeXing, 3)."""
    year = metadata.date[:4]
    surname = metadata.authors[0].sort.partition(",")[0] if metadata.authors else ""
    key = slug(f"{surname or metadata.title} {year}", find(metadata.language))
    fields = ",\n".join(f"  {name} = {{{value.translate(GUARDED)}}}" for name, value in said(metadata) if value)
    return f"@book{{{key},\n{fields}\n}}"


def said(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the fields of the record; "" where the book does not say."""
    yield "author", " and ".join(person.sort or person.name for person in metadata.authors)
    yield "title", metadata.title
    yield "subtitle", metadata.subtitle
    yield "year", metadata.date[:4]
    yield "publisher", metadata.publisher
    yield "address", metadata.place
    yield "series", metadata.series.name if metadata.series else ""
    yield "number", str(metadata.series.number or "") if metadata.series else ""
    yield "isbn", metadata.isbn.epub or metadata.isbn.print
    yield "doi", metadata.doi
    yield "url", metadata.web.address
    yield "language", metadata.language
