"""Accents that stand beside their letters: the fonts of text have both, and no place for one over the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baspa.model.as_text import placed
from baspa.model.book import Book, Chapter
from baspa.model.problem import Place, Problem, Severity
from baspa.sorts.faces import TEXT_FILE, is_house_face, is_placed, is_spared, letters_of

ACCENTS = re.compile("[\u0300-\u036f]")
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
WORD = re.compile(r"[^\s&;]*[\u0300-\u036f][^\s&;]*")


def accents_beside(book: Book) -> Iterator[Problem]:
    """Yield B253, a warning, for the letters of a chapter whose accents the house's faces of text set beside them.

    A word for which the first has no place, and the spare one has, is set in that: typeset/one_face.py.
    How the accents of a font of the book's own stand by themselves is not known: then nothing is said.
    """
    if not is_house_face(book.metadata.design.font):
        return
    for chapter in book.chapters:
        found = list(accented(chapter))
        if found:
            shown = placed((place.line, letters) for place, letters in found)
            said = f"accents stand beside their letters, for the text's font has no place over these: {shown}"
            hint = "write a formula, $\\bar{x}$, or put a font that has them into the book's styles/fonts/"
            yield Problem(found[0][0], "B253", said, hint, Severity.WARNING)


def accented(chapter: Chapter) -> Iterator[tuple[Place, str]]:
    """Yield the letters with accents that no face of text places, each with the place of its paragraph."""
    if not ACCENTS.search(chapter.source):
        return
    known = letters_of(TEXT_FILE)
    for block in (block for block in chapter.blocks if block.kind != "code"):
        for word in WORD.findall(block.text):
            beside = [each for each in ACCENTED.findall(word) if known.issuperset(each)]
            beside = [each for each in beside if not is_placed(TEXT_FILE, each)]
            yield from ((block.place, each) for each in beside if not is_spared(word, beside))
