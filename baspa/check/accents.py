"""Accents that stand beside their letters: x̄, β̂. The font of the text has both, and no place for one over the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.model.as_text import placed
from baspa.model.book import Book, Chapter
from baspa.model.design import TEXT_FAMILY
from baspa.model.problem import Place, Problem, Severity
from baspa.sorts.faces import TEXT_FILE, is_placed, letters_of

ACCENTS = re.compile("[\u0300-\u036f]")
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


def accents_beside(book: Book) -> Iterator[Problem]:
    """Yield B253, a warning, for the letters of a chapter whose accents the house's text face sets beside them.

    How the accents of a font of the book's own stand by themselves is not known: then nothing is said.
    """
    if book.metadata.design.font not in (None, "", TEXT_FAMILY):
        return
    for chapter in book.chapters:
        found = [pair for pair in accented(chapter) if not is_placed(TEXT_FILE, pair[1])]
        if found:
            shown = placed((place.line, letters) for place, letters in found)
            said = f"accents stand beside their letters, for the text's font has no place over these: {shown}"
            hint = "write a formula, $\\bar{x}$, or put a font that has them into the book's styles/fonts/"
            yield Problem(found[0][0], "B253", said, hint, Severity.WARNING)


def accented(chapter: Chapter) -> Iterator[tuple[Place, str]]:
    """Yield the letters with accents that the text's face has, each with the place of its paragraph."""
    if not ACCENTS.search(chapter.source):
        return
    known = letters_of(TEXT_FILE)
    for block in (block for block in chapter.blocks if block.kind != "code"):
        yield from ((block.place, each) for each in ACCENTED.findall(block.text) if known.issuperset(each))
