"""From the element tree of a Markdown file to a Chapter: sections, figures, notes, and an id for every block.

The semantics follow DPUB-ARIA 1.1 (role="doc-chapter", doc-noteref, doc-footnote, doc-epigraph); both faces of the book
are made from this one tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal
from xml.etree import ElementTree as ET

from baspa.language import find, slug
from baspa.load.chapter.cited_notes import set_in_notes
from baspa.load.chapter.figures import finish, problems_in_lines, set_widths
from baspa.load.chapter.gloss import set_glosses
from baspa.load.chapter.in_blocks import outside_blocks
from baspa.load.chapter.notes import link_notes, notes_too_deep, number_in_order
from baspa.load.chapter.only import mark_editions
from baspa.load.chapter.source import held_against_source
from baspa.load.chapter.table_headers import set_headers
from baspa.load.chapter.traces import untraced
from baspa.load.markdown import read_tree
from baspa.load.markdown.builder import Tree
from baspa.load.markdown.divisions import glossary_terms, make_titles, set_directions
from baspa.model.book import Block, Chapter, Heading, Link, Picture
from baspa.model.problem import Place, Problem, Problems, Severity, has_errors
from baspa.tree.blocks import BLOCK_KINDS, is_bare, is_silent, own_text, without_calls
from baspa.tree.chapter import written
from baspa.tree.divisions import is_box
from baspa.tree.kinds import CHAPTER_KINDS, heading_first, kind_of, needs_no_heading, untitle
from baspa.tree.names import CONTROL, HEADINGS, ONLY_FACE
from baspa.tree.notes import FOOTNOTES

Cites = Literal["", "text", "notes"]


def read_chapter(
    number: int, path: str, source: str, language: str, smart: bool = True, cites: Cites = ""
) -> tuple[Chapter, Problems]:
    """Read one Markdown file as chapter `number` (from 1) of a book in `language` (BCP 47).

    With `smart`, what was typed for want of a key becomes the sign that it stands for: quotes, dashes, ellipses.
    `cites` says whether @ cites, and whether each citation in the text gets a note of its own. A control character
    (B032) is read as a space: no tree could hold it.
    The faults are those of its text and of all that is called here.
    """
    tree = read_tree(path, CONTROL.sub(" ", source), find(language) if smart else None, cites != "")
    if cites == "notes":
        set_in_notes(tree, find(language).notes_after_points)
    heading_first(tree.body)
    me, kind = _ChapterReader(f"c{number}", path, tree, language), kind_of(tree.body)
    problems = [*tree.problems, *me.heading_problems(), *mark_editions(path, tree), *set_glosses(path, tree)]
    authors_ids = tuple((e.get("id", ""), tree.lines.get(e, 0)) for e in me.everything() if e.get("id"))
    for top in (tree.body, *tree.notes):
        set_directions(top, find(language).direction)
    pictures, links = dict(me.pictures()), dict(me.links())
    set_widths(e for e in me.everything() if e.tag == "img")
    me.make_figures(tree.body)
    problems += problems_in_lines(me.everything(), me.place)
    me.make_captions(tree.body)
    make_titles(filter(is_box, me.everything()))
    headings = tuple(me.name_headings())
    terms = tuple(me.name_terms({heading.id for heading in headings}))
    number_in_order(tree)
    problems += notes_too_deep(path, tree)
    link_notes(me.id, tree, list(me.everything()))
    section = me.make_sections(kind)
    me.name_blocks(section)
    for table in section.iter("table"):
        set_headers(table)
    chapter = Chapter(
        id=me.id,
        path=path,
        source=source,
        xhtml=written(section),
        blocks=tuple(me.blocks(section, language)),
        headings=headings,
        links=tuple(links[element] for element in section.iter() if element in links),
        pictures=tuple(pictures[element] for element in section.iter("img")),
        ids=authors_ids,
        classes=tuple(tree.classes),
        terms=terms,
        kind=kind,
    )
    if not has_errors(problems):  # which tell what is lost by them
        problems += held_against_source(chapter, section, tree.marks)
        problems += outside_blocks(chapter, section)
        problems += untraced(chapter, section, tree.marks)
    return chapter, tuple(problems)


class _ChapterReader:
    """The reading of one chapter; works on the tree that read_tree made for it alone."""

    def __init__(self, identifier: str, path: str, tree: Tree, language: str) -> None:
        self.id, self.path, self.tree, self.language = identifier, path, tree, language
        self.next_number: dict[str, int] = {}  # of names that differ in nothing else: those below are taken

    def place(self, element: ET.Element) -> Place:
        return Place(self.path, self.tree.lines.get(element, 0))

    def everything(self) -> Iterator[ET.Element]:
        yield from self.tree.body.iter()
        for note in self.tree.notes:
            yield from note.iter()

    def heading_elements(self) -> list[ET.Element]:
        return [e for e in self.tree.body.iter() if e.tag in HEADINGS]

    def heading_problems(self) -> Iterator[Problem]:
        """Yield B020 for a chapter without text, B155 for a heading without, B021 where levels are wrong."""
        if all(e.tag in HEADINGS for e in self.tree.body) and kind_of(self.tree.body) != "part":
            yield Problem(Place(self.path), "B020", "the chapter has no text", "write it, or take it out of `chapters`")
        level = 0
        for element in self.heading_elements():
            here = int(element.tag[1])
            if not own_text(element).strip() and not len(element):
                yield Problem(self.place(element), "B155", "the heading has no words", "write them, or delete its #")
            if here > level + 1:
                wanted = "#" * (level + 1)
                after = f"after level {level}" if level else "and the first of its file"
                said = f'the heading "{own_text(element)}" is of level {here} {after}'
                yield Problem(self.place(element), "B021", said, f"begin it with {wanted}")
            level = here
        titles = [e for e in self.tree.body if e.tag == "h1"]
        if len(titles) > 1:
            said = f'{len(titles)} headings of this file are of level 1; "{own_text(titles[1])}" begins no chapter'
            hint = "give each chapter a file of its own, or begin the headings within one with ##"
            yield Problem(self.place(titles[1]), "B021", said, hint, Severity.WARNING)
        first = next(iter(self.tree.body), None)
        if first is not None and first.tag not in HEADINGS and not needs_no_heading(self.tree.body):
            yield Problem(
                self.place(first), "B021", "the chapter does not begin with a heading", "begin it with # Title"
            )

    def pictures(self) -> Iterator[tuple[ET.Element, Picture]]:
        for image in (e for e in self.everything() if e.tag == "img"):
            target = image.get("src", "")
            decorative = "decorative" in image.get("class", "").split()
            yield image, Picture("", target, image.get("alt", ""), decorative, self.place(image))

    def links(self) -> Iterator[tuple[ET.Element, Link]]:
        for link in (e for e in self.everything() if e.tag == "a" and e.get("href") is not None):
            yield link, Link(link.get("href", ""), self.place(link))

    def make_figures(self, parent: ET.Element) -> None:
        """Make a figure of each image that stands alone in its paragraph; its title becomes the caption."""
        for index, element in enumerate(parent):
            alone = [e.tag for e in element] in (["img"], ["img", "figcaption"]) and not own_text(element).strip()
            if element.tag == "p" and alone:
                parent[index] = self.figure(*element)
            else:
                self.make_figures(element)

    def figure(self, image: ET.Element, caption: ET.Element | None = None) -> ET.Element:
        figure = ET.Element("figure")
        self.tree.lines[figure] = self.tree.lines.get(image, 0)
        for name in ("id", ONLY_FACE):
            if image.get(name):
                figure.set(name, image.attrib.pop(name))
        figure.append(image)
        image.tail = None
        if caption is None and image.get("title"):
            caption = ET.Element("figcaption")
            caption.text = image.attrib.pop("title")
            self.tree.lines[caption] = self.tree.lines.get(image, 0)
        if caption is not None:
            caption.tail = None
            figure.append(caption)
        for element in finish(figure, image):
            self.tree.lines[element] = self.tree.lines.get(image, 0)
        return figure

    def make_captions(self, parent: ET.Element) -> None:
        """Make a caption of a paragraph that begins with ": " after a table, as pandoc reads it."""
        for at in reversed(range(len(parent) - 1)):
            table, paragraph = parent[at : at + 2]
            text = paragraph.text or ""
            if table.tag == "table" and paragraph.tag == "p" and (text.startswith(": ") or is_bare(paragraph)):
                del parent[at + 1]
                if not is_bare(paragraph):
                    paragraph.tag, paragraph.text = "caption", text[2:]
                    table.insert(0, paragraph)
        for child in parent:
            self.make_captions(child)

    def name_headings(self) -> Iterator[Heading]:
        """Give each heading an id: the author's, or one made of its text."""
        taken: set[str] = set()
        for element in self.heading_elements():
            text = " ".join(own_text(without_calls(element)).split())
            name = self.give_name(element, text, taken)
            yield Heading(name, int(element.tag[1]), text, self.place(element))

    def name_terms(self, taken: set[str]) -> Iterator[str]:
        """Give each term of a glossary an id, as headings have."""
        for term in glossary_terms(self.tree.body):
            yield self.give_name(term, " ".join(own_text(without_calls(term)).split()), taken)

    def give_name(self, element: ET.Element, text: str, taken: set[str]) -> str:
        """Give an element its author's id, or one made of its text; no other has it."""
        name = element.get("id") or f"{self.id}-{slug(text, find(self.language))}"
        stem = name.rstrip("0123456789").rstrip("-")
        while name in taken:
            number = self.next_number.get(stem, 2)
            name, self.next_number[stem] = f"{stem}-{number}", number + 1
        taken.add(name)
        element.set("id", name)
        return name

    def make_sections(self, kind: str) -> ET.Element:
        """Nest the blocks in sections by their headings; the notes close the chapter."""
        role = {"role": CHAPTER_KINDS[kind].role} if CHAPTER_KINDS[kind].role else {}
        classes = "chapter" if kind == "chapter" else f"chapter kind-{kind}"
        chapter = ET.Element("section", {**role, "id": self.id, "class": classes})
        open_sections = [(0, chapter)]
        for element in list(self.tree.body):
            level = int(element.tag[1]) if element.tag in HEADINGS else 0
            if level > 1:
                while open_sections[-1][0] >= level:
                    open_sections.pop()
                section = ET.SubElement(open_sections[-1][1], "section", {"aria-labelledby": element.get("id", "")})
                open_sections.append((level, section))
            elif level == 1:
                del open_sections[1:]
                chapter.attrib.setdefault("aria-labelledby", element.get("id", ""))
                untitle(element, kind)
            open_sections[-1][1].append(element)
        if self.tree.notes:
            ET.SubElement(chapter, "section", {"class": FOOTNOTES}).extend(self.tree.notes)
        return chapter

    def name_blocks(self, section: ET.Element) -> None:
        """Give every block that has no id one of its own, c1-1, c1-2 ... in reading order."""
        taken = {element.get("id") for element in section.iter()}
        number = 0
        for element in section.iter():
            if element.tag in BLOCK_KINDS:
                number += 1
                while not element.get("id") and f"{self.id}-{number}" in taken:
                    number += 1
                element.set("id", element.get("id") or f"{self.id}-{number}")

    def blocks(self, parent: ET.Element, language: str, note: bool = False) -> Iterable[Block]:
        for element in parent:
            spoken = element.get("lang", language)
            inside = note or element.get("role") == "doc-footnote"
            text = own_text(element) if element.tag in BLOCK_KINDS else ""
            waits = element.tag in BLOCK_KINDS and any(is_silent(link) for link in element.findall("a"))
            if text.strip() or waits:
                kind = "note" if inside else BLOCK_KINDS[element.tag]
                yield Block(element.get("id", ""), kind, self.place(element), text, spoken)
            yield from self.blocks(element, spoken, inside)
