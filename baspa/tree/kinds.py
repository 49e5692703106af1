"""The parts of a book by kind: what its author calls a chapter, `# Foreword {.foreword}`, and what follows from that.

Roles are those of DPUB-ARIA 1.1 that a section may have (ARIA in HTML); what may stand before the text is said by the
Chicago Manual of Style, 17th edition, 1.4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from baspa.tree.divisions import PAGE_BREAK
from baspa.tree.names import HEADINGS

if TYPE_CHECKING:
    from baspa.model.book import Chapter, Heading


@dataclass(frozen=True, slots=True)
class Kind:
    """What is the same for all chapters of a kind."""

    role: str = ""  # DPUB-ARIA 1.1
    numbered: bool = False  # where the book numbers its chapters
    front: bool = False  # may stand before the text, on pages with roman numbers
    inside: bool = False  # belongs to the part that it follows
    opening: bool = False  # stands before the contents, on a page of its own


CHAPTER_KINDS: Mapping[str, Kind] = {
    "dedication": Kind("doc-dedication", front=True, opening=True),
    "epigraph": Kind(front=True, opening=True),
    "foreword": Kind("doc-foreword", front=True),
    "preface": Kind("doc-preface", front=True),
    "acknowledgements": Kind("doc-acknowledgments", front=True),
    "figures": Kind(front=True),
    "tables": Kind(front=True),
    "abbreviations": Kind(front=True),
    "introduction": Kind("doc-introduction"),
    "prologue": Kind("doc-prologue"),
    "part": Kind("doc-part", numbered=True),
    "chapter": Kind("doc-chapter", numbered=True, inside=True),
    "unnumbered": Kind("doc-chapter", inside=True),
    "conclusion": Kind("doc-conclusion"),
    "epilogue": Kind("doc-epilogue"),
    "afterword": Kind("doc-afterword"),
    "appendix": Kind("doc-appendix", numbered=True),
    "notes": Kind(),
    "glossary": Kind(),
    "bibliography": Kind(),
    "index": Kind(),
}
ALONE = {"doc-dedication": "dedication", "doc-epigraph": "epigraph"}  # a file of nothing else needs no heading


def kind_of(body: ET.Element) -> str:
    """Return the kind of a chapter: what its heading says, or what it is where it has none."""
    first = next(iter(body), None)
    if first is None:
        return "chapter"
    if needs_no_heading(body):
        return ALONE[first.get("role", "")]
    classes = first.get("class", "").split() if first.tag == "h1" else []
    return next((name for name in classes if name in CHAPTER_KINDS), "chapter")


def needs_no_heading(body: ET.Element) -> bool:
    """Tell whether a file is a dedication, or an epigraph or several, and nothing else."""
    roles = {element.get("role") for element in body}
    return len(roles) == 1 and roles <= ALONE.keys()


def heading_first(body: ET.Element) -> ET.Element | None:
    """Put a chapter's heading before what stands above it; return the first of that which is no epigraph or dedication.

    Rules and page breaks there part nothing, for each chapter begins a page: they fall away.
    """
    above = list(takewhile(lambda element: element.tag not in HEADINGS, body))
    if not above or len(above) == len(body) or body[len(above)].tag != "h1":
        return None
    heading = body[len(above)]
    body.remove(heading)
    body.insert(0, heading)
    kept = [element for element in above if element.tag != "hr" and element.get("class") != PAGE_BREAK]
    body[1 : 1 + len(above)] = kept
    return next((element for element in kept if element.get("role") not in ALONE), None)


def untitle(heading: ET.Element, kind: str) -> None:
    """Take the kind from the classes of a chapter's heading: it is the chapter's."""
    classes = [name for name in heading.attrib.pop("class", "").split() if name != kind]
    heading.attrib.update({"class": " ".join(classes)} if classes else {})


def front_matter(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Return the chapters before the text; none where nothing would be left."""
    front = tuple(takewhile(lambda chapter: CHAPTER_KINDS[chapter.kind].front, chapters))
    return front if len(front) < len(chapters) else ()


def opening(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Return the chapters that stand before the contents."""
    return tuple(takewhile(lambda chapter: CHAPTER_KINDS[chapter.kind].opening, front_matter(chapters)))


def in_parts(chapters: Sequence[Chapter]) -> frozenset[str]:
    """Return the ids of the chapters that belong to a part."""
    found, part = set(), False
    for chapter in chapters:
        part = chapter.kind == "part" or (part and CHAPTER_KINDS[chapter.kind].inside)
        if part and chapter.kind != "part":
            found.add(chapter.id)
    return frozenset(found)


def headings_with_depth(chapters: Sequence[Chapter]) -> tuple[tuple[Chapter, Heading, int], ...]:
    """Return every heading with its depth in the book, from 1: one more in a part than its level says."""
    inside = in_parts(chapters)
    return tuple((c, heading, heading.level + (c.id in inside)) for c in chapters for heading in c.headings)
