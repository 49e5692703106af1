"""Where each face gathers its notes: sections with headings, and in them empty lists that typeset fills.

The notes stay blocks of the chapters that call them, so verify looks for each of them whatever is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.language import spoken
from baspa.language.model import Language
from baspa.model.book import Block, Book, Chapter, Face
from baspa.model.problem import Place
from baspa.tree.chapter import made_chapter, parsed, renewed
from baspa.tree.names import HEADINGS
from baspa.tree.notes import FOOTNOTES, NOTES_OF, has_notes, is_division

NOTES_ID = "book-notes"  # the id of the chapter that the press makes; what it makes beside has ids that begin so


def placed_notes(book: Book, face: Face) -> Book:
    """Return the book as a face has it: with headings and lists for the notes that it gathers.

    At the foot of pages, and at the end of an e-book's chapters, notes need neither.
    """
    where: str = getattr(book.metadata.notes, face)
    if where == "book":
        return replace(book, chapters=_at_the_end(book))
    chapters = book.chapters
    if where == "chapter" and face == "print":
        chapters = tuple(_closed(chapter, book_language(book)) for chapter in chapters)
    elif where == "page":
        chapters = tuple(map(_at_calls, chapters))
    return replace(book, chapters=chapters)


def _closed(chapter: Chapter, language: Language) -> Chapter:
    """Return a chapter with a section for its notes at its end."""
    if not has_notes(chapter):
        return chapter
    tree = parsed(chapter)
    head = Block(f"{NOTES_ID}-{chapter.id}", "heading", place_of(chapter), language.word("notes"), language.code)
    section = _group(head, 2, chapter.id, language.code)
    section.set("role", "doc-endnotes")
    tree.append(section)
    return renewed(chapter, tree, [head])


def _at_calls(chapter: Chapter) -> Chapter:
    """Return a chapter with the blocks of notes that notes call behind those that call them."""
    tree = parsed(chapter) if has_notes(chapter) else ET.Element("section")
    notes = {note.get("id", ""): note for note in tree.iter("aside") if note.get("role") == "doc-footnote"}
    inner = {goal for note in notes.values() for goal in _called(note)}
    if not inner:
        return chapter

    def walk(element: ET.Element) -> Iterator[str]:
        yield element.get("id", "")
        for child in element:
            yield from walk(child)
            for goal in _called(child) if child.tag == "a" else ():
                yield from walk(notes[goal]) if goal in inner else ()

    names = [name for top in tree for name in (walk(top) if top.get("class") != FOOTNOTES else ())]
    names += [name for goal, note in notes.items() if goal not in inner for name in walk(note)]
    known = {block.id: block for block in chapter.blocks}
    return replace(chapter, blocks=tuple(known[name] for name in names if name in known))


def _called(element: ET.Element) -> list[str]:
    """Return the ids of the notes that are called for the first time in an element."""
    calls = (link for link in element.iter("a") if link.get("role") == "doc-noteref" and link.get("id"))
    return [call.get("href", "")[1:] for call in calls]


def _at_the_end(book: Book) -> tuple[Chapter, ...]:
    """Return the chapters with sections for the notes: in `::: notes`, else in a chapter before the bibliography."""
    noted = [chapter for chapter in book.chapters if has_notes(chapter)]
    if not noted:
        return book.chapters
    heads = [_head(chapter, book_language(book)) for chapter in noted]
    for index, chapter in enumerate(book.chapters):
        tree = parsed(chapter) if "div" in chapter.xhtml else ET.Element("section")
        division = next(filter(is_division, tree.iter()), None)
        if division is not None:
            division.set("role", "doc-endnotes")
            level = _level(tree, division)
            division.extend(
                _group(head, level, c.id, book.metadata.language) for head, c in zip(heads, noted, strict=True)
            )
            return (*book.chapters[:index], renewed(chapter, tree, heads), *book.chapters[index + 1 :])
    written = sum(bool(chapter.path) for chapter in book.chapters)
    return (*book.chapters[:written], _own_chapter(book, noted, heads), *book.chapters[written:])


def _own_chapter(book: Book, noted: Sequence[Chapter], heads: Sequence[Block]) -> Chapter:
    """Return the chapter of all notes, with the language's word for its title."""
    language, place = book_language(book), book.place("notes.print")
    chapter, tree = made_chapter(
        NOTES_ID, "notes", "doc-endnotes", f"{NOTES_ID}-title", language.word("notes"), place, language.code
    )
    tree.extend(_group(head, 2, each.id, language.code) for head, each in zip(heads, noted, strict=True))
    return renewed(chapter, tree, heads)


def _head(chapter: Chapter, language: Language) -> Block:
    """Return the heading over the notes of a chapter: its title, in the title's language."""
    known = {block.id: block.language for block in chapter.blocks}
    first = next(iter(chapter.headings), None)
    text = first.full if first else language.word(chapter.kind)
    code = known.get(first.id, language.code) if first else language.code
    return Block(f"{NOTES_ID}-{chapter.id}", "heading", place_of(chapter), text, code)


def book_language(book: Book) -> Language:
    """Return the language of a book, with the words that it brings."""
    return spoken(book.metadata.language, book.metadata.words)


def place_of(chapter: Chapter) -> Place:
    """Return where a chapter begins."""
    return chapter.headings[0].place if chapter.headings else Place(chapter.path, 1)


def _group(head: Block, level: int, chapter: str, language: str) -> ET.Element:
    """Return a section with the heading and an empty list for the notes of a chapter, in a book in `language`."""
    section = ET.Element("section", {"class": "notes", "aria-labelledby": head.id})
    heading = ET.SubElement(section, f"h{level}", {"id": head.id})
    heading.text = head.text
    if head.language != language:
        heading.set("lang", head.language)
    ET.SubElement(section, "ol", {"class": "notes", NOTES_OF: chapter})
    return section


def _level(tree: ET.Element, division: ET.Element) -> int:
    """Return the level of headings in a division: one below that of the heading before it."""
    level = 0
    for element in tree.iter():
        if element is division:
            break
        level = int(element.tag[1]) if element.tag in HEADINGS else level
    return min(level + 1, len(HEADINGS))
