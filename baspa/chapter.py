"""From the element tree of a Markdown file to a Chapter: sections, figures, notes, and an id for every block.

The semantics follow DPUB-ARIA 1.1 (role="doc-chapter", doc-noteref, doc-footnote, doc-epigraph); both faces of the book
are made from this one tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Literal
from xml.etree import ElementTree as ET

from baspa.cite import marks
from baspa.cite.notes import set_in_notes
from baspa.divisions import glossary_terms, make_titles, set_directions
from baspa.language import find, slug
from baspa.markdown import read_tree
from baspa.markdown_tree import Tree
from baspa.model import Block, BlockKind, Chapter, Heading, Link, Picture
from baspa.notes import link_notes, number_in_order
from baspa.problem import Place, Problem, Problems

Cites = Literal["", "text", "notes"]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "p": "paragraph",
    "li": "item",
    "dt": "term",
    "dd": "definition",
    "th": "cell",
    "td": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "pre": "code",
}
CONTAINERS = frozenset(
    {"ul", "ol", "dl", "blockquote", "div", "table", "thead", "tbody", "tr", "figure", "section", "aside", "hr"}
)


def read_chapter(
    number: int, path: str, source: str, language: str, smart: bool = True, cites: Cites = ""
) -> tuple[Chapter, Problems]:
    """Read one Markdown file as chapter `number` (from 1) of a book in `language` (BCP 47).

    With `smart`, what was typed for want of a key becomes the sign that it stands for: quotes, dashes, ellipses.
    `cites` says whether @ cites, and whether each citation in the text gets a note of its own.
    The faults found are B020 (empty), B021 (headings) and those of read_tree.
    """
    tree = read_tree(path, source, find(language) if smart else None, cites != "")
    if cites == "notes":
        set_in_notes(tree, find(language).notes_after_points)
    me = _Reader(f"c{number}", path, tree, language)
    problems = [*tree.problems, *me.heading_problems()]
    authors_ids = tuple((e.get("id", ""), tree.lines.get(e, 0)) for e in me.everything() if e.get("id"))
    for top in (tree.body, *tree.notes):
        set_directions(top, find(language).direction)
    pictures, links = tuple(me.pictures()), tuple(me.links())
    me.make_figures(tree.body)
    me.make_captions(tree.body)
    make_titles(tree.body.iter("aside"))
    headings = tuple(me.name_headings())
    terms = tuple(me.name_terms({heading.id for heading in headings}))
    number_in_order(tree)
    link_notes(me.id, tree, list(me.everything()))
    section = me.make_sections()
    me.name_blocks(section)
    chapter = Chapter(
        id=me.id,
        path=path,
        source=source,
        xhtml=ET.tostring(section, encoding="unicode"),
        blocks=tuple(me.blocks(section, language)),
        headings=headings,
        links=links,
        pictures=pictures,
        ids=authors_ids,
        terms=terms,
    )
    return chapter, tuple(problems)


def own_text(element: ET.Element) -> str:
    """Return what a reader reads in a block itself, the blocks inside it left out; of a formula, its TeX."""
    if element.tag == "math":
        return element.get("alttext", "")
    parts = [element.text or ""]
    for child in element:
        if child.tag not in KINDS and child.tag not in CONTAINERS:
            parts.append(" " if child.tag == "br" else own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def without_calls(heading: ET.Element) -> ET.Element:
    """Return a heading without its citations and the numbers of its notes: they have no place in the contents."""
    copy = deepcopy(heading)
    for element in copy.iter():
        element.text = "" if "data-call" in element.attrib or marks.is_citation(element) else element.text
    return copy


class _Reader:
    """The reading of one chapter; works on the tree that read_tree made for it alone."""

    def __init__(self, identifier: str, path: str, tree: Tree, language: str) -> None:
        self.id, self.path, self.tree, self.language = identifier, path, tree, language

    def place(self, element: ET.Element) -> Place:
        return Place(self.path, self.tree.lines.get(element, 0))

    def everything(self) -> Iterator[ET.Element]:
        yield from self.tree.body.iter()
        for note in self.tree.notes:
            yield from note.iter()

    def heading_elements(self) -> list[ET.Element]:
        return [e for e in self.tree.body.iter() if e.tag in HEADINGS]

    def heading_problems(self) -> Iterator[Problem]:
        """Yield B020 for a chapter without text, B021 where a level is skipped or the first is not a level 1."""
        if all(e.tag in HEADINGS for e in self.tree.body):
            yield Problem(Place(self.path), "B020", "the chapter has no text", "write it, or take it out of `chapters`")
        level = 0
        for element in self.heading_elements():
            here = int(element.tag[1])
            if here > level + 1:
                wanted = "#" * (level + 1)
                after = f"after level {level}" if level else "and the first of its file"
                said = f'the heading "{own_text(element)}" is of level {here} {after}'
                yield Problem(self.place(element), "B021", said, f"begin it with {wanted}")
            level = here
        first = next(iter(self.tree.body), None)
        if first is not None and first.tag not in HEADINGS:
            yield Problem(
                self.place(first), "B021", "the chapter does not begin with a heading", "begin it with # Title"
            )

    def pictures(self) -> Iterator[Picture]:
        for image in (e for e in self.everything() if e.tag == "img"):
            target = image.get("src", "")
            decorative = "decorative" in image.get("class", "").split()
            yield Picture("", target, image.get("alt", ""), decorative, self.place(image))

    def links(self) -> Iterator[Link]:
        for link in (e for e in self.everything() if e.tag == "a" and e.get("href") is not None):
            yield Link(link.get("href", ""), self.place(link))

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
        if image.get("id"):
            figure.set("id", image.attrib.pop("id"))
        figure.append(image)
        image.tail = None
        if caption is None and image.get("title"):
            caption = ET.Element("figcaption")
            caption.text = image.attrib.pop("title")
            self.tree.lines[caption] = self.tree.lines.get(image, 0)
        if caption is not None:
            caption.tail = None
            figure.append(caption)
        return figure

    def make_captions(self, parent: ET.Element) -> None:
        """Make a caption of a paragraph that begins with ": " after a table, as pandoc reads it."""
        for table, paragraph in reversed(list(zip(list(parent), list(parent)[1:], strict=False))):
            text = paragraph.text or ""
            if table.tag == "table" and paragraph.tag == "p" and text.startswith(": "):
                paragraph.tag, paragraph.text = "caption", text[2:]
                parent.remove(paragraph)
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
        again = 2
        while name in taken:
            name = f"{name.rstrip('0123456789').rstrip('-')}-{again}"
            again += 1
        taken.add(name)
        element.set("id", name)
        return name

    def make_sections(self) -> ET.Element:
        """Nest the blocks in sections by their headings; the notes close the chapter."""
        chapter = ET.Element("section", {"role": "doc-chapter", "id": self.id, "class": "chapter"})
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
            open_sections[-1][1].append(element)
        if self.tree.notes:
            ET.SubElement(chapter, "section", {"class": "footnotes"}).extend(self.tree.notes)
        return chapter

    def name_blocks(self, section: ET.Element) -> None:
        """Give every block that has no id one of its own, c1-1, c1-2 ... in reading order."""
        taken = {element.get("id") for element in section.iter()}
        number = 0
        for element in section.iter():
            if element.tag in KINDS:
                number += 1
                while not element.get("id") and f"{self.id}-{number}" in taken:
                    number += 1
                element.set("id", element.get("id") or f"{self.id}-{number}")

    def blocks(self, parent: ET.Element, language: str, note: bool = False) -> Iterable[Block]:
        for element in parent:
            spoken = element.get("lang", language)
            inside = note or element.get("role") == "doc-footnote"
            text = own_text(element) if element.tag in KINDS else ""
            if text.strip():
                kind = "note" if inside else KINDS[element.tag]
                yield Block(element.get("id", ""), kind, self.place(element), text, spoken)
            yield from self.blocks(element, spoken, inside)
