"""Printed numbers of pages held against the pages: contents, lists, cross-references, indexes, notes by page.

What is printed is read from the marked content of a PDF's structure tree; where a goal stands, from the marked content
of its own element, or its named destination. A page is called what its label says, or the number that is printed on it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from baspa.kept.store import Store
from baspa.model.book import PAGES, Block, Book, Chapter
from baspa.model.problem import Place, Problem, Problems
from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS, own_text
from baspa.tree.chapter import parsed
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.links import Goals
from baspa.tree.names import PAGE_REFERENCE
from baspa.verify.held.pdf import Content, marked_text, own_pieces
from baspa.verify.held.reading import without_layout
from baspa.verify.pages.objects import ReadPage, read_objects
from baspa.verify.pages.tree import Mark, ReadTree, TreeElement, read_tree

NUMBER = "[0-9]+|[ivxlcdm]+"
COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
COUNTING = re.compile(r"counter-(?:reset|increment|set)\s*:[^;}]*(?<![\w-])page(?![\w-])", re.IGNORECASE)
HINT = "this is a fault of the press: please report it; a word more or less in that paragraph may help meanwhile"


@dataclass(frozen=True, slots=True)
class PrintedStretch:
    """What an index's entry says of a place: the first and last number, and the destination that it leads to."""

    first: str
    last: str
    goal: str


def untrue_numbers(data: bytes, book: Book, format_name: str, store: Store) -> Problems:
    """Return B057 for each number of a page that is not that of its goal's page, and for notes numbered otherwise."""
    read = _PrintedNumbers(data, format_name, store)
    goals = Goals(book.chapters)
    problems = list(read.contents(book))
    for chapter in book.chapters:
        blocks = {block.id: block for block in chapter.blocks if PAGES in block.text}
        for element in parsed(chapter).iter() if blocks else ():
            if block := blocks.get(element.get("id", "")):
                problems += read.block(element, block, chapter, goals)
    notes = book.metadata.notes
    if notes.print == "page" and notes.numbering == "page":
        problems += read.notes(book)
    hint = hint_of_sheets(book)
    return tuple(replace(problem, hint=hint) for problem in problems) if hint else tuple(problems)


def hint_of_sheets(book: Book) -> str:
    """Return what is to be done where a style sheet of the book counts pages in its own way; "" where none does."""
    for sheet in (each for each in book.overrides if each.media_type == "text/css"):
        rules = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), sheet.data.decode())
        if found := COUNTING.search(rules):
            line = rules.count("\n", 0, found.start()) + 1
            return (
                f"{sheet.path}:{line} changes the counter `page`, which all numbers of pages are made of: take it out"
            )
    return ""


