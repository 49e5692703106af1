"""The bibliography as XHTML: where the author puts it, or as a chapter of its own at the book's end."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.articles import ABOUT_AUTHORS, TRANSLATIONS
from baspa.language import is_reference_head, spoken, spoken_in
from baspa.model.book import Block, Book, Chapter, Heading
from baspa.model.reference import Reference
from baspa.references.model import Cited, Entry
from baspa.tree.blocks import own_text
from baspa.tree.chapter import made_chapter
from baspa.tree.names import HEADINGS
from baspa.tree.notes import FOOTNOTES, put_before

DIVISION = ".//div[@class='bibliography']"
OWN = "bibliography.own"  # behind a chapter's id, that of a heading which the press makes: no author's has a stop
BEHIND = (ABOUT_AUTHORS, TRANSLATIONS, FOOTNOTES)  # what stands behind the text of a chapter
UNSAFE = re.compile(r"[^\w.-]")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")


def entry_id(chapter: str, key: str) -> str:
    """Return the id of an entry: c3-ref-oidan1998; what no id can hold as its code point."""
    return f"{chapter}-ref-" + UNSAFE.sub(lambda found: f"_{ord(found[0]):x}.", key)


def languages(references: Mapping[str, Reference], book: str) -> dict[str, str]:
    """Return the language of each reference that says one (BCP 47), else that of the book."""
    said = {key: str(json.loads(reference.item).get("language", "")) for key, reference in references.items()}
    return {key: code if LANGUAGE.fullmatch(code) else book for key, code in said.items()}


def listed(chapter: str, cited: Cited, spoken: Mapping[str, str], book: str) -> ET.Element:
    """Return the list: numbered by itself where the style's labels are 1. or [1], else with labels as text."""
    labels = [entry.label for entry in cited.bibliography]
    if labels == [f"{number}." for number in range(1, len(labels) + 1)]:
        made = ET.Element("ol", {"class": "references"})
    elif labels == [f"[{number}]" for number in range(1, len(labels) + 1)]:
        made = ET.Element("ol", {"class": "references bracketed"})
    else:
        made = ET.Element("ul", {"class": "references hanging" if cited.hanging_indent else "references"})
    for entry in cited.bibliography:
        made.append(item(entry, entry_id(chapter, entry.key), made.tag == "ul"))
        if spoken[entry.key] != book:
            made[-1].set("lang", spoken[entry.key])
    return made


def item(entry: Entry, name: str, labelled: bool) -> ET.Element:
    """Return one entry."""
    shown = f"{entry.label} {entry.markup}" if labelled and entry.label else entry.markup
    made = ET.fromstring(f"<li>{shown}</li>")  # noqa: S314  the processor's, cleaned by markup.py
    made.attrib.update({"id": name, "class": "entry"})
    return made


def blocks(made: ET.Element, references: Mapping[str, Reference], cited: Cited, book: str) -> list[Block]:
    """Return the blocks of a list, each with the place of its reference."""
    return [
        Block(e.get("id", ""), "entry", references[entry.key].place, own_text(e), e.get("lang", book))
        for e, entry in zip(made, cited.bibliography, strict=True)
    ]


def list_title(language: str, book: Book) -> str:
    """Return a language's word for the list, as the book has it."""
    return spoken_in(book.metadata, language).word("bibliography")


def own_chapter(book: Book) -> tuple[Chapter, ET.Element]:
    """Return a chapter without blocks for the bibliography, and its tree, with the language's word for its title."""
    name, language = f"c{len(book.chapters) + 1}", spoken(book.metadata.language, book.metadata.words)
    title, place = language.word("bibliography"), book.place("bibliography")
    chapter, tree = made_chapter(
        name, "bibliography", "doc-bibliography", f"{name}-bibliography", title, place, language.code
    )
    ET.SubElement(tree, "div", {"class": "bibliography"})
    return chapter, tree


def take_unheaded(tree: ET.Element, language: str, book: Book) -> None:
    """Take out a division that ends a chapter's text under no heading of its own: its list gets a section with one.

    A heading is its own right above it, or where it says a word for the list.
    """
    parent, said = tree, ""
    while True:
        text = [child for child in parent if child.get("class") not in BEHIND]
        said = next(("".join(child.itertext()).lower() for child in text if child.tag in HEADINGS), said)
        if not text or text[-1].tag != "section":
            break
        parent = text[-1]
    ends = len(text) > 1 and text[-1].get("class") == "bibliography"
    if ends and text[-2].tag not in HEADINGS and not is_of_list(said, language, book):
        parent.remove(text[-1])


def is_of_list(heading: str, language: str, book: Book) -> bool:
    """Tell whether a heading says a word for a list of references, in any of the press's languages."""
    return list_title(language, book).lower() in heading.lower() or is_reference_head(heading)


def headed_chapter(chapters: Sequence[Chapter], book: Book) -> Chapter | None:
    """Return the last chapter that is a heading of references and nothing else: the list's author has made it one."""
    found = (each for each in reversed(chapters) if each.path and len(each.blocks) == len(each.headings) == 1)
    return next((each for each in found if is_of_list(each.headings[0].text, each.blocks[0].language, book)), None)


def as_home(chapter: Chapter, tree: ET.Element) -> tuple[Chapter, ET.Element]:
    """Return a chapter that is the book's list from here on, of that kind, and a division in it."""
    tree.attrib.update({"class": "chapter kind-bibliography", "role": "doc-bibliography"})
    return replace(chapter, kind="bibliography"), ET.SubElement(tree, "div", {"class": "bibliography"})


def below_heading(tree: ET.Element, language: str, book: Book) -> ET.Element | None:
    """Return a division below a heading of references that ends a chapter with nothing under it, as pandoc has it."""
    parent = tree
    while (text := [child for child in parent if child.get("class") not in BEHIND]) and text[-1].tag == "section":
        parent = text[-1]
    if parent is tree or [child.tag in HEADINGS for child in text] != [True]:
        return None
    said = own_text(text[0])
    return ET.SubElement(parent, "div", {"class": "bibliography"}) if is_of_list(said, language, book) else None


def own_section(chapter: Chapter, tree: ET.Element, language: str, book: Book) -> tuple[Chapter, Block, ET.Element]:
    """Put a section for a list behind the text of a chapter, with the word for it in its language.

    Return the chapter with the heading, the heading as a block, and the division for the list.
    """
    title, name = list_title(language, book), f"{chapter.id}-{OWN}"
    place = book.place("references.per")
    section = ET.Element("section", {"aria-labelledby": name})
    ET.SubElement(section, "h2", {"id": name, "class": "unnumbered"}).text = title
    division = ET.SubElement(section, "div", {"class": "bibliography"})
    put_before(tree, section, *BEHIND)
    headings = (*chapter.headings, Heading(name, 2, title, place))
    return replace(chapter, headings=headings), Block(name, "heading", place, title, language), division
