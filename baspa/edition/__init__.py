"""The book as each face has it, made once for all later steps: without the passages that are for the other alone.

Notes are numbered anew where one is gone, since a gap would look like a fault. Formulas keep the numbers that they have
in the whole book: who cites one means the same in both editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar
from xml.etree import ElementTree as ET

from baspa.edition.note_numbers import number_notes
from baspa.edition.note_places import placed_notes
from baspa.model.book import Book, Chapter, Face, Faces, Link, Picture
from baspa.tree.blocks import contents_text, own_text
from baspa.tree.chapter import parsed, renewed
from baspa.tree.dead_links import without_dead_links
from baspa.tree.index_place import forget
from baspa.tree.links import Goals
from baspa.tree.names import FACES, HEADINGS, ONLY_FACE
from baspa.tree.notes import FOOTNOTES

NOTES = f"section[@class='{FOOTNOTES}']"
EMPTIED = frozenset(
    {"p", "li", "figure", "ul", "ol", "dl", "dt", "dd", "blockquote", "div", "section", "aside", "span"}
)
AFTER_NO_SPACE = (" ", ".", ",", ";", ":", "!", "?", "…", ")", "»", "”")

Written = TypeVar("Written", Link, Picture)


def faces(book: Book) -> Faces:
    """Return a book as it is and as each face has it: with its own passages, its notes numbered and placed as asked."""
    goals = Goals(book.chapters)
    live = replace(book, chapters=tuple(without_dead_links(chapter, goals) for chapter in book.chapters))
    return Faces(book, *(with_notes(for_face(live, face), face) for face in FACES))


def with_notes(book: Book, face: Face) -> Book:
    """Return a book with its notes numbered, and placed where one face has them."""
    numbered = number_notes(book.chapters, book.metadata.notes.numbering)
    return placed_notes(replace(book, chapters=numbered), face)


def for_face(book: Book, face: Face) -> Book:
    """Return a book without what is for the other edition: blocks, headings, notes, links, pictures, whole chapters."""
    if not any(f' {ONLY_FACE}="' in chapter.xhtml for chapter in book.chapters):
        return book
    trees = {chapter.id: parsed(chapter) for chapter in book.chapters}
    kept = [paired(chapter, trees[chapter.id]) for chapter in book.chapters]
    for tree in trees.values():
        cut(tree, face)
        renumber_notes(tree)
    ids = {element.get("id", "") for tree in trees.values() for element in tree.iter()}
    for tree in trees.values():
        mend_links(tree, ids)
    whole = zip(book.chapters, kept, strict=True)
    chapters = tuple(
        shown(chapter, trees[chapter.id], pairs) for chapter, pairs in whole if has_text(trees[chapter.id])
    )
    used = {picture.path for chapter in chapters for picture in chapter.pictures}
    images = tuple(image for image in book.images if image.path in used)
    return replace(book, chapters=chapters, images=images)


class WrittenByElement:
    """What the manuscript says of links and pictures, by their elements in the tree."""

    def __init__(self, links: dict[ET.Element, Link], pictures: dict[ET.Element, Picture]) -> None:
        self.links, self.pictures = links, pictures


def paired(chapter: Chapter, tree: ET.Element) -> WrittenByElement:
    """Find the element of each link and picture: both are in the tree's order, amid the press's own."""
    links = (element for element in tree.iter("a") if not element.get("role"))
    return WrittenByElement(
        dict(in_order(((e, e.get("href", "")) for e in links), chapter.links)),
        dict(in_order(((e, e.get("src", "")) for e in tree.iter("img")), chapter.pictures)),
    )


def in_order(
    elements: Iterable[tuple[ET.Element, str]], written: tuple[Written, ...]
) -> Iterator[tuple[ET.Element, Written]]:
    """Yield each element that is what the author wrote next."""
    waiting = list(reversed(written))
    for element, target in elements:
        if waiting and waiting[-1].target == target:
            yield element, waiting.pop()


def cut(parent: ET.Element, face: Face) -> None:
    """Take away what is for the other edition, and what is empty without it; the marks go, too."""
    at = 0
    for child in list(parent):
        mark = child.attrib.pop(ONLY_FACE, face)
        before = len(child) + len(child.text or "")
        cut(child, face)
        emptied = child.tag in EMPTIED and before and not len(child) and not (child.text or "").strip()
        if mark != face or emptied:
            remove(parent, at)
        else:
            at += 1


def remove(parent: ET.Element, at: int) -> None:
    """Take a child away by its position; the text behind it stays, without the space that parted the two."""
    tail = parent[at].tail or ""
    del parent[at]
    before = (parent[at - 1].tail if at else parent.text) or ""
    joined = (before.rstrip(" ") if tail.startswith(AFTER_NO_SPACE) else before) + tail
    if at:
        parent[at - 1].tail = joined
    else:
        parent.text = joined.lstrip(" ")


def renumber_notes(tree: ET.Element) -> None:
    """Take away the notes that nothing calls any more, and number the others in the order of their calls."""
    gathered = tree.find(NOTES)
    if gathered is None:
        return
    notes = {f"#{note.get('id', '')}": note for note in gathered}
    calls: dict[str, list[ET.Element]] = {}
    for place in (e for e in tree if e is not gathered):
        gather_calls(place, notes, calls)
    if len(calls) == len(notes) and all(called[0].get("id") for called in calls.values()):
        return
    gathered[:] = [notes[name] for name in calls]
    for number, (name, called) in enumerate(calls.items(), 1):
        number_note(tree.get("id", ""), number, notes[name], called)
    if not calls:
        tree.remove(gathered)


def gather_calls(place: ET.Element, notes: dict[str, ET.Element], calls: dict[str, list[ET.Element]]) -> None:
    """Add the calls in an element to `calls`, by their notes; those in a note behind the first call of it."""
    for call in (e for e in place.iter("a") if e.get("role") == "doc-noteref"):
        name = call.get("href", "")
        first = name not in calls
        calls.setdefault(name, []).append(call)
        if first:
            gather_calls(notes[name], notes, calls)


def number_note(chapter: str, number: int, note: ET.Element, calls: list[ET.Element]) -> None:
    """Give a note and its calls a number, and the ids that make them point at each other."""
    note.set("id", f"{chapter}-fn{number}")
    for call in calls:
        call.attrib.pop("id", None)
        call.set("href", f"#{chapter}-fn{number}")
        call.text = str(number)
    calls[0].set("id", f"{chapter}-fnref{number}")
    back = next(element for element in note.iter("a") if element.get("role") == "doc-backlink")
    back.set("href", f"#{chapter}-fnref{number}")
    back.text = str(number)


def mend_links(tree: ET.Element, ids: set[str]) -> None:
    """Let the press's own references to what is gone be no links, and a section have the name of its first heading."""
    forget(tree, ids)
    for listed in tree.iterfind(".//ol[@class]"):
        if "list-of" in listed.get("class", "").split():
            listed[:] = [item for item in listed if item[0].get("href", "")[1:] in ids]
    for link in (element for element in tree.iter("a") if element.get("role") == "doc-biblioref"):
        if link.get("href", "")[1:] not in ids:
            link.tag, link.attrib = "span", {}
    for section in tree.iter("section"):
        if section.get("aria-labelledby", "") not in ids:
            name = next((e.get("id", "") for e in section if e.tag in HEADINGS), "")
            section.attrib.pop("aria-labelledby", None)
            section.attrib.update({"aria-labelledby": name} if name else {})


