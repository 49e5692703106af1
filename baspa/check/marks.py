"""What was marked in the text and does nothing: unknown classes, what cannot be turned, a bibliography that is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity, nearest
from baspa.tree.chapter import parsed
from baspa.tree.divisions import DIVISIONS, PAGE_BREAK
from baspa.tree.kinds import CHAPTER_KINDS
from baspa.tree.names import BLANK, TURNED

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

CLASSES = (*DIVISIONS, "decorative", "main", "names", "page", "places", "smallcaps", "unnumbered")
OF_PRESS = (BLANK, "lines", "stanza")  # which it gives itself
TABS = ("tabset", "tabs")  # of R Markdown and others; those of Quarto are read
STYLED = re.compile(r"\.([\w-]+)")
BIBLIOGRAPHY = re.compile(r"^[ \t>]*:{3,}[ \t]*(?:bibliography\b|\{[^}\n]*\.bibliography\b)", re.MULTILINE)


def classes(book: Book) -> Iterator[Problem]:
    """Yield B150, a warning, for each class that neither the press nor the book's own style sheets know."""
    sheets = (r.data.decode() for r in book.overrides if r.media_type == "text/css")
    styled = {name for sheet in sheets for name in STYLED.findall(sheet)}
    for chapter in book.chapters:
        for name, tag, line in chapter.classes:
            known = (*CLASSES, *(CHAPTER_KINDS if tag == "h1" else ()))
            of_press = tag == "index" or name in OF_PRESS  # of an index: B125
            if name not in styled and name not in known and not of_press:
                said = f'neither the press nor a style sheet of the book knows the class "{name}"'
                if name in TABS:
                    hint = "a book has no tabs: what they hold stands one below the other, under its headings"
                elif name in CHAPTER_KINDS:
                    said, hint = f'"{name}" is a kind of chapter', "put it behind the title of level 1"
                else:
                    meant = nearest(name.lower(), known)
                    hint = f'did you mean "{meant}"?' if meant else "docs/manuscript.md and docs/structure.md list them"
                yield Problem(chapter.place(line), "B150", said, hint, Severity.WARNING)


def unturned(book: Book) -> Iterator[Problem]:
    """Yield B171, a warning, for what shall be turned where nothing has a page of its own."""
    for chapter in (chapter for chapter in book.chapters if TURNED in chapter.xhtml):
        places, near = {block.id: block.place for block in chapter.blocks}, chapter.place(chapter.line)
        for element, where in _standing(parsed(chapter), "", book.metadata.notes.print == "page"):
            near = places.get(element.get("id", ""), near)
            if where and TURNED in element.get("class", "").split():
                own = (places[name] for each in element.iter() if (name := each.get("id", "")) in places)
                said = f'"{TURNED}" does nothing {where}: there is no page to turn'
                yield Problem(next(own, near), "B171", said, "take it out, or put it elsewhere", Severity.WARNING)


def unbroken(book: Book) -> Iterator[Problem]:
    """Yield B171, a warning, for each page break that stands in something else: what is set apart is not cut."""
    for chapter in (chapter for chapter in book.chapters if PAGE_BREAK in chapter.xhtml):
        root, places = parsed(chapter), {block.id: block.place for block in chapter.blocks}
        parts = (root, *(each for each in root.iter("section") if not each.get("role")))
        near, between = chapter.place(chapter.line), {id(each) for part in parts for each in part}
        for element in root.iter():
            near = places.get(element.get("id", ""), near)
            if element.get("class") == PAGE_BREAK and id(element) not in between:
                said = f'"{PAGE_BREAK}" does nothing within a list, a note, a table, a quotation or a division'
                hint = "put it between paragraphs of the chapter"
                yield Problem(near, "B171", said, hint, Severity.WARNING)


def _standing(element: ET.Element, where: str, at_foot: bool) -> Iterator[tuple[ET.Element, str]]:
    """Yield an element and those in it, each with where it stands that has no page of its own; "" for elsewhere."""
    yield element, where
    if element.tag in ("th", "td"):
        where = "in a table"
    elif element.get("role") == "doc-footnote" and at_foot:
        where = "in a note at the foot"
    for child in element:
        yield from _standing(child, where, at_foot)


def bibliographies(book: Book) -> Iterator[Problem]:
    """Yield B158 for `::: bibliography` that is there already, or that nothing comes to."""
    places = list(_bibliographies(book))
    per_chapter = book.metadata.references.per == "chapter"
    first: dict[str, Place] = {}
    for chapter, place in places:
        other = first.setdefault(chapter.id if per_chapter else "", place)
        if other is not place:
            yield Problem(place, "B158", f"::: bibliography is there already, at {other}", "take one of the two out")
    if places and not book.metadata.bibliography:
        hint = 'name the file of references, bibliography = ["references.bib"]'
        yield Problem(places[0][1], "B158", "::: bibliography is empty: book.toml names no references", hint)


def _bibliographies(book: Book) -> Iterator[tuple[Chapter, Place]]:
    for chapter in (chapter for chapter in book.chapters if 'class="bibliography"' in chapter.xhtml and chapter.path):
        for match in BIBLIOGRAPHY.finditer(chapter.source):
            yield chapter, chapter.place(chapter.source.count("\n", 0, match.start()) + chapter.line)
