"""What a book cites from: references and the style in which they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.model.problem import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that can be cited."""

    key: str
    item: str  # CSL-JSON, an object with sorted keys; its id is the key
    place: Place  # where the manuscript has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A citation style that was read and checked."""

    name: str  # as the book has it: a name of the press's own styles, or the path of a file
    tree: str  # the .csl file as JSON, by csl_xml.py
    notes: bool  # whether its citations stand in notes (class="note")
    lists: bool  # whether it has a bibliography
    own_words: bool = False  # whether the words of a record are those of its own language, not the book's
