"""What the steps of the references hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.problem import Place


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


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One reference in a citation, with what the author wrote around it."""

    key: str
    prefix: str = ""  # text before it: "see"
    label: str = ""  # CSL's name of what the locator counts: page, chapter, volume; "" without a locator
    locator: str = ""  # 12, 33–35, iv
    suffix: str = ""  # text after it
    suppress_author: bool = False  # [-@key]: the sentence has named the author
    author_in_text: bool = False  # @key: the author is part of the sentence


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation in the text: its items, and the number of the note that it stands in (from 1; 0: the running text).

    In a style of notes every citation stands in a note, be it the author's or one made for the citation.
    """

    items: tuple[CitationItem, ...]
    note: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A formatted citation, as markup; `author` is what stands in the sentence when the author is part of it, or ""."""

    markup: str
    author: str = ""
    linked: str = ""  # the markup with <a href="#key"> around what is said of each reference


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the bibliography, as markup; `label` is its number ("1.", "[1]") where the style sets one apart."""

    key: str
    markup: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What became of the citations, in their order, and the bibliography, in the order of the style."""

    citations: tuple[Citation, ...]
    bibliography: tuple[Entry, ...]
    hanging_indent: bool  # whether the second and further lines of an entry are indented
