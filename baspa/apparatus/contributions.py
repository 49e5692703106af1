"""Book to Book: the chapters of a collected volume get their authors, and their DOIs, below their titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.model.book import Book, Chapter
from baspa.model.metadata import Contribution
from baspa.model.problem import Problems
from baspa.tree.chapter import parsed, renewed

DOI = "https://doi.org/"


def contributed(book: Book) -> tuple[Book, Problems]:
    """Return a book whose contributions say who wrote them; nothing can be wrong with that."""
    by_file = {contribution.file: contribution for contribution in book.metadata.contributions}
    if not by_file:
        return book, ()
    chapters = (chapter_of(chapter, by_file, book.metadata.language) for chapter in book.chapters)
    return replace(book, chapters=tuple(chapters)), ()


def chapter_of(chapter: Chapter, contributions: Mapping[str, Contribution], book: str) -> Chapter:
    """Return a chapter of a book in a language with what is said of its authors."""
    contribution = contributions.get(chapter.path)
    if contribution is None:
        return chapter
    tree = parsed(chapter)
    at = next((index for index, element in enumerate(tree, 1) if element.tag == "h1"), 0)
    lines = [byline(contribution)] if contribution.authors else []
    lines += [doi(contribution.doi)] if contribution.doi else []
    tree[at:at] = lines
    if contribution.language and contribution.language != book:
        tree.set("lang", contribution.language)
    if find(contribution.language or book).direction != find(book).direction:
        tree.set("dir", find(contribution.language).direction)
    return replace(renewed(chapter, tree), authors=contribution.authors)


def byline(contribution: Contribution) -> ET.Element:
    """Return who wrote a chapter, each with where they work."""
    made = ET.Element("div", {"class": "byline"})
    for person in contribution.authors:
        line = ET.SubElement(made, "p", {"class": "contributor"})
        name = ET.SubElement(line, "span", {"class": "contributor-name"})
        name.text = person.name
        standing = ", ".join(filter(None, (person.degree, person.rank, person.affiliation)))
        if standing:
            name.tail = ", "
            ET.SubElement(line, "span", {"class": "contributor-standing"}).text = standing
    return made


def doi(number: str) -> ET.Element:
    """Return the line of a chapter's DOI."""
    line = ET.Element("p", {"class": "doi"})
    ET.SubElement(line, "a", {"href": DOI + number}).text = f"DOI: {number}"
    return line
