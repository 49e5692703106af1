"""What is bound, and what binding makes: the values behind typeset."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from baspa.model.book import COVER, Cover, Font, Resource
from baspa.model.description import Description
from baspa.model.metadata import Metadata
from baspa.model.narration import Spoken
from baspa.model.people import Contribution
from baspa.model.turning import Turning

WAS = "data-was"  # in Edition.paper: the name that a span is to have, which HTML would not allow where it stands
# Letters of HTML that a process lays out: with fewer, what each does for itself is more than what it saves.
PART = 250_000
# Pages of paper that the press makes, by element and class, and the e-book's document that says the same.
MADE_PAGES = {
    "section half-title": "titlepage.xhtml",
    "section titlepage": "titlepage.xhtml",
    "section imprint": "imprint.xhtml",
    "nav contents": "nav.xhtml",
    "section about": "about.xhtml",
    "section colophon": "imprint.xhtml",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One XHTML file of the e-book."""

    name: str  # file name: chapter-1.xhtml
    title: str
    xhtml: str  # a whole document
    properties: tuple[str, ...] = ()  # of the manifest item: nav, svg, mathml ...


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the table of contents, with the lines below it."""

    title: str
    href: str  # of the e-book: c1.xhtml#c1-title
    children: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place of the e-book that reading systems have a key for."""

    type: str  # EPUB structural semantics: toc, bodymatter, bibliography
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of the print book begins, told by the text, which every face has."""

    label: str  # as the PDF's page labels say it: iv, 12
    blocks: tuple[str, ...]  # ids of the Blocks on it, or a name of MADE_PAGES; () for a blank one
    letters: int = 0  # letters and figures of the first block that stand on pages before
    words: str = ""  # the first letters and figures of that block on the page
    pictures: int = 0  # pictures and formulas that stand on the page before these


@dataclass(frozen=True, slots=True)
class QueryMark:
    """Where a query stands in the text."""

    number: int  # of the query, in the order of the text
    block: str  # id of its Block
    start: int  # where its words begin in the block's text, counted in letters and figures
    letters: str  # its words, letters and figures alone


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text that an index leads to."""

    id: str  # unique in the book; where links go
    block: str  # id of its Block
    start: int  # letters and figures of the block before it


@dataclass(frozen=True, slots=True)
class Proof:
    """What the proof adds to the paper face."""

    queries: str  # one HTML document: the list of queries; a link to #c0-query-1 is to be filled with its place
    margins: str  # one HTML document: its body's only child is what stands around one page
    sheet_css: str  # behind Edition.paper_css: the pages stand on larger sheets
    css: str  # of the two documents
    place: str  # how a place is said: "p. {page}, line {line}"
    marks: tuple[QueryMark, ...]
    blocks: tuple[str, ...]  # ids of all blocks: the lines of these are counted


@dataclass(frozen=True, slots=True)
class CoverWrap:
    """The paper book's cover, back, spine and front on one sheet, but for what the number of pages decides."""

    html: str  # one HTML document, which shows front.svg and isbn.svg; its root is given --spine and its like
    css: str
    front: str  # SVG


@dataclass(frozen=True, slots=True)
class WebFrame:
    """What stands around the pages of the web edition, which are made of the e-book's documents."""

    page: str  # one XHTML document, to be filled: elements with the ids c0-text, c0-contents and others
    front: str  # likewise: its body is the text of the first page
    css: str  # beside the e-book's
    articles: tuple[tuple[str, Contribution], ...]  # pages of chapters with authors of their own: c3.html
    cited: tuple[
        tuple[str, str], ...
    ]  # how each of those is cited, by its page: one XHTML document, whose body is taken


