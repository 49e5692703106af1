"""The numbers of notes, where they do not begin anew with each chapter: through the book, or page by page.

Those of pages the layout alone can say (baspa/layout/pages/notes_by_page.py); the tree keeps those of the chapter, for
the e-book.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from baspa.model.book import PAGES, Chapter
from baspa.tree.chapter import parsed, renewed

NoteNumbering = Literal["chapter", "book", "page"]
NUMBERED = ("doc-noteref", "doc-backlink")


def number_notes(chapters: tuple[Chapter, ...], numbering: NoteNumbering) -> tuple[Chapter, ...]:
    """Return the chapters, which number their notes each for itself, numbered so; PAGES stands for pages' numbers."""
    if numbering == "chapter":
        return chapters
    made: list[Chapter] = []
    before = 0
    for chapter in chapters:
        if "doc-footnote" not in chapter.xhtml:
            made.append(chapter)
            continue
        tree = parsed(chapter)
        for link in (link for link in tree.iter("a") if link.get("role") in NUMBERED):
            link.text = PAGES if numbering == "page" else str(before + int(link.text or "0"))
        before += sum(note.get("role") == "doc-footnote" for note in tree.iter("aside"))
        said = renewed(chapter, tree)
        made.append(replace(said, xhtml=chapter.xhtml) if numbering == "page" else said)
    return tuple(made)
