"""The reading of one chapter: from the element tree of Markdown to sections, figures, notes, an id for every block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.load.chapter.captioned import set_captions
from baspa.load.chapter.column_widths import set_column_widths
from baspa.load.chapter.far_pictures import settle_pictures
from baspa.load.chapter.figures import alone, finish, problems_in_lines, set_widths
from baspa.load.chapter.gloss import set_glosses
from baspa.load.chapter.headings import NamesOfFile, heading_problems
from baspa.load.chapter.links_to_notes import lead_to_notes
from baspa.load.chapter.notes import link_notes, notes_too_deep, number_in_order
from baspa.load.chapter.only import mark_editions
from baspa.load.chapter.pieces import ChapterPiece
from baspa.load.chapter.side_by_side import set_side_by_side
from baspa.load.chapter.table_headers import fill_rows, set_headers, without_empty_head
from baspa.load.chapter.title_first import title_first
from baspa.load.markdown.builder import Tree
from baspa.load.markdown.divisions import glossary_terms, make_titles, set_directions
from baspa.load.markdown.drawn import NOT_DRAWN
from baspa.model.book import Block, Chapter, Heading, Link, Picture
from baspa.model.problem import Place, Problems
from baspa.tree.blocks import BLOCK_KINDS, is_bare, is_silent, own_text, without_calls
from baspa.tree.chapter import written
from baspa.tree.divisions import is_box
from baspa.tree.kinds import CHAPTER_KINDS, kind_of, untitle
from baspa.tree.names import HEADINGS, ONLY_FACE
from baspa.tree.notes import FOOTNOTES


class ChapterReader:
    """The reading of one chapter; works on the tree that read_tree made for it alone."""

    def __init__(self, identifier: str, path: str, tree: Tree, language: str, names: NamesOfFile) -> None:
        self.id, self.path, self.tree, self.language, self.names = identifier, path, tree, language, names

    def chapter(self, piece: ChapterPiece, alone: bool, cites: bool) -> tuple[Chapter, ET.Element, Problems]:
        """Return the chapter of a piece, which may be alone in its file, its tree, and its faults."""
        path, tree, direction = self.path, self.tree, find(self.language).direction
        above = title_first(path, tree)
        kind = kind_of(tree.body)
        problems = [
            *above,
            *heading_problems(tree.body, self.place, alone, cites),
            *settle_pictures(path, tree),
            *mark_editions(path, tree),
            *set_glosses(path, tree),
        ]
        authors_ids = tuple((e.get("id", ""), tree.lines.get(e, 0)) for e in self.everything() if e.get("id"))
        for top in (tree.body, *tree.notes):
            set_directions(top, direction)
        pictures, links = dict(self.pictures()), dict(self.links())
        set_widths(e for e in self.everything() if e.tag == "img")
        self.make_figures(tree.body)
        problems += problems_in_lines(self.everything(), self.place)
        self.make_captions(tree.body)
        set_side_by_side(tree.body, tree.lines)
        set_captions(tree.body)
        make_titles(filter(is_box, self.everything()))
        headings, terms = tuple(self.name_headings()), tuple(self.name_terms())
        number_in_order(tree)
        links |= lead_to_notes(self.id, tree.notes, links, {name for name, _ in authors_ids})
        problems += notes_too_deep(path, tree)
        link_notes(self.id, tree, list(self.everything()))
        section = self.make_sections(kind)
        for table in section.iter("table"):
            without_empty_head(table)
            fill_rows(table)
        self.name_blocks(section)
        for table in section.iter("table"):
            set_headers(table)
            problems += set_column_widths(table, tree.drawn.get(table, NOT_DRAWN), self.place(table))
        chapter = Chapter(
            id=self.id,
            path=path,
            source=piece.source,
            line=piece.line,
            xhtml=written(section),
            blocks=tuple(self.blocks(section, self.language)),
            headings=headings,
            links=tuple(links[element] for element in section.iter() if element in links),
            pictures=tuple(pictures[element] for element in section.iter("img")),
            ids=authors_ids,
            classes=tuple(tree.classes),
            terms=terms,
            kind=kind,
        )
        return chapter, section, tuple(problems)

    def place(self, element: ET.Element) -> Place:
        """Return where an element was written."""
        return Place(self.path, self.tree.lines.get(element, 0))

    def everything(self) -> Iterator[ET.Element]:
        """Yield every element of the text, then of the notes."""
        yield from self.tree.body.iter()
        for note in self.tree.notes:
            yield from note.iter()

    def pictures(self) -> Iterator[tuple[ET.Element, Picture]]:
        """Yield each image and what is known of it."""
        for image in (e for e in self.everything() if e.tag == "img"):
            target = image.get("src", "")
            decorative = "decorative" in image.get("class", "").split()
            yield image, Picture("", target, image.get("alt", ""), decorative, self.place(image))

    def links(self) -> Iterator[tuple[ET.Element, Link]]:
        """Yield each link that leads somewhere."""
        for link in (e for e in self.everything() if e.tag == "a" and e.get("href") is not None):
            yield link, Link(link.get("href", ""), self.place(link))

    def make_figures(self, parent: ET.Element) -> None:
        """Make a figure of each image that stands alone in its paragraph; its title becomes the caption."""
        for index, element in enumerate(parent):
            if element.tag == "p" and (pieces := alone(element)):
                parent[index] = self.figure(*pieces)
            else:
                self.make_figures(element)

    def figure(self, image: ET.Element, caption: ET.Element | None = None) -> ET.Element:
        """Return the figure of an image, which it takes its name from."""
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
        if caption is not None:
            caption.tail = None
            self.tree.lines.setdefault(caption, self.tree.lines.get(image, 0))
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
        for element in (e for e in self.tree.body.iter() if e.tag in HEADINGS):
            text = " ".join(own_text(without_calls(element)).split())
            yield Heading(self.names.give(element, text, self.id), int(element.tag[1]), text, self.place(element))

    def name_terms(self) -> Iterator[str]:
        """Give each term of a glossary an id, as headings have."""
        for term in glossary_terms(self.tree.body):
            yield self.names.give(term, " ".join(own_text(without_calls(term)).split()), self.id)

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
        """Yield the blocks in an element that stands in a language, in a note or not."""
        for element in parent:
            spoken = element.get("lang", language)
            inside = note or element.get("role") == "doc-footnote"
            text = own_text(element) if element.tag in BLOCK_KINDS else ""
            waits = element.tag in BLOCK_KINDS and any(is_silent(link) for link in element.findall("a"))
            if text.strip() or waits:
                kind = "note" if inside else BLOCK_KINDS[element.tag]
                yield Block(element.get("id", ""), kind, self.place(element), text, spoken)
            yield from self.blocks(element, spoken, inside)