@dataclass(frozen=True, slots=True)
class Edition:
    """A book with templates and styles applied: what the binders bind."""

    metadata: Metadata
    slug: str  # file name without extension
    modified: datetime.date  # the only date that goes into the files
    direction: Literal["ltr", "rtl"]
    languages: tuple[str, ...]  # every language that the text is marked with, the book's first
    paper: str  # one HTML document for print
    paper_chapters: tuple[str, ...]  # the chapters in it, in their order, each one element
    paper_tokens: str  # the style sheet of paper: first what the design sets
    paper_styles: str  # then the sheets that make use of it
    sections: tuple[Section, ...]  # the e-book in reading order, the navigation document among them
    epub_css: str  # its custom properties are written out when the e-book is bound
    contents: tuple[ContentsLine, ...]
    landmarks: tuple[Landmark, ...]
    cover_svg: str  # the drawn one
    cover: Cover | None  # the author's own, which goes before it
    wrap: CoverWrap
    web: WebFrame
    accessibility: tuple[tuple[str, str], ...]  # schema.org property, value: true of this very book
    description: Description  # for records, but for the files that are made
    resources: tuple[Resource, ...]  # images of the e-book
    paper_resources: tuple[Resource, ...]  # images that paper alone has
    drawings: tuple[Resource, ...]  # the formulas, for paper
    ebook_drawings: tuple[Resource, ...]  # those of the e-book, by the names that they have there
    fonts: tuple[Font, ...]  # the book's own
    paper_fonts: tuple[Font, ...]  # that the press made for the paper of this book
    ebook_fonts: tuple[Font, ...]  # and for its e-book
    spare_letters: tuple[tuple[str, str], ...]  # spare fonts of the house that the e-book needs, and letters of each
    sources: tuple[Resource, ...]  # the manuscript, to be attached
    fitting: str  # what takes the place of tokens in a fitted design, with {type_size}, {leading} and {bottom}
    proof: Proof
    index: tuple[Anchor, ...]  # where its indexes lead
    text_start: str  # id of the first element of the text proper: page labels turn arabic there
    own: tuple[str, ...]  # paths of the style sheets, templates and fonts that the book brings
    turning: Turning | None = None  # how the user's printer turns sheets; None where its user has not told
    records: tuple[str, ...] = ()  # names of those that are wanted; () for all
    recordings: tuple[Resource, ...] = ()  # in which the text is read aloud
    spoken: tuple[Spoken, ...] = ()

    @property
    def paper_css(self) -> str:
        """The style sheet of paper."""
        return f"{self.paper_tokens}\n{self.paper_styles}"

    @property
    def cover_file(self) -> str:
        """The name of the cover in the e-book."""
        return self.cover.resource.path if self.cover else COVER

    @property
    def most_processes(self) -> int:
        """How many processes may lay out its pages side by side: 1 for a short book."""
        return max(1, len(self.paper) // PART)

    @property
    def fonts_on_paper(self) -> tuple[Font, ...]:
        """The fonts of the paper face that are not the house's."""
        return (*self.fonts, *self.paper_fonts)

    @property
    def svg_images(self) -> tuple[Resource, ...]:
        """The images of either face that are SVG."""
        return tuple(each for each in (*self.resources, *self.paper_resources) if each.media_type == "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Artifact:
    """The bytes of one file that was made, or of a folder of files."""

    format: str  # pdf, booklet, epub
    name: str  # file name
    data: bytes
    pages: int = 0  # 0 where the format has none
    greedy: int = 0  # justified paragraphs whose lines could not be planned, and were broken one by one
    unbegun: frozenset[str] = frozenset()  # ids of notes for which there was no room on the page of their call
    shrunk: tuple[tuple[str, float], ...] = ()  # ids of blocks with a formula made smaller, and the share that is left
    fitted: str = ""  # how the book was brought to full sheets, as a sentence; "" where it was not
    sheet: str = ""  # what it is to be printed on, A3 or 250 × 352 mm, where that is no office printer's A4
    spine: float = 0  # width of a cover's, mm
    turning: Turning | None = None  # of sheets: how they come to be printed on both sides
    how: str = ""  # of sheets: what is to be said of their printing
    backs: Artifact | None = None  # of sheets that are printed by hand: the file of their backs
    starts: tuple[PageStart, ...] = ()  # of a PDF: where each page begins, if the e-book is to tell
    folder: tuple[Resource, ...] = ()  # where it is no file but a folder: the files in it
    supersedes: tuple[str, ...] = ()  # names of files that went with an earlier one of its name, and do not with it

    @property
    def size(self) -> int:
        """How many bytes it has, or all its files together."""
        return len(self.data) + sum(len(file.data) for file in self.folder)

    @property
    def files(self) -> tuple[Artifact, ...]:
        """Itself, and the file that goes with it where there is one."""
        return (self, self.backs) if self.backs else (self,)
