"""Every value that one step hands to the next: one page to learn the system by.

    load     folder          -> Book
    check    Book            -> Problems
    typeset  Book            -> Edition
    bind     Edition         -> Artifact
    verify   Artifact, Book  -> Problems
    shelve   Artifacts       -> files

All are frozen; trees travel as text, so that nobody changes a tree that somebody else reads.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from baspa.metadata import Metadata, Person
from baspa.problem import Place

PAGES = "\ufdd0"  # in a text, a noncharacter (Unicode 23.7): what the layout alone can say, the number of a page
WAS = "data-was"  # in Edition.paper: the name that a span is to have, which HTML would not allow where it stands
BlockKind = Literal["heading", "paragraph", "item", "term", "definition", "cell", "caption", "code", "note", "entry"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the manuscript that must be found once, whole and in order, in every format."""

    id: str  # unique in the book; the id of its element in Chapter.xhtml, as in c2-7
    kind: BlockKind
    place: Place
    text: str  # what a reader reads, note numbers included, the texts of notes left out
    language: str  # BCP 47


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, as the table of contents needs it."""

    id: str  # unique in the book; where links go
    level: int  # 1 (chapter) to 6
    text: str  # plain text, without its number
    place: Place
    number: str = ""  # as contents say it: "3", "3.1", "Appendix A"; "" for none

    @property
    def full(self) -> str:
        """The text with its number."""
        return f"{self.number}. {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image reference of the manuscript, as its author wrote it."""

    target: str  # "#anchor", "02-two.md", "02-two.md#anchor", "https://...", "images/a.png"
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as the text uses it."""

    path: str  # relative to the book's folder, with "/"; "" where it leads out of it
    target: str  # as written
    alt: str  # alternative text; "" where the author gave none
    decorative: bool  # the author says that it needs no alternative text: ![](a.png){.decorative}
    place: Place


@dataclass(frozen=True, slots=True)
class Chapter:
    """One Markdown file, read."""

    id: str  # c1, c2 ...: the id of its <section>
    path: str  # relative to the book's folder, with "/"; "" for the bibliography, which the press makes
    source: str  # the Markdown, with what it includes
    xhtml: str  # <section role="doc-chapter" id="c1">...</section>: semantic, no namespaces, every block with an id
    blocks: tuple[Block, ...]  # in reading order; a note follows the block that calls it
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    ids: tuple[tuple[str, int], ...]  # every id that the author wrote, with its line of the source
    classes: tuple[tuple[str, str, int], ...] = ()  # that the author wrote: class, element, line of the source
    terms: tuple[str, ...] = ()  # the ids of a glossary's terms, made of their texts as those of headings
    files: tuple[Resource, ...] = ()  # the file and those that it includes, as they came
    places: tuple[Place, ...] = ()  # of each line of the source; () where all are the file's own
    kind: str = "chapter"  # one of baspa.structure.CHAPTER_KINDS
    authors: tuple[Person, ...] = ()  # its own, in a collected volume

    def place(self, line: int) -> Place:
        """Return where a line of the source, from 1, was written."""
        return self.places[line - 1] if self.places and line else Place(self.path, line)

    @property
    def title(self) -> str:
        """The chapter's heading, or "" where it has none."""
        return self.headings[0].text if self.headings else ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the book or of the house: an image, a font, a style sheet."""

    path: str  # relative, with "/"
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the book's own styles/fonts/."""

    resource: Resource
    name: str  # the file's path within styles/fonts/
    family: str
    weight: int  # 1 to 1000, 400 is regular
    italic: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the editor to the author: one row of queries.tsv."""

    place: Place
    reading: str  # the words that it is about, "…" for words left out; "" where it is about the whole book
    kind: str  # in the editor's own words: typo, fact ...; or ""
    note: str
    suggested: str  # what might stand there instead, or ""


@dataclass(frozen=True, slots=True)
class Book:
    """All that the author and editor wrote, with the place of each piece."""

    metadata: Metadata
    chapters: tuple[Chapter, ...]
    images: tuple[Resource, ...]  # those that the text uses and that are there
    references: tuple[Resource, ...]  # the files that it cites from, and its citation style, as they came
    overrides: tuple[Resource, ...]  # templates/** and styles/** of the book's own folder
    markdown_files: tuple[str, ...]  # every *.md in the book's text folders, listed or not
    queries: tuple[Query, ...]  # for the proof, and for no other format
    places: tuple[tuple[str, int], ...]  # dotted key of book.toml -> line ("authors.0.name", 12)

    def place(self, key: str) -> Place:
        """Return where book.toml says `key`; the nearest table above it when it does not."""
        known = dict(self.places)
        while key and key not in known:
            key = key.rpartition(".")[0]
        return Place("book.toml", known.get(key, 0))


@dataclass(frozen=True, slots=True)
class Section:
    """One XHTML file of the e-book."""

    name: str  # file name: chapter-1.xhtml
    title: str
    xhtml: str  # a whole document
    properties: tuple[str, ...] = ()  # of the manifest item: nav, svg, mathml ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents, with the lines below it."""

    title: str
    href: str  # of the e-book: c1.xhtml#c1-title
    children: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Mark:
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
    paper_css: str  # as Edition.paper_css, on larger sheets
    css: str  # of the two documents
    place: str  # how a place is said: "p. {page}, line {line}"
    marks: tuple[Mark, ...]
    blocks: tuple[str, ...]  # ids of all blocks: the lines of these are counted


@dataclass(frozen=True, slots=True)
class Edition:
    """A book with templates and styles applied: what the binders bind."""

    metadata: Metadata
    slug: str  # file name without extension
    modified: datetime.date  # the only date that goes into the files
    direction: Literal["ltr", "rtl"]
    languages: tuple[str, ...]  # every language that the text is marked with, the book's first
    paper: str  # one HTML document for print
    paper_css: str
    sections: tuple[Section, ...]  # the e-book in reading order, the navigation document among them
    epub_css: str
    contents: tuple[Entry, ...]
    cover_svg: str
    accessibility: tuple[tuple[str, str], ...]  # schema.org property, value: true of this very book
    resources: tuple[Resource, ...]  # images of the e-book
    paper_resources: tuple[Resource, ...]  # images that paper alone has
    drawings: tuple[Resource, ...]  # the formulas, for paper alone
    fonts: tuple[Face, ...]  # the book's own
    sources: tuple[Resource, ...]  # the manuscript, to be attached
    proof: Proof
    index: tuple[Anchor, ...]  # where its indexes lead
    text_start: str  # id of the first element of the text proper: page labels turn arabic there


@dataclass(frozen=True, slots=True)
class Artifact:
    """The bytes of one file that was made."""

    format: str  # pdf, booklet, epub
    name: str  # file name
    data: bytes
    pages: int = 0  # 0 where the format has none
    greedy: int = 0  # justified paragraphs whose lines could not be planned, and were broken one by one
    shrunk: tuple[tuple[str, float], ...] = ()  # ids of blocks with a formula made smaller, and the share that is left
