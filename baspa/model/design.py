"""What book.toml says of the looks of a book: page, type, numbers, notes. A part of metadata.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from baspa.model.binding import Margins
from baspa.model.bindings import Bound
from baspa.model.fields import says
from baspa.model.paper_sizes import SPELLED


@dataclass(frozen=True, kw_only=True)
class Design:
    """How the paper book looks. Every token can also be set by a styles/paper.css in the book's folder."""

    page: Annotated[
        str,
        says(
            "Page size: a name of docs/design.md, as A5, 60x84/16 or royal, or width x height, 140x215 in mm, 6x9in. "
            "The booklet's sheets are two pages wide: A4 of A5 pages.",
            extra={"spelling": SPELLED},
        ),
    ] = "A5"
    binding: (
        Annotated[
            Bound,
            says(
                "How the book is bound; its cover goes by it too. The inner margin of a thick one that is not stapled "
                "grows with its pages; the outer one becomes as much smaller: docs/printing.md has the table. "
                "When absent, it stays."
            ),
        ]
        | None
    ) = None
    margins: Annotated[Margins, says("The margins of a page, mm, each by itself.")] = field(default_factory=Margins)
    type_size: Annotated[float, says("Size of the running text, pt.", ge=6, le=24)] = 10
    font: Annotated[
        str,
        says("Family of the running text: that of a font in the book's styles/fonts/; Literata when absent."),
    ] = ""
    leading: (
        Annotated[
            float, says("Distance of the lines, pt, at least 0.8 of type_size; 1.4 of it when absent.", ge=7, le=40)
        ]
        | None
    ) = None
    fit: Annotated[
        int,
        says(
            "Bring the book to a multiple of so many pages, 4 for a booklet without blank ones: type, leading and the "
            "margin below change by a little. When 0, they stay.",
            ge=0,
            le=64,
        ),
    ] = 0
    indent: Annotated[float, says("First-line indent, em.", ge=0, le=4)] = 1.25
    justify: Annotated[
        Literal["total-fit", "greedy"],
        says("How lines are broken: a paragraph as a whole, for even spaces, or each line by itself, as browsers do."),
    ] = "total-fit"
    optical_margins: Annotated[
        bool,
        says("Let hyphens, punctuation and quotes stand out into the margin, for an edge that looks straight."),
    ] = True
    accent: Annotated[str, says("Accent colour, #rrggbb.", pattern="^#[0-9a-fA-F]{6}$")] = "#7a2e1d"
    chapters: Annotated[
        Literal["continuous", "page", "recto"],
        says("Where a chapter begins: after the one before it, on a new page, or on a new right-hand page."),
    ] = "page"
    half_title: Annotated[bool, says("Begin with a half-title: a leaf with no more than the title.")] = False
    fold_marks: Annotated[bool, says("Print fold tick marks on the booklet's sheets.")] = True

    def inside(self, pages: int) -> float:
        """Return the inner margin of a book of so many pages, mm."""
        return self.margins.inside_of(self.binding, pages)

    @property
    def line_distance(self) -> float:
        """From line to line, pt."""
        return self.leading or round(1.4 * self.type_size, 2)


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """What is numbered. Figures, tables and formulas have a number where they have a name that links can lead to."""

    depth: Annotated[
        int,
        says("Levels of headings that are numbered: 0 none, 1 parts and chapters, 2 their sections too.", ge=0, le=6),
    ] = 0
    by_chapter: Annotated[
        bool,
        says("Number figures, tables and formulas by chapter: 2.1, or from 1 in each where no chapter has a number."),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Where notes stand, in each face, and how they are numbered."""

    print: Annotated[
        Literal["page", "chapter", "book"],
        says("Where they stand on paper: at the foot of the page, or gathered at the end of the chapter or the book."),
    ] = "page"
    epub: Annotated[
        Literal["chapter", "book"], says("Where they stand in the e-book: at the end of the chapter or the book.")
    ] = "chapter"
    numbering: Annotated[
        Literal["chapter", "book", "page"],
        says(
            'Where numbers begin anew: in each chapter, never, or on each page. "page" goes with notes at the foot of '
            "the page; the e-book, which has no pages, then numbers by chapter."
        ),
    ] = "chapter"


@dataclass(frozen=True, kw_only=True)
class MadePages:
    """What the press makes besides the text. A handout may want none of it."""

    title: Annotated[bool, says("A title page.")] = True
    imprint: Annotated[
        bool, says("An imprint: on paper behind the title page, in the e-book the publication data at its end.")
    ] = True
    citation: Annotated[
        tuple[Literal["gost", "apa", "chicago"], ...],
        says(
            "Styles in which the imprint says how this book is cited: GOST R 7.0.5, APA (7th ed.), Chicago (18th ed.).",
            examples=["gost", "apa"],
        ),
    ] = ()
    contents: Annotated[
        int,
        says(
            "Levels of headings in the contents on paper; 0 leaves it out. The e-book has its own key.",
            ge=0,
            le=6,
        ),
    ] = 3
    first: Annotated[
        int,
        says(
            "The number of the text's first page, where pages go on from an issue or a volume before; an odd one, as "
            "that of any right-hand page.",
            ge=1,
            le=9999,
            examples=[241],
        ),
    ] = 1
    about: Annotated[bool, says("A page about the authors, where more is known of them than the name.")] = True
    colophon: Annotated[bool, says("The publication data on paper's last page.")] = True


@dataclass(frozen=True, kw_only=True)
class References:
    """What a list of references holds: all that the book cites, or what one chapter does."""

    per: Annotated[
        Literal["book", "chapter"],
        says(
            "What has a list of its own: the book, or each chapter that cites, with numbers and years told apart anew: "
            "docs/references.md."
        ),
    ] = "book"


FONTS = "styles/fonts/"  # where a book has its own
TEXT_FAMILY, CODE_FAMILY = "Literata", "Fira Mono"
