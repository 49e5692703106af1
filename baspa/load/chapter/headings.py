"""The headings of a chapter: what is wrong with them, and the names that links may say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET

from baspa.language import is_reference_head, slug
from baspa.language.model import Language
from baspa.load.chapter.pieces import ChapterPiece
from baspa.load.markdown.builder import Tree
from baspa.model.problem import Place, Problem, Severity
from baspa.tree.blocks import own_text
from baspa.tree.kinds import kind_of
from baspa.tree.names import HEADINGS

Placed = Callable[[ET.Element], Place]


class NamesOfFile:
    """The names of a file's headings and terms: a link that says the file and one of them leads to one place."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.taken: set[tuple[str, str]] = set()  # whose it is, the author's or "" for the press's; the name
        self.next_number: dict[tuple[str, str], int] = {}  # of names that differ in nothing else: those below are taken

    def give(self, element: ET.Element, text: str, chapter: str) -> str:
        """Give an element of a chapter its author's id, or one made of its text; no other of the file has it."""
        own = element.get("id", "")
        whose, name = ("author", own) if own else ("", slug(text, self.language))
        stem = name.rstrip("0123456789").rstrip("-")
        while (whose, name) in self.taken:
            number = self.next_number.get((whose, stem), 2)
            name, self.next_number[whose, stem] = f"{stem}-{number}".removeprefix("-"), number + 1
        self.taken.add((whose, name))
        element.set("id", name if whose else f"{chapter}-{name}")
        return element.attrib["id"]


def heading_problems(body: ET.Element, place: Placed, alone: bool, cites: bool) -> Iterator[Problem]:
    """Yield B020 for a chapter without text, B155 for a heading without.

    `alone`: no other chapter is in its file. One that is not may have its title and nothing else: a warning. In a book
    that `cites`, the list of references comes under a title that says a word for it.
    """
    waits = cites and len(body) == 1 and is_reference_head(own_text(body[0]))
    if all(e.tag in HEADINGS for e in body) and kind_of(body) != "part" and not waits:
        yield without_text(body, place, alone)
    for element in (e for e in body.iter() if e.tag in HEADINGS):
        if not own_text(element).strip() and not len(element):
            yield Problem(place(element), "B155", "the heading has no words", "write them, or delete its #")


def titles_within(path: str, tree: Tree, pieces: Sequence[ChapterPiece]) -> Iterator[Problem]:
    """Yield B021, one warning for a file, for headings of level 1 that stand in something else."""
    bodies = [piece.tree.body for piece in pieces]
    own = {id(title) for body in bodies for title in body if title.tag == "h1"}
    inner = [title for body in bodies for title in body.iter("h1") if id(title) not in own]
    if inner:
        shown, place = own_text(inner[0]), Place(path, tree.lines.get(inner[0], 0))
        said = f'within quotations, items or divisions no heading of level 1 begins a chapter: "{shown}" ({len(inner)})'
        yield Problem(place, "B021", said, "begin them with ##, or put them outside", Severity.WARNING)


def without_text(body: ET.Element, place: Placed, alone: bool) -> Problem:
    """Return B020 for a chapter that has headings and nothing else."""
    if alone or not len(body):
        file = Place(place(body).file)
        return Problem(file, "B020", "the chapter has no text", "write it, or take it out of `chapters`")
    said = f'the chapter "{own_text(body[0])}" has no text'
    hint = "write it; a part is written # Title {.part}, and the book's title stands in book.toml"
    return Problem(place(body[0]), "B020", said, hint, Severity.WARNING)
