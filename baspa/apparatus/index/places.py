"""The marks of a book's trees: read, taken out of the text, an element with an id left where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from xml.etree import ElementTree as ET

from baspa.apparatus.index.model import WORDS, IndexMark, Locator, Path
from baspa.model.book import Chapter
from baspa.model.problem import Problem, nearest
from baspa.tree.blocks import BLOCK_KINDS, own_text, without_calls
from baspa.tree.index_mark import (
    MARK_ATTRIBUTES,
    MARK_ENTRY,
    MARK_LINE,
    MARK_MAIN,
    MARK_OWN_WORDS,
    MARK_PREFIX,
    mark_attribute,
)
from baspa.tree.index_place import INDEX_ANCHOR, INDEX_ID, is_blank, take_out
from baspa.tree.names import HEADINGS
from baspa.tree.notes import FOOTNOTES
from baspa.tree.positions import Positions

LEVEL = re.compile(r"(?<!\\)!")
RANGES = ("", "begin", "end")
INLINE = ("span", "a", "code")


class Gathering:
    """The marks of one chapter; its tree loses their attributes and gets their anchors."""

    def __init__(self, chapter: Chapter, tree: ET.Element) -> None:
        self.chapter, self.tree = chapter, tree
        self.parents = {child: parent for parent in tree.iter() for child in parent}
        self.problems: list[Problem] = []
        self.positions = Positions()
        self.count = 0

    def marks(self) -> Iterator[IndexMark]:
        """Yield the marks in the order of the tree."""
        title = self.chapter.title
        for element in list(self.tree.iter()):
            if element.tag in HEADINGS:
                title = " ".join(own_text(without_calls(element)).split())
            if any(name.startswith(MARK_PREFIX) for name in element.attrib):
                mark = self.mark(element, title)
                if mark:
                    yield mark

    def mark(self, element: ET.Element, title: str) -> IndexMark | None:
        """Return what an element marks; None with a problem where that cannot be told."""
        given = {name: element.attrib.pop(name) for name in list(element.attrib) if name.startswith(MARK_PREFIX)}
        place = self.chapter.place(int(given[MARK_LINE]))
        own = " ".join(own_text(without_numbers(element)).split())
        faults = list(faults_of(element, given, own))
        self.problems += (Problem(place, *fault) for fault in faults)
        if faults:
            return None
        covers = element.tag not in INLINE
        words = MARK_ENTRY not in given
        refers = mark_attribute("see") in given or mark_attribute("also") in given
        begin, end = self.ends(element) if covers and not refers else (self.at(element, refers), "")
        return IndexMark(
            index=given.get(mark_attribute("in"), ""),
            path=(own,) if words else levels(given[MARK_ENTRY]),
            place=place,
            language=element.get("lang", "") if words else "",
            see=levels(given.get(mark_attribute("see"), "")),
            also=levels(given.get(mark_attribute("also"), "")),
            range=given.get(mark_attribute("range"), ""),
            locator=Locator(self.chapter.id, begin, end, title, MARK_MAIN in given),
        )

    def at(self, element: ET.Element, refers: bool) -> str:
        """Return the id of what a mark in a line leads to; one that only refers to another entry has none."""
        if refers:
            return self.unwrapped(element) if element.tag == "span" and not element.attrib else ""
        if element.tag == "span":
            self.close_up(element)
            return self.anchor(element)
        parent = self.parents[element]
        made = ET.Element("span")
        parent.insert(self.positions.of(parent, element), made)
        return self.anchor(made)

    def unwrapped(self, element: ET.Element) -> str:
        """Take a span without attributes out of the text, its words left there; return ""."""
        parent = self.parents[element]
        take_out(parent, self.positions.of(parent, element))
        for child in element:
            self.parents[child] = parent
        return ""

    def close_up(self, span: ET.Element) -> None:
        """Leave one of the two blanks around a mark without words."""
        parent = self.parents[span]
        if not len(span) and not span.text and is_blank(parent, self.positions.of(parent, span)):
            span.tail = (span.tail or "").lstrip() or None

    def anchor(self, span: ET.Element) -> str:
        """Make a span a place to lead to; return its id."""
        if not span.get("id"):
            self.count += 1
            span.set("id", f"{self.chapter.id}{INDEX_ID}{self.count}")
        span.set("class", " ".join((INDEX_ANCHOR, *span.get("class", "").split())))
        return span.get("id", "")

    def ends(self, element: ET.Element) -> tuple[str, str]:
        """Return the ids of the first and the last place that a heading's section, or another block, covers."""
        blocks = [each for top in self.scope(element) for each in top.iter() if each.tag in BLOCK_KINDS]
        first, last = ET.Element("span"), ET.Element("span")
        blocks[0].insert(0, first)
        first.tail, blocks[0].text = blocks[0].text, None
        blocks[-1].append(last)
        return self.anchor(first), self.anchor(last)

    def scope(self, element: ET.Element) -> list[ET.Element]:
        """Return the elements of a heading's section, its notes left out; of another block, itself."""
        if element.tag not in HEADINGS:
            return [element]
        parent = self.parents[element]
        behind = (parent[at] for at in range(self.positions.of(parent, element) + 1, len(parent)))
        own = takewhile(lambda each: each.tag != element.tag, behind)
        return [element, *(each for each in own if each.get("class") != FOOTNOTES)]


