"""Book to Book: the chapters of a collected volume get their authors, and their DOIs, below their titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.articles import Article
from baspa.language import find, spoken_in
from baspa.model.book import Book, Chapter
from baspa.model.identifiers import doi_address
from baspa.model.people import Contribution
from baspa.model.problem import Problems
from baspa.tree.chapter import parsed, renewed, written


def contributed(book: Book) -> tuple[Book, Problems]:
    """Return a book whose contributions say who wrote them; nothing can be wrong with that."""
    by_file = {each.file: (number, each) for number, each in enumerate(book.metadata.contributions)}
    if not by_file:
        return book, ()
    first = {chapter.path: chapter.id for chapter in reversed(book.chapters)}
    chapters = (
        chapter_of(chapter, by_file, book) if first[chapter.path] == chapter.id else spoken_as(chapter, by_file, book)
        for chapter in book.chapters
    )
    return replace(book, chapters=tuple(chapters)), ()


def chapter_of(chapter: Chapter, contributions: Mapping[str, tuple[int, Contribution]], of: Book) -> Chapter:
    """Return a chapter with what is said of it and its authors."""
    number, contribution = contributions.get(chapter.path, (0, None))
    if contribution is None:
        return chapter
    tree, book = parsed(chapter), of.metadata.language
    at = next((index for index, element in enumerate(tree, 1) if element.tag == "h1"), 0)
    code = contribution.language or book
    language = spoken_in(of.metadata, code)
    article = Article(tree, lambda key: of.place(f"contributions.{number}.{key}"), language)
    lines = [byline(contribution, article)] if contribution.authors else []
    lines += [doi(contribution.doi)] if contribution.doi else []
    tree[at:at] = lines
    article.below(contribution, at + len(lines))
    article.behind(contribution)
    article.above(contribution)
    set_language(tree, contribution, of)
    return replace(renewed(chapter, tree, article.blocks), authors=contribution.authors)


def spoken_as(chapter: Chapter, contributions: Mapping[str, tuple[int, Contribution]], of: Book) -> Chapter:
    """Return a chapter that is not the first of its file: in the language of its file, which was read so."""
    _, contribution = contributions.get(chapter.path, (0, None))
    if contribution is None:
        return chapter
    tree = parsed(chapter)
    set_language(tree, contribution, of)
    return replace(chapter, xhtml=written(tree))


def set_language(tree: ET.Element, contribution: Contribution, of: Book) -> None:
    """Say in which language a chapter is, where that is not the book's."""
    book = of.metadata.language
    if contribution.language and contribution.language != book:
        tree.set("lang", contribution.language)
    direction = find(contribution.language or book).direction
    if direction != find(book).direction:
        tree.set("dir", direction)


def byline(contribution: Contribution, article: Article) -> ET.Element:
    """Return who wrote a chapter, each with where they work and are to be found."""
    made = ET.Element("div", {"class": "byline"})
    for number, person in enumerate(contribution.authors):
        line = ET.SubElement(made, "p", {"class": "contributor"})
        name = ET.SubElement(line, "span", {"class": "contributor-name"})
        name.text = person.name
        standing = ", ".join(filter(None, (person.degree, person.rank, person.affiliation)))
        if standing:
            name.tail = ", "
            ET.SubElement(line, "span", {"class": "contributor-standing"}).text = standing
        article.addresses(made, f"authors.{number}", person)
    return made


def doi(number: str) -> ET.Element:
    """Return the line of a chapter's DOI."""
    line = ET.Element("p", {"class": "doi"})
    ET.SubElement(line, "a", {"href": doi_address(number)}).text = f"DOI: {number}"
    return line
