"""Stretches of an edition: chapters from one that begins on a page of its own up to the next that does, as text.

A stretch goes by the id of its first chapter; the first, with what stands before all chapters, has the name "". What
stands around chapters belongs to the stretch that it follows.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from baspa.model.edition import Edition

ID = re.compile(r' id="([^"]*)"')
GOAL = re.compile(r' (?:href|data-target)="#([^"]*)"')


def around(edition: Edition) -> tuple[object, ...]:
    """Return what lays an edition out beside the text of its chapters, and what is told of its pages."""
    frame = edition.paper
    for chapter in edition.paper_chapters:
        frame = frame.replace(chapter, section_name(chapter), 1)
    fonts = edition.fonts, edition.paper_fonts
    own = edition.paper_css, edition.resources, edition.paper_resources, edition.drawings, *fonts
    said = edition.metadata.design, edition.metadata.notes, edition.metadata.epub.pages
    return frame, len(edition.paper_chapters), *said, edition.languages, *own


def section_name(chapter: str) -> str:
    """Return the id of a chapter's element."""
    found = ID.search(chapter)
    return found[1] if found else ""


def names_of(edition: Edition) -> tuple[str, ...]:
    """Return the ids of the chapters, in their order."""
    return tuple(map(section_name, edition.paper_chapters))


def chapter_ids(edition: Edition) -> frozenset[str]:
    """Return those ids; none where the paper face has its chapters in another order, or without ids of their own."""
    names, at = names_of(edition), 0
    for chapter in edition.paper_chapters:
        at = edition.paper.find(chapter, at)
        if at < 0:
            return frozenset()
    return frozenset(names if len(set(names)) == len(names) and all(names) else ())


def pieces(edition: Edition, names: Container[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield the paper face piece by piece: the stretch of each, its HTML, and whether it is a chapter."""
    name, at = "", 0
    for chapter in edition.paper_chapters:
        begin = edition.paper.index(chapter, at)
        yield name, edition.paper[at:begin], False
        own, at = section_name(chapter), begin + len(chapter)
        name = own if own in names else name
        yield name, chapter, True
    yield name, edition.paper[at:], False


def texts(edition: Edition, names: Container[str]) -> dict[str, str]:
    """Return the HTML of each stretch, in their order, given their names."""
    found: dict[str, str] = {}
    for name, text, _ in pieces(edition, names):
        found[name] = found.get(name, "") + text
    return found


def with_stubs(edition: Edition, name: str, names: Container[str]) -> Edition:
    """Return an edition with the chapters of one stretch; of the others there is what that and the frame refer to."""
    every = [(text, is_chapter and own != name) for own, text, is_chapter in pieces(edition, names)]
    wanted = frozenset(GOAL.findall("".join(text for text, is_other in every if not is_other)))
    return replace(edition, paper="".join(stub(text, wanted) if is_other else text for text, is_other in every))


def stub(chapter: str, wanted: Container[str]) -> str:
    """Return a chapter's element with nothing in it but places that something leads to."""
    begin = chapter[: chapter.index(">") + 1]
    goals = [f'<p id="{name}"></p>' for name in ID.findall(chapter[len(begin) :]) if name in wanted]
    return f"{begin}{''.join(goals)}</section>"
