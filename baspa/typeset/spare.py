"""What the documents of a book need beside the faces of its text: signs that are composed, spare faces, boxes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from baspa.model.book import Book, Faces, Font
from baspa.model.edition import Section
from baspa.sorts.choice import Sorts, sorts_of
from baspa.sorts.faces import TEXT_FILE, characters_in, exact_fonts, letters_of, own_letters
from baspa.typeset.one_face import FACE, letters_in_one_face
from baspa.untrusted.svg_words import svg_words

CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)  # has its own face


@dataclass(frozen=True, slots=True)
class SpareFonts:
    """What paper, or the e-book, needs beside the fonts of the house and of the book."""

    sorts: Sorts
    made: tuple[Font, ...]  # that the press made for this book: of composed signs, boxes, and spare faces on paper
    has_words: bool = False  # that are set in the spare face of text as a whole

    @property
    def families(self) -> tuple[str, ...]:
        """All families, in the order in which they are looked through: composed, spare, boxes."""
        boxes = [font.family for font in self.made if not font.letters.isdisjoint(self.sorts.lacking)]
        composed = [font.family for font in self.made if font.family not in boxes]
        return tuple(dict.fromkeys((*composed, *self.sorts.families, *boxes)))


NOTHING_SPARE = SpareFonts(Sorts(), ())


def on_paper(faces: Faces, documents: Collection[str]) -> SpareFonts:
    """Return what paper needs, whose documents are given: beside them it has the words of pictures and of queries."""
    queries = [f"{q.reading}{q.kind}{q.note}{q.suggested}" for q in faces.whole.queries]
    words = ["".join(svg_words(image.data)) for image in faces.print.images if image.media_type == "image/svg+xml"]
    sorts = needed(faces.whole, (*documents, *queries, *words))
    made = (*composed(faces.whole, sorts), *exact_fonts(sorts.spare), *drawn_alike(sorts), *numbered_boxes(sorts))
    return SpareFonts(sorts, made, bool(letters_in_one_face(documents)))


def on_screen(faces: Faces, sections: Sequence[Section]) -> SpareFonts:
    """Return what the e-book needs; for what no font of the press has, the reader's program may have one."""
    documents = [FORMULA.sub("", section.xhtml) for section in sections]
    sorts = needed(faces.whole, documents)
    return SpareFonts(sorts, composed(faces.whole, sorts), bool(letters_in_one_face(documents)))


def needed(book: Book, documents: Iterable[str]) -> Sorts:
    """Return what the letters of documents need beside the fonts of the house and of the book."""
    documents = tuple(documents)
    own, words = own_letters(book.fonts), letters_in_one_face(documents)
    if characters_in(documents) <= letters_of(TEXT_FILE) | set("\n\t"):
        return with_words(Sorts(), words)
    code = {letter for document in documents for found in CODE.finditer(document) for letter in found[0]}
    text = characters_in(CODE.sub("", document) for document in documents)
    return with_words(sorts_of(text, code, own), words)


def with_words(sorts: Sorts, letters: str) -> Sorts:
    """Return what is needed beside, with the letters of whole words that are set in the spare face of text."""
    if not letters:
        return sorts
    before = dict(sorts.spare)
    needed = {FACE.file: "".join(sorted({*before.pop(FACE.file, ""), *letters})), **before}
    return replace(sorts, spare=tuple(needed.items()))


def composed(book: Book, sorts: Sorts) -> tuple[Font, ...]:
    """Return the fonts of the signs that are composed."""
    if not sorts.composed:
        return ()
    from baspa.sorts.compositions import composed_fonts

    return composed_fonts(sorts.composed, (font for font in book.fonts if font.family == book.metadata.design.font))


def drawn_alike(sorts: Sorts) -> tuple[Font, ...]:
    """Return the font of the signs that are drawn as others of their shape."""
    if not sorts.alike:
        return ()
    from baspa.sorts.likenesses import likenesses

    return likenesses(sorts.alike)


def numbered_boxes(sorts: Sorts) -> tuple[Font, ...]:
    """Return the font of the boxes for what no font has."""
    if not sorts.lacking:
        return ()
    from baspa.sorts.boxes import boxes

    return boxes(sorts.lacking)