def without_numbers(element: ET.Element) -> ET.Element:
    """Return a copy of what is marked as its entry has it: without notes, and without the number of a heading."""
    copy = without_calls(element)
    for number in copy.findall("span[@class='heading-number']"):
        copy.remove(number)
        copy.text = number.tail
    return copy


def levels(text: str) -> Path:
    """Return the levels of an entry, parted by "!" as in MakeIndex; a backslash keeps the sign."""
    return tuple(" ".join(part.replace("\\!", "!").split()) for part in LEVEL.split(text)) if text else ()


Fault = tuple[str, str, str]  # code, message, mend


def faults_of(element: ET.Element, given: Mapping[str, str], own: str) -> Iterator[Fault]:
    """Yield what is wrong with a mark by itself: B120, B125, B126."""
    if MARK_ENTRY not in given and MARK_OWN_WORDS not in given:
        said = next((name for name in MARK_ATTRIBUTES if mark_attribute(name) in given), "main")
        yield "B126", f'"{said}" belongs to a mark of the index', 'say which entry is meant: {index="Entry"}'
    elif element.tag == "img":
        yield "B120", "a picture cannot be marked for the index", 'put []{index="Entry"} into its caption, or before it'
    elif element.tag not in INLINE and not any(each.tag in BLOCK_KINDS for each in element.iter()):
        yield "B120", "the mark of the index covers no text", 'put []{index="Entry"} where the text is'
    elif not names_entry(given[MARK_ENTRY]) if MARK_ENTRY in given else not own:
        yield "B120", "the mark names no entry of an index", 'mark [words]{.index}, or say []{index="Entry!below it"}'
    yield from faults_of_values(element, given)


def faults_of_values(element: ET.Element, given: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with what a mark says beside its entry: B120, B125, B126."""
    for reference in (each for each in ("see", "also") if mark_attribute(each) in given):
        if not names_entry(given[mark_attribute(reference)]):
            yield "B120", f'"{reference}" names no entry of an index', f'say which is meant: {reference}="Entry"'
    if given.get(mark_attribute("in"), "") not in WORDS:
        yield unknown(given[mark_attribute("in")])
    span = given.get(mark_attribute("range"), "")
    if span not in RANGES or (span and element.tag not in INLINE):
        yield "B126", f'the range "{span}" cannot be', "say range=begin in one mark of a line, and range=end in another"


def unknown(name: str) -> Fault:
    """Return the fault of an index that the press does not make."""
    known = f"known are {', '.join(filter(None, WORDS))}; the index of subjects has no name"
    meant = nearest(name, WORDS)
    return "B125", f'there is no index "{name}"', f'did you mean "{meant}"? {known}' if meant else known


def names_entry(text: str) -> bool:
    """Tell whether a text names an entry, and each of its levels."""
    return bool(text) and all(levels(text))
