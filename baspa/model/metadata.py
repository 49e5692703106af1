"""What book.toml says: the book's metadata and design, field by field.

The documentation (docs/book-toml.md) and the JSON Schema (docs/book.schema.json) are generated from this module, so a
field's description here is the text that its users read. Absent text is "", absent numbers and dates are None: what is
absent leaves no empty label on a page.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from baspa.model.design import Design, MadePages, Notes, Numbering, References
from baspa.model.ebook import Ebook
from baspa.model.fields import says
from baspa.model.handouts import Handout
from baspa.model.narration import Audio
from baspa.model.people import Contribution, Person
from baspa.model.printing import Printing
from baspa.model.sheets import Booklet
from baspa.model.web import Web
from baspa.model.wrap import Wrap


@dataclass(frozen=True, kw_only=True)
class Series:
    """The series that the book belongs to."""

    name: Annotated[str, says("Name of the series.", min_length=1, pattern=r"\S")]
    volume: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        says("The volume of a journal that this issue belongs to: its year, as a rule."),
    ] = None
    number: Annotated[Annotated[int, Meta(ge=1)] | None, says("The book's number in the series.")] = None
    issn: Annotated[
        str, says("ISSN of the series; on the title page and its back, and in the e-book.", examples=["0317-8471"])
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Production:
    """Facts of the printed edition that only its last page has (ГОСТ Р 7.0.4-2020, выпускные данные)."""

    signed: Annotated[datetime.date | None, says("Day when it was passed for printing (басуға қол қойылды).")] = None
    paper: Annotated[str, says("Size of the sheet and its fraction.", examples=["60×84 1/16"])] = ""
    sheets: Annotated[str, says("Conventional printed sheets (усл. печ. л.).", examples=["12,5"])] = ""
    copies: Annotated[Annotated[int, Meta(ge=1)] | None, says("Print run, copies (тираж).")] = None
    order: Annotated[str, says("The printing house's number of the order.")] = ""
    printer: Annotated[str, says("The printing house and its address.")] = ""


@dataclass(frozen=True, kw_only=True)
class Isbn:
    """One ISBN a format: the same number must not stand for two formats (ISBN Users' Manual)."""

    print: Annotated[str, says("ISBN of the printed book.")] = ""
    pdf: Annotated[str, says("ISBN of the PDF.")] = ""
    epub: Annotated[str, says("ISBN of the EPUB.")] = ""


@dataclass(frozen=True, kw_only=True)
class Rights:
    """Who holds the rights and what readers may do."""

    holder: Annotated[str, says("Rights holder; printed after ©.")] = ""
    year: Annotated[Annotated[int, Meta(ge=1000, le=9999)] | None, says("Year of the copyright notice.")] = None
    licence: Annotated[str, says("Name of the licence.", examples=["CC BY 4.0"])] = ""
    url: Annotated[str, says("Address of the licence's text.", pattern="^(https?://.*)?$")] = ""


@dataclass(frozen=True, kw_only=True)
class Supplied:
    """What the editor added that the author's text does not have; the imprint page says so to the reader."""

    title: Annotated[bool, says("The title is the editor's.")] = False
    headings: Annotated[bool, says("The headings are the editor's.")] = False


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """Claims that only people can make; the features of the e-book are found by looking at it."""

    conforms_to: Annotated[
        str,
        says(
            "Conformance claim of the e-book. Say it only after an evaluation.",
            examples=["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
        ),
    ] = ""
    certified_by: Annotated[str, says("Who evaluated the e-book.")] = ""
    summary: Annotated[str, says("A sentence or two on the e-book's accessibility, in the book's language.")] = ""


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """The whole of book.toml."""

    title: Annotated[str, says("The book's title.", min_length=1, pattern=r"\S")]
    language: Annotated[
        str, says("Language of the book, BCP 47.", pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", examples=["kk", "en-GB"])
    ]
    chapters: Annotated[
        tuple[str, ...],
        says(
            "The chapters in their order: Markdown files, relative to book.toml, of one chapter or more.", min_length=1
        ),
    ]
    subtitle: Annotated[str, says("The subtitle.")] = ""
    slug: Annotated[
        str,
        says(
            "Name of the files that are made, of at most 100 letters; the romanised title when absent.",
            pattern="^([a-z0-9]+(-[a-z0-9]+)*)?$",
            max_length=100,
        ),
    ] = ""
    smart: Annotated[
        bool,
        says(
            "Turn straight quotes, `--`, `---` and `...` in the text, and in titles, names and other prose of "
            "book.toml, into the signs of its language; false leaves them."
        ),
    ] = True
    variables: Annotated[
        dict[str, str], says("Words that the text asks for by {{< var name >}}: one place to change them.")
    ] = field(default_factory=dict)
    words: Annotated[
        dict[str, str],
        says("The press's own words, where its own are missing or others are wanted: docs/languages.md lists them."),
    ] = field(default_factory=dict)
    bibliography: Annotated[
        tuple[str, ...],
        says(
            "Files of references that the text cites, relative to book.toml: .bib (BibTeX, BibLaTeX) or "
            ".json (CSL-JSON)."
        ),
    ] = ()
    uncited: Annotated[
        tuple[str, ...],
        says(
            'Keys of references that the bibliography lists though the text does not cite them; "*" names all.',
            examples=["abai1909", "*"],
        ),
    ] = ()
    citation_style: Annotated[
        str,
        says(
            "How citations and the bibliography are set: a name of docs/references.md, or a .csl file relative to "
            "book.toml. When absent: that of the book's language, which docs/languages.md names.",
            examples=["gost-notes", "journal.csl"],
        ),
    ] = ""
    authors: Annotated[tuple[Person, ...], says("Who wrote it, in the order of the title page.")] = ()
    contributors: Annotated[
        tuple[Person, ...],
        says(
            "Who else had a part in it. `degree`, `rank`, `email` and `biography` stand in no format yet; place of "
            "work and ORCID in what the web edition tells programs."
        ),
    ] = ()
    contributions: Annotated[
        tuple[Contribution, ...],
        says("Chapters with authors, or a language, of their own. The rest of the book is by `authors`."),
    ] = ()
    cover: Annotated[
        str,
        says(
            "A cover of your own, JPEG or PNG, relative to book.toml: of the e-book, and the front of the wrap. When "
            "absent, the press draws one: docs/printing.md.",
            examples=["cover.jpg"],
        ),
    ] = ""
    edition: Annotated[str, says("Edition statement.", examples=["2-басылым"])] = ""
    series: Annotated[Series | None, says("The series that the book belongs to.")] = None
    place: Annotated[str, says("Place of publication.")] = ""
    publisher: Annotated[str, says("Publisher.")] = ""
    date: Annotated[str, says("Date of publication: YYYY, YYYY-MM or YYYY-MM-DD.", examples=["2026-11"])] = ""
    modified: Annotated[
        datetime.date | None,
        says(
            "Day when this text or its metadata was last changed: the date inside the files. "
            "When absent: SOURCE_DATE_EPOCH, then `date`, then 1980-01-01."
        ),
    ] = None
    isbn: Annotated[Isbn, says("One ISBN a format.")] = field(default_factory=Isbn)
    doi: Annotated[str, says("DOI without the address before it.", examples=["10.1000/182"])] = ""
    udc: Annotated[str, says("Universal Decimal Classification (ӘОЖ, УДК).")] = ""
    bbk: Annotated[str, says("Library-bibliographical classification (КБЖ, ББК).")] = ""
    author_mark: Annotated[
        str, says("Author mark of the library's tables (авторский знак), below the classifications.", examples=["Ү47"])
    ] = ""
    cip: Annotated[
        str,
        says(
            "Cataloguing in publication: the block that a library gave for this book; in the imprint, as it is given, "
            "line by line, in the place of the press's own record."
        ),
    ] = ""
    recommended: Annotated[
        str,
        says(
            "Who recommended the book for publication, as a sentence; on the back of the title page.",
            examples=["Рекомендовано учёным советом института (протокол № 3 от 12 января 2026 г.)"],
        ),
    ] = ""
    reviewers: Annotated[
        tuple[str, ...],
        says("Reviewers (рецензенты), each with degree and rank; on the back of the title page."),
    ] = ()
    production: Annotated[Production, says("Facts of the printed edition, on the last page of the paper book.")] = (
        field(default_factory=Production)
    )
    keywords: Annotated[tuple[str, ...], says("Keywords, in the book's language.")] = ()
    annotation: Annotated[
        Mapping[str, str],
        says(
            "What the book is about, by language: kk, ru, en. The imprint page prints them; an empty line parts "
            "paragraphs."
        ),
    ] = field(default_factory=dict)
    rights: Annotated[Rights, says("Who holds the rights and what readers may do.")] = field(default_factory=Rights)
    supplied: Annotated[Supplied, says("What the editor added.")] = field(default_factory=Supplied)
    references: Annotated[References, says("What a list of references holds.")] = field(default_factory=References)
    numbering: Annotated[Numbering, says("What is numbered.")] = field(default_factory=Numbering)
    design: Annotated[Design, says("How the paper book looks.")] = field(default_factory=Design)
    booklet: Annotated[Booklet, says("How the booklet's pages stand on its sheets.")] = field(default_factory=Booklet)
    handout: Annotated[Handout, says("How the handout's pages stand on its sides.")] = field(default_factory=Handout)
    printing: Annotated[Printing, says("What the printing house gets.")] = field(default_factory=Printing)
    wrap: Annotated[Wrap, says("The cover wrap: back, spine and front.")] = field(default_factory=Wrap)
    web: Annotated[Web, says("The web edition.")] = field(default_factory=Web)
    pages: Annotated[MadePages, says("What the press makes besides the text.")] = field(default_factory=MadePages)
    epub: Annotated[Ebook, says("What the e-book has besides the text.")] = field(default_factory=Ebook)
    audio: Annotated[Audio, says("The book read aloud.")] = field(default_factory=Audio)
    notes: Annotated[Notes, says("Where notes stand and how they are numbered.")] = field(default_factory=Notes)
    accessibility: Annotated[Accessibility, says("Claims about the e-book's accessibility.")] = field(
        default_factory=Accessibility
    )

    @property
    def is_issue(self) -> bool:
        """Whether the book is an issue of a journal: it is called as its series is."""
        return self.series is not None and self.series.name == self.title

    @property
    def marks_on_sheets(self) -> frozenset[str]:
        """The marks of the booklet that are wanted."""
        return frozenset(self.booklet.marks) - (frozenset() if self.design.fold_marks else {"fold"})
