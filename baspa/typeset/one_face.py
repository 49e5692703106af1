"""Words in one face: an accent stands right only on a letter of the same font, and of one that has a place for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from baspa.model.text import beyond_ascii
from baspa.sorts.faces import SPARE, TEXT_FILE, is_placed, is_spared, letters_of

FACE = SPARE[0]  # of text: it has the letters and accents of all languages in Cyrillic and Latin, and phonetic ones
CLASS = "one-face"
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
ACCENT, CLUSTER = re.compile(f"[{ACCENTS}]"), re.compile(f"[^\\s{ACCENTS}][{ACCENTS}]+")
PIECE = re.compile(r"<(code|pre|math|svg|title|style|script)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
WORD = re.compile(r"[^\s&;]+")
MARKED = re.compile(f'<span class="{CLASS}">([^<]*)</span>')


def in_one_face(html: str, known: Set[str], house_face: bool = True) -> str:
    """Return HTML with each word marked that has a letter and its accent in two faces; `known` is what the text's has.

    So is one with an accent for which the text's face, where it is the house's own, has no place over its letter.
    Code is left as it is: its letters are all of one width, and those of the other face are not.
    """
    if not ACCENT.search(beyond_ascii(html)):
        return html
    return PIECE.sub(lambda piece: _marked_piece(piece[0], known, house_face), html)


def _marked_piece(piece: str, known: Set[str], house_face: bool) -> str:
    if piece.startswith("<") or not ACCENT.search(piece):
        return piece
    return WORD.sub(lambda word: _marked(word[0], known, house_face), piece)


def _marked(word: str, known: Set[str], house_face: bool) -> str:
    clusters = CLUSTER.findall(word)
    parted = any(len({letter in known for letter in cluster}) > 1 for cluster in clusters)
    beside = house_face and any(known >= set(one) and not is_placed(TEXT_FILE, one) for one in clusters)
    if not (parted and letters_of(FACE.file).issuperset(word)) and not (beside and is_spared(word, clusters)):
        return word
    return f'<span class="{CLASS}">{word}</span>'


def letters_in_one_face(documents: Iterable[str]) -> str:
    """Return the letters of all words that are marked so in some documents."""
    return "".join(word for document in documents for word in MARKED.findall(document))


def one_face_rule(families: str) -> str:
    """Return the CSS for such words, given the families of the text."""
    return f'.{CLASS} {{ font-family: "{FACE.family}", {families} }}\n'