def has_text(tree: ET.Element) -> bool:
    """Tell whether anything of a chapter is left."""
    return any(element.get("class") != FOOTNOTES for element in tree)


def shown(chapter: Chapter, tree: ET.Element, pairs: WrittenByElement) -> Chapter:
    """Return a chapter as its tree is now."""
    made = renewed(chapter, tree)
    if made.xhtml == chapter.xhtml:
        return chapter
    before, now = named(parsed(chapter)), named(tree)
    headings = (heading for heading in chapter.headings if heading.id in now)
    own = dict(chapter.own_ids)
    return replace(
        made,
        headings=tuple(
            heading
            if own_text(now[heading.id]) == own_text(before[heading.id])
            else replace(heading, text=contents_text(now[heading.id]))
            for heading in headings
        ),
        links=tuple(pairs.links[element] for element in tree.iter("a") if element in pairs.links),
        pictures=tuple(pairs.pictures[element] for element in tree.iter("img") if element in pairs.pictures),
        ids=tuple((name, line) for name, line in chapter.ids if own.get(name, name) in now),
        terms=tuple(term for term in chapter.terms if term in now),
    )


def named(tree: ET.Element) -> dict[str, ET.Element]:
    """Return the elements that have an id, by it."""
    return {element.get("id", ""): element for element in tree.iter() if element.get("id")}
