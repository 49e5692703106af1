"""The paper face: chapters with their notes behind their calls, whence the layout floats them to the page's foot."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.kept.store import Store
from baspa.language.model import Language
from baspa.model.book import Book, Chapter, Heading
from baspa.model.people import Person
from baspa.references.csl_locale import et_al
from baspa.tree.chapter import written
from baspa.tree.kinds import front_matter, in_parts, opening
from baspa.tree.links import Goals
from baspa.tree.names import TURNED
from baspa.typeset.code import set_code
from baspa.typeset.formulas import Drawn, place_pictures
from baspa.typeset.index import set_on_paper
from baspa.typeset.notes import gather_notes, place_notes
from baspa.typeset.text import place_pages, pointed, set_text
from baspa.typeset.turned_heads import turn_heads

ID = re.compile(r' id="([^"]*)"')
HEAD = 64  # letters of a running head: one line of the narrowest page that is common, A5
NAMES = 50  # letters of one that names authors: it is set in small capitals, apart


@dataclass(frozen=True, slots=True)
class PrintedContentsLine:
    """A line of the contents."""

    heading: Heading
    kind: str  # of its chapter
    front: bool  # before the text, where pages have roman numbers
    authors: str  # of the chapter, where it has its own


def contents(book: Book) -> tuple[PrintedContentsLine, ...]:
    """Return the lines of the contents, as deep as book.toml says; what stands before them is not listed."""
    before = {chapter.id for chapter in opening(book.chapters)}
    front = {chapter.id for chapter in front_matter(book.chapters)}
    return tuple(
        PrintedContentsLine(heading, c.kind, c.id in front, names(c) if heading is c.headings[0] else "")
        for c in book.chapters
        for heading in c.headings
        if heading.level <= book.metadata.pages.contents and c.id not in before
    )


def names(chapter: Chapter) -> str:
    """Return the names of a chapter's own authors."""
    return ", ".join(person.name for person in chapter.authors)


@dataclass(frozen=True, slots=True)
class PaperFace:
    """What the chapters of a book on paper have in common."""

    goals: Goals
    language: Language
    head: str  # on left pages of chapters without authors of their own
    drawn: Mapping[str, Drawn]
    in_parts: frozenset[str]  # ids of the chapters that belong to parts
    roman: frozenset[str]  # ids of what stands before the text


def paper_parts(book: Book, language: Language, drawn: Mapping[str, Drawn], store: Store) -> dict[str, tuple[str, ...]]:
    """Return the HTML of the chapters for print: before the contents, before the text, and the text.

    `drawn` are the formulas by their MathML. What is made of a chapter's tree is kept in `store`.
    """
    made = known_chapters(book, language, drawn, store, {chapter.id for chapter in book.chapters})
    before, front = len(opening(book.chapters)), len(front_matter(book.chapters))
    return {"opening": made[:before], "front": made[before:front], "chapters": made[front:]}


def known_chapters(
    book: Book, language: Language, drawn: Mapping[str, Drawn], store: Store, names: Container[str]
) -> tuple[str, ...]:
    """Return the HTML of the chapters of these ids: what is kept, or made now."""
    front = front_matter(book.chapters)
    roman = frozenset(name for chapter in front for name in ID.findall(chapter.xhtml))
    face = PaperFace(
        Goals(book.chapters), language, left_head(book, language.code), drawn, in_parts(book.chapters), roman
    )
    trees = [prepared(chapter, face) for chapter in book.chapters]
    gather_notes(trees)
    pairs = zip(book.chapters, trees, strict=True)
    return tuple(known_chapter(chapter, tree, face, store) for chapter, tree in pairs if chapter.id in names)


def prepared(chapter: Chapter, face: PaperFace) -> ET.Element:
    """Return the tree of one chapter as paper has it, its notes still in their section."""
    section = pointed(chapter, face.goals)
    if chapter.id in face.in_parts:
        section.set("class", f"{section.get('class')} in-part")
    set_places(section, chapter)
    set_on_paper(section)
    if TURNED in chapter.xhtml:
        turn_heads(section)
    place_pages(section, face.roman)
    place_pictures(section, face.drawn)
    set_code(section, on_paper=True)
    return section


def known_chapter(chapter: Chapter, section: ET.Element, face: PaperFace, store: Store) -> str:
    """Return one chapter, given its tree: what is kept, or made now."""

    def make(*_: object) -> str:
        return paper_chapter(chapter, section, face)

    head = head_of(chapter, face)
    return store.known("paper chapter", make, written(section), chapter.headings, head, face.language.code)


def paper_chapter(chapter: Chapter, section: ET.Element, face: PaperFace) -> str:
    """Return one chapter, given its tree."""
    set_text(section, face.language)
    set_heads(section, chapter, head_of(chapter, face))
    for item in section.iter("ol"):
        if item.get("start"):
            item.set("style", f"counter-reset: list-item {int(item.get('start', '1')) - 1}")
    place_notes(section, {name for name, tag, _ in chapter.classes if tag == "span"} - {"smallcaps"})
    return ET.tostring(section, encoding="unicode", method="html")


def set_heads(section: ET.Element, chapter: Chapter, authors: str) -> None:
    """Say of each heading what it is in bookmarks and running heads."""
    titles = {heading.id: heading for heading in chapter.headings}
    for heading in (element for element in section.iter() if element.get("id") in titles):
        title = titles[heading.get("id", "")]
        heading.attrib.update({"data-author": authors, "data-title": title.full})
        heading.set("data-head", shortened(title.text, HEAD))


def head_of(chapter: Chapter, face: PaperFace) -> str:
    """Return whom, or what, the left pages of a chapter name."""
    return names_in_head(chapter.authors, face.language.code) if chapter.authors else face.head


def left_head(book: Book, code: str) -> str:
    """Return what left pages name: the book's authors; of a volume of articles that it has editors of alone, its title.

    An article whose authors book.toml does not name is not by the editor of the issue.
    """
    people = book.metadata.authors
    edited = {person.role for person in people} == {"edt"}
    if edited and any(chapter.authors for chapter in book.chapters):
        return shortened(book.metadata.title, HEAD)
    return names_in_head(people, code)


def names_in_head(people: tuple[Person, ...], code: str) -> str:
    """Return the authors that a running head names: all of them, or the first for all where they are too many."""
    named = ", ".join(person.name for person in people)
    if len(named) <= NAMES or len(people) == 1:
        return shortened(named, HEAD)
    others = et_al(code)
    return f"{shortened(people[0].name, NAMES - len(others) - 1)} {others}"


def shortened(text: str, most: int) -> str:
    """Return a text of so many letters at most, cut between its words; within one where that leaves less than half."""
    cut = textwrap.shorten(text, most, placeholder="…")
    return cut if len(cut) > most / 2 or len(text) <= most else text[: most - 1] + "…"


def set_places(section: ET.Element, chapter: Chapter) -> None:
    """Say of each image and table where it was written, for what the layout finds wrong with it."""
    # Both are in the order of the text, the notes last.
    for image, picture in zip(section.iter("img"), chapter.pictures, strict=True):
        image.attrib.update({"data-place": f"{picture.place.file}:{picture.place.line}", "data-path": picture.path})
    lines = {block.id: block.place for block in chapter.blocks}
    for table in section.iter("table"):
        written = [lines[element.get("id", "")] for element in table.iter() if element.get("id") in lines]
        if written:
            table.set("data-place", f"{written[-1].file}:{min(place.line for place in written)}")
