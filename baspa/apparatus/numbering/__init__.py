"""Book to Book: numbers of chapters, sections, figures, tables, formulas and their like, and what says them.

headings.py    parts, chapters, appendices, sections
captions.py    figures, tables, code with a caption
stated.py      theorems and their like
formulas.py    formulas
titled.py      divisions with a title
lists.py       the lists of figures and of tables
typed.py       references as other dialects write them
references.py  the links to all these
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.apparatus.numbering.captions import Captions
from baspa.apparatus.numbering.formulas import number_formulas
from baspa.apparatus.numbering.headings import number_headings, show_number
from baspa.apparatus.numbering.labels import Label, chapter_language, sequences
from baspa.apparatus.numbering.lists import empty_lists, make_lists
from baspa.apparatus.numbering.references import refer
from baspa.apparatus.numbering.stated import number_stated
from baspa.apparatus.numbering.titled import titled_divisions
from baspa.apparatus.numbering.typed import heading_texts, read_typed, told
from baspa.language import spoken
from baspa.model.book import Block, Book, Chapter, Heading
from baspa.model.problem import Problem, Problems, has_errors
from baspa.tree.chapter import parsed, renewed
from baspa.tree.divisions import NUMBERED_BOXES
from baspa.tree.links import Goals

# What a book without numbers and references has none of.
# Each begins with letters: these are sought ten times as fast as a choice of beginnings.
WAITING = tuple(
    map(
        re.compile,
        (
            r'<a [^>]*(?:href="[^>]*/>|class="[^"]*\bpage\b)',
            r"\{(?:number|title)\}",
            "formula-number",
            r"<figure\b[^>]* id=",
            r"<table\b[^>]* id=",
            r'<div [^>]*class="(?:[^"]*\b(?:listing|figure-group|table-group)|figures|tables)\b',
            rf'class="(?<=\bclass=")(?:{"|".join(NUMBERED_BOXES)})',
            "<span [^>]*data-refers=",
        ),
    )
)


def waits(chapter: Chapter) -> bool:
    """Tell whether a chapter has anything that waits for a number, or is counted."""
    return any(each.search(chapter.xhtml) for each in WAITING)


def with_numbering(book: Book) -> tuple[Book, Problems]:
    """Give a book its numbers, and let its links say them. Faulty links and lists of nothing are told."""
    numbering = book.metadata.numbering
    if not numbering.depth and not any(waits(chapter) for chapter in book.chapters):
        return book, ()
    language = spoken(book.metadata.language, book.metadata.words)
    trees = [parsed(chapter) for chapter in book.chapters]
    heads = number_headings(book.chapters, trees, language, numbering.depth)
    labels = {**terms(book.chapters), **heads.labels}
    within, captions = sequences(heads.prefixes, numbering.by_chapter), Captions()
    for tree in trees:
        show_numbers(tree, heads.shown)
        spoken_here = chapter_language(tree, language)
        labels.update(captions.number(tree, within[tree.get("id", "")], spoken_here))
        labels.update(number_stated(tree, captions, within[tree.get("id", "")], spoken_here))
        labels.update(dict(titled_divisions(tree, labels)))
    labels.update(number_formulas(trees, within))
    problems: list[Problem] = []
    goals = Goals(book.chapters)
    made: list[Block] = []
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    chapters: list[Chapter] = []
    cites = None if book.sources is None else not has_errors(book.sources.problems)
    for written, tree in zip(book.chapters, trees, strict=True):
        chapter, lost = read_typed(tree, written, goals, labels, chapter_language(tree, language))
        chapters.append(chapter)
        problems += told(lost, cites)
        made += make_lists(tree, chapter, trees, places, language.code)
        problems += (*empty_lists(tree, chapter),)
        problems += refer(tree, chapter, goals, labels, chapter_language(tree, language))
    numbered = (with_numbers(c, tree, heads.headings, made) for c, tree in zip(chapters, trees, strict=True))
    return replace(book, chapters=tuple(numbered)), tuple(problems)


def with_numbers(chapter: Chapter, tree: ET.Element, numbered: Mapping[str, Heading], made: Iterable[Block]) -> Chapter:
    """Return a chapter as its tree is now, with the headings that have their numbers."""
    headings = tuple(numbered.get(heading.id, heading) for heading in chapter.headings)
    return replace(renewed(chapter, tree, made), headings=tuple(heading_texts(tree, headings)))


def terms(chapters: Iterable[Chapter]) -> dict[str, Label]:
    """Return what references say of glossaries' terms: the terms themselves."""
    texts = {block.id: " ".join(block.text.split()) for chapter in chapters for block in chapter.blocks}
    return {name: Label(texts[name], "", texts[name], page=False) for chapter in chapters for name in chapter.terms}


def show_numbers(tree: ET.Element, shown: Mapping[str, str]) -> None:
    """Put the numbers before the headings of a chapter."""
    for heading in [element for element in tree.iter() if element.get("id", "") in shown]:
        show_number(heading, shown[heading.get("id", "")])