class _PrintedNumbers:
    """The printed numbers of one PDF."""

    def __init__(self, data: bytes, format_name: str, store: Store) -> None:
        self.tree: ReadTree = read_tree(data)
        self.text: Content = marked_text(data, store)
        self.name = format_name
        self.elements = {each.id: each for each in reversed(list(self.tree.root.everything())) if each.id}
        known = set(self.tree.root.marks())
        self.folios = [folio(index, page, known) for index, page in enumerate(read_objects(data, store))]

    def page_of(self, goal: str) -> int:
        """Return the index of the page on which a goal begins; -1 if it is not there."""
        element = self.elements.get(goal)
        first = next((mark for mark in element.marks() if mark in self.text), None) if element else None
        return first[0] if first else self.tree.goals.get(goal, -1)

    def is_called(self, page: int, number: str) -> bool:
        """Tell whether a page has a number: by its label, or printed on it."""
        return page < 0 or number == self.tree.labels[page] or number == self.folios[page]

    def wrong(self, place: Place, said: str, number: str, page: int) -> Problem:
        """Return B057 for a number that is not the page's."""
        message = f'the {self.name} says "{" ".join(said.split())}" of what stands on p. {self.tree.labels[page]}'
        return Problem(place, "B057", f"{message}: the number {number} is not true", HINT)

    def contents(self, book: Book) -> Iterator[Problem]:
        """Yield what is wrong with the numbers of the contents: what their lines have beside their titles."""
        places = {heading.id: heading.place for chapter in book.chapters for heading in chapter.headings}
        for line in (each for each in self.tree.root.everything() if each.kind == "TOCI"):
            link = next((each for each in line.everything() if each.goal), None)
            if link:
                pieces = [self.text.get(mark, "") for mark in line.marks()]
                place = places.get(link.goal, Place("book.toml"))
                yield from self.leading(place, link.said, pieces, link.goal)

    def leading(self, place: Place, title: str, pieces: Sequence[str], goal: str) -> Iterator[Problem]:
        """Yield what is wrong with a number that stands apart behind a title, dots between them perhaps."""
        last = next((piece.strip() for piece in reversed(pieces) if piece.strip()), "")
        if re.fullmatch(NUMBER, last) and letters_in("".join(pieces)) == letters_in(title) + len(last):
            page = self.page_of(goal)
            if not self.is_called(page, last):
                yield self.wrong(place, f"{title} … {last}", last, page)

    def block(self, element: ET.Element, block: Block, chapter: Chapter, goals: Goals) -> Iterator[Problem]:
        """Yield what is wrong with the numbers of one block of the text."""
        found = self.elements.get(block.id)
        if found is None:
            return
        places = [each[0] for each in element if each.get("class") == LOCATOR_CLASS]
        if places:
            yield from self.entry(found, block, places)
            return
        pieces = list(own_pieces(found, self.text, True))
        wanted = list(own_references(element))
        if [template for _, template in wanted] == ["{n}"]:
            goal = goals.find(wanted[0][0], chapter)
            title = own_text(element).replace(PAGES, "")
            yield from self.leading(block.place, title, pieces, goal[1] if goal else "")
            return
        pattern = reference_pattern(own_text(element), [template for _, template in wanted])
        numbers = re.fullmatch(pattern, without_layout("".join(pieces)))
        for (href, template), number in zip(wanted, numbers.groups() if numbers else (), strict=False):
            goal = goals.find(href, chapter)
            page = self.page_of(goal[1]) if goal else -1
            if number and not self.is_called(page, number):
                yield self.wrong(block.place, template.replace("{n}", number).strip(", "), number, page)

    def entry(self, found: TreeElement, block: Block, places: Sequence[ET.Element]) -> Iterator[Problem]:
        """Yield what is wrong with the numbers of an index's entry: one that is not true, a place that has none."""
        ends = {link.get("data-begin", ""): link.get("data-end", link.get("data-begin", "")) for link in places}
        pages = {self.page_of(name) for name in (*ends, *ends.values())}
        covered: list[range] = []
        for stretch in printed_stretches(found, ends, self.text):
            first = self.page_of(stretch.goal)
            last = next((p for p in sorted(pages) if p >= first and self.is_called(p, stretch.last)), None)
            if last is None or not self.is_called(first, stretch.first):
                page = first if last is not None else self.page_of(ends[stretch.goal])
                number = stretch.first if last is not None else stretch.last
                yield self.wrong(block.place, f"{block.text.split(PAGES)[0]}, {number}", number, page)
                return
            covered.append(range(first, last + 1))
        if covered and (lost := [page for page in sorted(pages) if not any(page in each for each in covered)]):
            said = f'the {self.name} has no number for p. {self.tree.labels[lost[0]]} in the entry "{block.text}"'
            yield Problem(block.place, "B057", said.replace(PAGES, ""), HINT)

    def notes(self, book: Book) -> Iterator[Problem]:
        """Yield what is wrong with the numbers of notes that begin anew on each page."""
        notes = {each.id: each for each in self.tree.root.everything() if each.kind == "Note"}
        places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
        counted: dict[int, int] = {}
        numbers: dict[str, int] = {}
        for link in (each for each in self.tree.root.everything() if each.goal in notes):
            mark = next((mark for mark in link.marks() if self.text.get(mark, "").strip()), None)
            if mark and link.goal not in numbers:
                counted[mark[0]] = numbers[link.goal] = counted.get(mark[0], 0) + 1
            if mark and self.text[mark].strip() != str(numbers[link.goal]):
                named = (places[each.id] for each in notes[link.goal].everything() if each.id in places)
                place = next(named, Place("book.toml"))
                said = f"the {self.name} calls note {numbers[link.goal]} of p. {self.tree.labels[mark[0]]}"
                yield Problem(place, "B057", f'{said} "{self.text[mark].strip()}"', HINT)


def folio(index: int, page: ReadPage, known: Container[Mark]) -> str:
    """Return the one number that stands on a page and is no part of its text; "" where there is none, or several."""
    found = [each.text.strip() for each in page.objects if (index, each.mcid) not in known]
    numbers = [text for text in found if re.fullmatch(NUMBER, text)]
    return numbers[0] if len(numbers) == 1 else ""


def letters_in(text: str) -> int:
    """Return how many letters and figures a text has."""
    return sum(map(str.isalnum, text))


def own_references(element: ET.Element, link: str = "") -> Iterator[tuple[str, str]]:
    """Yield the goal of each number that a block has of its own, as it was written, and the words around the number."""
    for child in element:
        if child.get(PAGE_REFERENCE) is not None:
            yield link or element.get("href", ""), child.get(PAGE_REFERENCE, "")
        elif child.tag not in BLOCK_KINDS and child.tag not in CONTAINERS:
            yield from own_references(child, child.get("href", link))


def reference_pattern(text: str, templates: Sequence[str]) -> str:
    """Return the pattern of a block's text without layout; its groups are the numbers, which a design may leave out."""
    pieces = [re.escape(without_layout(piece)) for piece in text.split(PAGES)]
    words = [[re.escape(without_layout(word)) for word in template.split("{n}")] for template in templates]
    numbers = [f"(?:{before}({NUMBER}){after})?" for before, after in words]
    return "".join(piece + number for piece, number in zip(pieces, [*numbers, ""], strict=True))


def printed_stretches(entry: TreeElement, known: Container[str], text: Content) -> Iterator[PrintedStretch]:
    """Yield what an index's entry says of its places, entries below it left out."""
    for kid in entry.kids:
        if not isinstance(kid, TreeElement) or kid.kind == "LI":
            continue
        said = "".join(text.get(mark, "") for mark in kid.marks()) if kid.goal in known else ""
        if found := re.fullmatch(f"\\W*({NUMBER})(?:\u2013({NUMBER}))?\\W*", said):
            yield PrintedStretch(found[1], found[2] or found[1], kid.goal)
        yield from printed_stretches(kid, known, text)
