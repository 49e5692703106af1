"""The numbers of parts, chapters, appendices and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.labels import Label, Numbered, chapter_language
from baspa.language.model import Language
from baspa.model.book import Chapter, Heading
from baspa.model.text import roman
from baspa.tree.kinds import CHAPTER_KINDS

UNNUMBERED = "unnumbered"
SECTION = "section.label"


def number_headings(
    chapters: Sequence[Chapter], trees: Sequence[ET.Element], language: Language, depth: int
) -> Numbered:
    """Return the numbers of the headings down to a depth, 1 for parts and chapters; the rest has none.

    Chapters go on through the parts; figures of a chapter without a number are counted with those of the book.
    """
    counter = _Counter(language, depth)
    for chapter, tree in zip(chapters, trees, strict=True):
        without = {e.get("id", "") for e in tree.iter() if UNNUMBERED in e.get("class", "").split()}
        counter.chapter(chapter, without, chapter_language(tree, language))
    return Numbered(counter.headings, counter.shown, counter.labels, counter.prefixes)


def show_number(heading: ET.Element, shown: str) -> None:
    """Put the number before the text of a heading."""
    number = ET.Element("span", {"class": "heading-number"})
    number.text, number.tail = shown, f" {heading.text or ''}"
    heading.text = None
    heading.insert(0, number)


class _Counter:
    """The numbers given so far."""

    def __init__(self, language: Language, depth: int) -> None:
        self.language, self.depth = language, depth
        self.kinds = {"part": 0, "chapter": 0, "appendix": 0}
        self.headings: dict[str, Heading] = {}
        self.shown: dict[str, str] = {}
        self.labels: dict[str, Label] = {}
        self.prefixes: dict[str, str] = {}

    def chapter(self, chapter: Chapter, without: set[str], spoken: Language) -> None:
        """Count a chapter in a language; the headings `without` have no number, and those below them have none."""
        numbered = CHAPTER_KINDS[chapter.kind].numbered and self.depth > 0
        number = self.of_kind(chapter.kind) if numbered else ""
        self.prefixes[chapter.id] = f"{number}." if chapter.kind != "part" and number else ""
        if number and chapter.headings:
            self.title(chapter, number, spoken)
        sections = [0] * 6  # by level; the chapter's own stands in the prefix
        silent = 0 if number and chapter.kind != "part" else 1  # the level whose heading, and all below, has no number
        for heading in chapter.headings[1 if number else 0 :]:
            silent = 0 if silent and silent > 1 and heading.level <= silent else silent
            silent = heading.level if heading.id in without and not silent else silent
            counted = not silent and 1 < heading.level <= self.depth
            self.section(heading, sections if counted else None, self.prefixes[chapter.id])
        if chapter.headings:
            self.labels[chapter.id] = self.labels[chapter.headings[0].id]

    def of_kind(self, kind: str) -> str:
        self.kinds[kind] += 1
        number, letters = self.kinds[kind], self.language.appendix_letters
        if kind == "part":
            return roman(number)
        return letters[number - 1] if kind == "appendix" and number <= len(letters) else str(number)

    def title(self, chapter: Chapter, number: str, spoken: Language) -> None:
        """Name a chapter: above its title in its own language, in the contents in the book's."""
        heading = chapter.headings[0]
        word = {"part": "part.label", "chapter": "chapter.label", "appendix": "appendix"}[chapter.kind]
        said = self.language.word(word, n=number)
        self.shown[heading.id] = spoken.word(word, n=number)
        self.headings[heading.id] = replace(heading, number=number if chapter.kind == "chapter" else said)
        self.labels[heading.id] = Label(said, number, heading.text, word=word)

    def section(self, heading: Heading, sections: list[int] | None, prefix: str) -> None:
        if sections is None:
            self.headings[heading.id] = heading
            self.labels[heading.id] = Label("", title=heading.text)
            return
        at = heading.level - 1
        sections[at:] = [sections[at] + 1, *[0] * (len(sections) - at - 1)]
        number = prefix + ".".join(map(str, sections[1 : at + 1]))
        self.shown[heading.id] = f"{number}."
        self.headings[heading.id] = replace(heading, number=number)
        self.labels[heading.id] = Label(self.language.word(SECTION, n=number), number, heading.text, word=SECTION)
