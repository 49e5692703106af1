"""BITS 2.2: the full text of the book for a repository or a library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from baspa.model.description import ComponentPart, Description
from baspa.model.edition import Edition
from baspa.records.markup_book_meta import book_meta, collection_meta, part_meta
from baspa.records.markup_document import TextChapter, chapters, finished
from baspa.records.markup_sections import Parts, parts
from baspa.records.xml_writing import LANG
from baspa.tree.kinds import CHAPTER_KINDS

OWN_FRONT = ("dedication", "foreword", "preface")
AT_BACK = frozenset({"appendix", "notes", "glossary", "bibliography", "index"})


def bits(description: Description, edition: Edition) -> bytes:
    """Write the whole book."""
    book = ET.Element("book", {"dtd-version": "2.2", LANG: description.language})
    if description.series:
        book.append(collection_meta(description))
    book.append(book_meta(description))
    told = {each.id: each for each in description.parts}
    front, body, back = divided(chapters(edition))
    add(book, "front-matter", (front_part(each, told.get(each.id)) for each in front))
    add(book, "book-body", grouped(body, told))
    add(book, "book-back", (back_part(each, told.get(each.id)) for each in back))
    return finished(book)


def add(book: ET.Element, tag: str, content: Iterator[ET.Element]) -> None:
    """Add a part of the book, where it holds anything."""
    made = ET.Element(tag)
    made.extend(content)
    if len(made):
        book.append(made)


def divided(found: Sequence[TextChapter]) -> tuple[list[TextChapter], list[TextChapter], list[TextChapter]]:
    """Return what stands before the text, the text, and what stands behind it."""
    start, end = 0, len(found)
    while start < end and CHAPTER_KINDS[found[start].kind].front:
        start += 1
    while end > start + 1 and found[end - 1].kind in AT_BACK:
        end -= 1
    return (list(found[:start]), list(found[start:end]), list(found[end:])) if start < end else ([], list(found), [])


def grouped(found: Sequence[TextChapter], told: dict[str, ComponentPart]) -> Iterator[ET.Element]:
    """Yield the chapters; those of a part stand in its body."""
    part: ET.Element | None = None
    for each in found:
        made = book_part(each, told.get(each.id))
        if each.kind == "part":
            part = made
            yield made
        elif part is not None and CHAPTER_KINDS[each.kind].inside:
            within(part).append(made)
        else:
            part = None
            yield made


def within(part: ET.Element) -> ET.Element:
    """Return the body of a part of the book, made where it has none."""
    body = part.find("body")
    if body is None:
        body = ET.Element("body")
        part.insert(1 if part.find("book-part-meta") is not None else 0, body)
    return body


def book_part(chapter: TextChapter, told: ComponentPart | None, tag: str = "book-part") -> ET.Element:
    """Return a chapter."""
    made, content = head(chapter, told, tag)
    for name, pieces in (("body", content.body), ("back", content.back)):
        add(made, name, iter(pieces))
    return made


def back_part(chapter: TextChapter, told: ComponentPart | None) -> ET.Element:
    """Return a chapter behind the text: an appendix has an element of its own."""
    return book_part(chapter, told, "book-app" if chapter.kind == "appendix" else "book-part")


def front_part(chapter: TextChapter, told: ComponentPart | None) -> ET.Element:
    """Return a chapter before the text: dedication, foreword and preface have elements of their own."""
    made, content = head(chapter, told, chapter.kind if chapter.kind in OWN_FRONT else "front-matter-part")
    for name, pieces in (("named-book-part-body", content.body), ("back", content.back)):
        add(made, name, iter(pieces))
    return made


def head(chapter: TextChapter, told: ComponentPart | None, tag: str) -> tuple[ET.Element, Parts]:
    """Return the element of a chapter with what is said of it, and its parts."""
    content = parts(chapter.root)
    kind = {"book-part-type": chapter.kind, "id": chapter.id}
    made = ET.Element(tag, {**kind, LANG: chapter.language} if chapter.language else kind)
    meta = part_meta(told, content)
    if len(meta):
        made.append(meta)
    return made, content
