"""What load hands on: a book as its author and editor wrote it, with the place of each piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from baspa.model.metadata import Metadata
from baspa.model.narration import Cue
from baspa.model.people import Person
from baspa.model.problem import Place, Problems
from baspa.model.reference import Reference, Style

LONGEST = 80  # signs of an image's address that are shown
Face = Literal["print", "epub"]
PAGES = "\ufdd0"  # in a text, a noncharacter (Unicode 23.7): what the layout alone can say, the number of a page
# Names of the cover in the e-book, by what it is: no image has one of them. The drawn one is a PNG.
COVERS = {"image/png": "cover.png", "image/jpeg": "cover.jpg"}
COVER = COVERS["image/png"]
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
    name: str = ""  # of its Image; "" where that has faults

    @property
    def shown(self) -> str:
        """The target as a message shows it: an address may hold the whole image."""
        target = unquote(self.target)
        return target if len(target) <= LONGEST else f"{target[:LONGEST]}…"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One Markdown file, read; or of a file with several headings of level 1, what one of them begins."""

    id: str  # c1, c2 ...: the id of its <section>
    path: str  # relative to the book's folder, with "/"; "" for the bibliography, which the press makes
    source: str  # its Markdown, with what that includes
    xhtml: str  # <section role="doc-chapter" id="c1">...</section>: semantic, no namespaces, every block with an id
    blocks: tuple[Block, ...]  # in reading order; a note follows the block that calls it
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    ids: tuple[tuple[str, int], ...]  # every id that the author wrote, with its line of the file's source
    classes: tuple[tuple[str, str, int], ...] = ()  # that the author wrote: class, element, line of the file's source
    terms: tuple[str, ...] = ()  # the ids of a glossary's terms, made of their texts as those of headings
    files: tuple[Resource, ...] = ()  # the file and those that it includes, as they came
    places: tuple[Place, ...] = ()  # of each line of the file's source; () where all are the file's own
    line: int = 1  # of the file's source, on which its own begins
    kind: str = "chapter"  # one of baspa.tree.kinds.CHAPTER_KINDS
    own_ids: tuple[tuple[str, str], ...] = ()  # names of `ids` that an earlier file has as well: name, id in the book
    commands: tuple[str, ...] = ()  # for formulas, that its file defines, as written; of the first of several chapters
    authors: tuple[Person, ...] = ()  # its own, in a collected volume

    def place(self, line: int) -> Place:
        """Return where a line of the file's source, from 1, was written."""
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
class Image:
    """An image as the editions have it; the file in the book's folder stays as it is."""

    path: str  # in the book's folder, with "/"
    name: str  # in the files that are made: ASCII, with "/", distinct from others without capitals, too
    media_type: str
    data: bytes
    moves: bool  # it is several pictures, shown one after the other


@dataclass(frozen=True, slots=True)
class Cover:
    """The author's own cover, of as many pixels as it came with, nothing to see through it."""

    resource: Resource  # under the name that it has in the e-book
    width: int  # px
    height: int


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording in which the book, or a part of it, is read aloud."""

    path: str  # relative to the book's folder, with "/"
    resource: Resource  # as it came, under the name that it has in the e-book
    length: int  # ms
    cues: tuple[Cue, ...]  # in the order of their times; () where nobody has marked it


@dataclass(frozen=True, slots=True)
class Sources:
    """What a book can cite, and how."""

    references: tuple[Reference, ...]
    style: Style | None  # None where it has faults
    files: tuple[Resource, ...]  # as they came, the style among them
    problems: Problems


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the book's own styles/fonts/."""

    resource: Resource
    name: str  # the file's path within styles/fonts/
    family: str
    weight: int  # 1 to 1000, 400 is regular
    italic: bool
    letters: frozenset[str]  # that it has


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
    images: tuple[Image, ...]  # those that the text uses and that are there
    sources: Sources | None  # None where book.toml names nothing to cite
    overrides: tuple[Resource, ...]  # templates/** and styles/** of the book's own folder
    fonts: tuple[Font, ...]  # those of its styles/fonts/ that can be used
    refused_fonts: tuple[str, ...]  # paths of the others: what letters they hold is not known
    markdown_files: tuple[str, ...]  # every *.md in the book's text folders, listed or not
    queries: tuple[Query, ...]  # for the proof, and for no other format
    places: Mapping[str, int]  # dotted key of book.toml -> line: "authors.0.name", 12
    cover: Cover | None = None  # where the author has one
    recordings: tuple[Recording, ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Each place where an image stands, in the order of the text."""
        return tuple(picture for chapter in self.chapters for picture in chapter.pictures)

    def place(self, key: str) -> Place:
        """Return where book.toml says `key`; the nearest table above it when it does not."""
        while key and key not in self.places:
            key = key.rpartition(".")[0]
        return Place("book.toml", self.places.get(key, 0))


@dataclass(frozen=True, slots=True)
class Faces:
    """A book as it was written, and as each of its faces has it: the paper, and the screen."""

    whole: Book
    print: Book
    epub: Book

    def of(self, face: Face) -> Book:
        """Return the book as a face has it."""
        return self.print if face == "print" else self.epub
