"""What stands around the pages of the web edition, and how the book is cited: templates applied, for bind to fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from baspa.language import find, slug, spoken_in
from baspa.model.book import Book, Chapter
from baspa.model.edition import WebFrame
from baspa.model.metadata import Metadata
from baspa.model.people import Contribution
from baspa.typeset.sandbox import Sandbox
from baspa.typeset.templates import render

# What BibTeX takes for a command, and how each is written instead (The TeXbook, chapter 7).
PAGES = re.compile(r"\s*[-–—]+\s*")  # between the first page and the last
GUARDED = str.maketrans({**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "\\": r"\textbackslash{}"})


def web_frame(env: Sandbox, values: Mapping[str, Any], book: Book, css: str) -> WebFrame:
    """Return what stands around the pages; raises Failure (B040) where a template is at fault."""
    page = render(env, "web/page.xhtml", values)
    front = render(env, "web/index.xhtml", {**values, "bibtex": record_of(said(book.metadata), book.metadata)})
    found = list(articles(book))
    cited = tuple(
        (name, render(env, "web/cite.xhtml", {**values, **cite(chapter, one, book)})) for name, chapter, one in found
    )
    return WebFrame(page, front, css, tuple((name, one) for name, _, one in found), cited)


def web_tokens(book: Book) -> str:
    """Return what styles/web.css makes use of, as CSS."""
    return f":root {{ --accent: {book.metadata.design.accent} }}"


def articles(book: Book) -> Iterator[tuple[str, Chapter, Contribution]]:
    """Yield the chapters that have authors of their own, each by the name of its page: of a file the first."""
    known = {each.file: each for each in book.metadata.contributions if each.authors}
    for chapter in book.chapters:
        if chapter.path in known:
            yield f"{chapter.id}.html", chapter, known.pop(chapter.path)


def cite(chapter: Chapter, article: Contribution, book: Book) -> Mapping[str, Any]:
    """Return what the template of an article's record is filled with; it is in the words of the article's language."""
    metadata, series = book.metadata, book.metadata.series
    spoken = spoken_in(metadata, article.language or metadata.language)
    numbers = (("volume.series", series.volume), ("number.series", series.number)) if series else ()
    first, _, last = PAGES.sub("–", article.pages).partition("–")
    pages = spoken.word("page.range", a=first, b=last) if last else first and spoken.word("page.ref", n=first)
    return {
        "article": article,
        "spoken": spoken,
        "title": chapter.title,
        "names": ", ".join(person.sort.replace(",", "", 1) or person.name for person in article.authors).removesuffix(
            "."
        ),
        "is_issue": metadata.is_issue,
        "issue": ", ".join(spoken.word(key, n=number) for key, number in numbers if number),
        "pages": pages[:1].upper() + pages[1:],
        "bibtex": record_of(said_of_article(chapter.title, article, metadata), metadata, article),
    }


def record_of(fields: Iterable[tuple[str, str]], metadata: Metadata, article: Contribution | None = None) -> str:
    """Return a record of a book or an article for programs that keep references (BibTeX: Patashnik, BibTeXing, 3)."""
    kind = "book" if article is None else "article" if metadata.is_issue else "incollection"
    authors = metadata.authors if article is None else article.authors
    surname = authors[0].sort.partition(",")[0] if authors else ""
    name = surname or (metadata.title if article is None else authors[0].name)
    key = slug(f"{name} {metadata.date[:4]}", find(metadata.language))
    inside = ",\n".join(f"  {name} = {{{value.translate(GUARDED)}}}" for name, value in fields if value)
    return f"@{kind}{{{key},\n{inside}\n}}"


def said_of_article(title: str, article: Contribution, metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the fields of an article's record; "" where the book does not say."""
    series = metadata.series if metadata.is_issue else None
    yield "author", " and ".join(person.sort or person.name for person in article.authors)
    yield "title", title
    yield "journal" if series else "booktitle", metadata.title
    yield "year", metadata.date[:4]
    yield "volume", str(series.volume or "") if series else ""
    yield "number", str(series.number or "") if series else ""
    yield "pages", PAGES.sub("--", article.pages)
    yield "publisher", metadata.publisher
    yield "address", metadata.place
    yield "issn", series.issn if series else ""
    yield "isbn", "" if series else metadata.isbn.epub or metadata.isbn.print
    yield "doi", article.doi
    yield "language", article.language or metadata.language


def said(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Yield the fields of the record; "" where the book does not say."""
    yield "author", " and ".join(person.sort or person.name for person in metadata.authors)
    yield "title", metadata.title
    yield "subtitle", metadata.subtitle
    yield "year", metadata.date[:4]
    yield "publisher", metadata.publisher
    yield "address", metadata.place
    yield "series", metadata.series.name if metadata.series else ""
    yield "volume", str(metadata.series.volume or "") if metadata.series else ""
    yield "number", str(metadata.series.number or "") if metadata.series else ""
    yield "isbn", metadata.isbn.epub or metadata.isbn.print
    yield "doi", metadata.doi
    yield "url", metadata.web.address
    yield "language", metadata.language
