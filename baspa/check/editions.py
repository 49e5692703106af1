"""What is wrong between the two editions of a book: print and e-book."""

from __future__ import annotations

from collections.abc import Iterator

from baspa.model.book import Book, Face, Faces
from baspa.model.problem import Problem
from baspa.tree.links import Goals, is_outside
from baspa.tree.names import FACES, ONLY_FACE

NAMES = {"print": "the printed book", "epub": "the e-book"}


def editions(faces: Faces) -> Iterator[Problem]:
    """Yield B141 for links to what the other edition alone has, B142 where one has no words, or no chapter, left."""
    if any(ONLY_FACE in chapter.xhtml for chapter in faces.whole.chapters):
        for face in FACES:
            yield from links(faces.whole, faces.of(face), face)
            yield from emptied(faces.of(face), face)


def links(book: Book, edition: Book, face: Face) -> Iterator[Problem]:
    """Yield B141 for each link of an edition that leads out of it."""
    whole = {chapter.id: chapter for chapter in book.chapters}
    kept, goals = Goals(edition.chapters), Goals(book.chapters)
    for chapter, link in ((c, link) for c in edition.chapters for link in c.links):
        if is_outside(link.target) or kept.find(link.target, chapter):
            continue
        if goals.find(link.target, whole[chapter.id]):
            said = f'{NAMES[face]} has the link "{link.target}", but not the place that it leads to'
            hint = f"mark the link as well, [text](...){{only={other(face)}}}, or say something else for {NAMES[face]}"
            yield Problem(link.place, "B141", said, hint)


def emptied(edition: Book, face: Face) -> Iterator[Problem]:
    """Yield B142 for headings without words, and for an edition without chapters."""
    if not edition.chapters:
        hint = "leave at least one chapter unmarked"
        yield Problem(edition.place("chapters"), "B142", f"{NAMES[face]} has no chapter", hint)
    for heading in (heading for chapter in edition.chapters for heading in chapter.headings):
        if not heading.text:
            hint = "mark the heading as a whole, with what stands under it, or leave it a word"
            yield Problem(heading.place, "B142", f"{NAMES[face]} has a heading here without words", hint)


def other(face: Face) -> Face:
    """Return the edition that is not this one."""
    return "epub" if face == "print" else "print"
