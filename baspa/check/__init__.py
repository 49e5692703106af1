"""What a reader, a printer or a library would trip over: the rules that a book is held against, in their order.

A rule takes the Book, or the book as each face has it, and yields Problems. To add one, write the function and add it
to its list here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from baspa.check import (
    accents,
    bold_headings,
    code,
    design,
    editions,
    fonts,
    glyphs,
    images,
    marks,
    metadata,
    note_headings,
    notes,
    plain_texts,
    queries,
    read_aloud,
    same_numbers,
    sheets,
    text,
    typed_facts,
    typed_numbers,
    typed_references,
    unnamed_articles,
    wanting,
    without_effect,
    wrap,
)
from baspa.model.book import Book, Faces
from baspa.model.problem import Problem, Problems

BookRule = Callable[[Book], Iterable[Problem]]

FAULTS: tuple[BookRule, ...] = (
    metadata.dates,
    metadata.isbns,
    metadata.identifiers,
    metadata.roles,
    metadata.languages,
    metadata.words,
    plain_texts.marks_in_texts,
    text.chapter_list,
    text.contributions,
    typed_facts.typed_facts,
    unnamed_articles.unnamed_articles,
    text.ids,
    text.links_to_several,
    text.links,
    code.languages,
    marks.classes,
    marks.unturned,
    marks.unbroken,
    marks.bibliographies,
    typed_references.lists_of_references,
    typed_references.typed_references,
    bold_headings.bold_headings,
    note_headings.headings_of_notes,
    typed_numbers.typed_numbers,
    typed_numbers.captions_in_the_text,
    typed_numbers.captions_in_brackets,
    same_numbers.same_numbers,
    design.leading,
    design.margins,
    design.first_page,
    design.unread,
    sheets.reaching_out,
    without_effect.without_effect,
    wrap.wrap_paper,
    wrap.spine_of_binding,
    images.alternative_texts,
    fonts.families,
    glyphs.controls,
    glyphs.glyphs,
    glyphs.glyphs_of_pictures,
    accents.accents_beside,
    queries.readings,
    notes.numbering,
)

BETWEEN_FACES: tuple[Callable[[Faces], Iterable[Problem]], ...] = (
    editions.editions,
    notes.divisions,
    images.moving_images,
    images.drawings_on_paper,
    read_aloud.labels,
)

WANTING: tuple[BookRule, ...] = (
    wanting.isbns,
    wanting.publication,
    wanting.description,
    wanting.persons,
    wanting.rights,
    wanting.identifiers,
    wanting.accessibility,
)


def check(faces: Faces) -> Problems:
    """Return the faults of a book, and of what its faces have and have not: see docs/problems.md."""
    book = [problem for rule in FAULTS for problem in rule(faces.whole)]
    return (*book, *(problem for rule in BETWEEN_FACES for problem in rule(faces)))


def wanted(book: Book) -> Problems:
    """Return notes on what a shop or a library would still ask for."""
    return tuple(problem for rule in WANTING for problem in rule(book))
