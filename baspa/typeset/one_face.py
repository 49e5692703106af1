"""Words in one face: an accent that the text's face has not stands right only on a letter of the same font."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from baspa.model.text import beyond_ascii
from baspa.sorts.faces import SPARE, letters_of

FACE = SPARE[0]  # of text: it has the letters and accents of all languages in Cyrillic and Latin, and phonetic ones
CLASS = "one-face"
ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
ACCENT, CLUSTER = re.compile(f"[{ACCENTS}]"), re.compile(f"[^\\s{ACCENTS}][{ACCENTS}]+")
PIECE = re.compile(r"<(code|pre|math|svg|title|style|script)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
WORD = re.compile(r"[^\s&;]+")
MARKED = re.compile(f'<span class="{CLASS}">([^<]*)</span>')


def in_one_face(html: str, known: Set[str]) -> str:
    """Return HTML with each word marked that has a letter and its accent in two faces; `known` is what the text's has.

    Code is left as it is: its letters are all of one width, and those of the other face are not.
    """
    if not ACCENT.search(beyond_ascii(html)):
        return html
    return PIECE.sub(lambda piece: _marked_piece(piece[0], known), html)


def _marked_piece(piece: str, known: Set[str]) -> str:
    if piece.startswith("<") or not ACCENT.search(piece):
        return piece
    return WORD.sub(lambda word: _marked(word[0], known), piece)


def _marked(word: str, known: Set[str]) -> str:
    parted = any(len({letter in known for letter in cluster}) > 1 for cluster in CLUSTER.findall(word))
    if not parted or not set(word) <= letters_of(FACE.file):
        return word
    return f'<span class="{CLASS}">{word}</span>'


def letters_in_one_face(documents: Iterable[str]) -> str:
    """Return the letters of all words that are marked so in some documents."""
    return "".join(word for document in documents for word in MARKED.findall(document))


def one_face_rule(families: str) -> str:
    """Return the CSS for such words, given the families of the text."""
    return f'.{CLASS} {{ font-family: "{FACE.family}", {families} }}\n'
