"""From the element tree of a Markdown file to its chapters: sections, figures, notes, and an id for every block.

The semantics follow DPUB-ARIA 1.1 (role="doc-chapter", doc-noteref, doc-footnote, doc-epigraph); both faces of the book
are made from this one tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal
from xml.etree import ElementTree as ET

from baspa.language import find
from baspa.load.chapter.cited_notes import set_in_notes
from baspa.load.chapter.headings import NamesOfFile, titles_within
from baspa.load.chapter.in_blocks import outside_blocks
from baspa.load.chapter.levels import close_levels
from baspa.load.chapter.pieces import ChapterPiece, pieces_of
from baspa.load.chapter.reader import ChapterReader
from baspa.load.chapter.repeated_notes import unlike_first
from baspa.load.chapter.source import ReadFile, held_against_source
from baspa.load.chapter.traces import untraced
from baspa.load.chapter.untitled import with_title
from baspa.load.markdown import read_tree
from baspa.load.markdown.marks import Mark
from baspa.model.book import Chapter
from baspa.model.problem import Problem, Problems, has_errors
from baspa.tree.names import CONTROL

Cites = Literal["", "text", "notes"]


def read_chapters(
    number: int,
    path: str,
    source: str,
    language: str,
    smart: bool = True,
    cites: Cites = "",
    keys: Sequence[str] = (),
    title: str = "",
    commands: Sequence[str] = (),
) -> tuple[tuple[Chapter, ...], Problems]:
    """Read one Markdown file as chapter `number` (from 1) of a book in `language` (BCP 47), and those that follow.

    A file has one chapter, and one more for each heading of level 1 behind its first.
    With `smart`, what was typed for want of a key becomes the sign that it stands for: quotes, dashes, ellipses.
    `cites` says whether @ cites, and whether each citation in the text gets a note of its own; `keys` are those that
    could be names of figures and the like as well, and are none. `title` is the book's, for a chapter that has none
    and whose file's name says none; `commands` are those for formulas that are defined before. A control character
    (B032) is read as a space: no tree could hold it. The faults are those of its text and of all that is called here.
    """
    spoken = find(language)
    tree = read_tree(path, CONTROL.sub(" ", source), spoken if smart else None, cites != "", keys, commands)
    if cites == "notes":
        set_in_notes(tree, spoken.notes_after_points)
    untitled = with_title(path, tree, title)
    levels = tuple(close_levels(path, tree))
    pieces, names = pieces_of(path, tree, source), NamesOfFile(spoken)
    problems = [*tree.problems, *levels, *titles_within(path, tree, pieces)]
    chapters, sections = list[Chapter](), list[ET.Element]()
    for at, piece in enumerate(pieces, number):
        reader = ChapterReader(f"c{at}", path, piece.tree, language, names)
        chapter, section, found = reader.chapter(piece, len(pieces) == 1, cites != "")
        problems += found
        chapters.append(chapter)
        sections.append(section)
    chapters[0] = replace(chapters[0], commands=tuple(tree.defined))
    if not has_errors(problems):  # which tell what is lost by them
        problems += proved(ReadFile(path, source, tuple(chapters)), pieces, sections, tree.marks, untitled)
    return tuple(chapters), tuple(problems)


def proved(
    file: ReadFile,
    pieces: Sequence[ChapterPiece],
    sections: Sequence[ET.Element],
    marks: Sequence[Mark],
    untitled: ET.Element | None,
) -> Iterator[Problem]:
    """Yield what is lost or doubled between a file and its chapters.

    What no author wrote there is taken out of the sections: repeated notes, and the title of one that had none.
    """
    for chapter, section in zip(file.chapters, sections, strict=True):
        yield from outside_blocks(chapter, section)
    if untitled is not None:
        sections[0].remove(untitled)
    for piece, section in zip(pieces, sections, strict=True):
        yield from unlike_first(file, piece.repeated)
        for note, _ in piece.repeated:
            section[-1].remove(note)
    yield from held_against_source(file, sections, marks)
    yield from untraced(file, sections, marks, {target for piece in pieces for target in piece.tree.gone})
