"""Plain text as pandoc's tree: paragraphs between blank lines, every character as it was typed."""

from __future__ import annotations

import re

from baspa.importing.nodes import PandocNode, node

BLANK = re.compile(r"\n[ \t\f\v]*(?:\n|\f)[ \t\n\f\v]*|\f")
GAP = re.compile(r"([ \t\v]*\n[ \t\v]*|[ \t\v]+)")


def paragraphs(text: str) -> list[PandocNode]:
    """Return the paragraphs of a text as blocks; a form feed ends one as a blank line does."""
    return [node("Para", inlines_of_text(piece)) for piece in BLANK.split(text) if piece.strip(" \t\n\v")]


def inlines_of_text(text: str) -> list[PandocNode]:
    """Return a paragraph's words; line ends stay line ends of the manuscript, which are spaces in the book."""
    pieces = GAP.split(text.strip(" \t\n\v"))
    return [_gap(piece) if number % 2 else node("Str", piece) for number, piece in enumerate(pieces) if piece]


def _gap(piece: str) -> PandocNode:
    return node("SoftBreak" if "\n" in piece else "Space")
