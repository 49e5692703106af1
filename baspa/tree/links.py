"""Where the links of a manuscript lead: from what an author writes to the element's id, unique in the book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.model.book import Chapter, Link
from baspa.tree.aliases import NamedFiles, heading_aliases
from baspa.tree.notes import is_note_name

ENDING = re.compile(r"[\s()]")  # what may end an address that stands between ( and )
ANGLES, GUARDED = re.compile(r"[<>]"), r"\\\g<0>"
OUTSIDE = ("http://", "https://", "mailto:", "tel:", "sms:", "geo:")


def is_outside(target: str) -> bool:
    """Tell whether a link leaves the book to a place that readers may be sent to."""
    return target.lower().startswith(OUTSIDE)


def link_names(chapter: Chapter) -> dict[str, str]:
    """Return what links may say after "#" for this chapter -> the id: authors' own, headings' and terms' texts.

    Entries of the bibliography have theirs, c3-ref-key, to which the press's own links lead, and so have notes that are
    linked to, c3-note-1.
    """
    names = (*(heading.id for heading in chapter.headings), *chapter.terms)
    made = {name.removeprefix(f"{chapter.id}-"): name for name in names}
    made |= {b.id: b.id for b in chapter.blocks if b.kind == "entry" or (b.kind == "note" and is_note_name(b.id))}
    return made | {name: name for name, _ in chapter.ids} | dict(chapter.own_ids)


class Goals:
    """What links of a book may lead to: made once, for many links."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        """Gather the anchors of the chapters; a name that several have is the first one's."""
        self.own = {chapter.id: link_names(chapter) for chapter in chapters}
        self.first = {name: (c, goal) for c in reversed(chapters) for name, goal in self.own[c.id].items()}
        self.by_path = {chapter.path: chapter for chapter in reversed(chapters)}
        self.chapters = chapters

    def find(self, target: str, chapter: Chapter) -> tuple[Chapter, str] | None:
        """Return the chapter and the element's id that `target`, written in `chapter`, leads to; None if it is broken.

        A bare "#name" looks in its own chapter first, then in the others of its file, then in the whole book;
        "file.md#name" is relative to its own file, and "file.md" leads to its first chapter. Only what is not found so
        is sought among the names that other programs give.
        """
        path, _, name = unquote(target).partition("#")
        if not path:
            here = self.own[chapter.id].get(name)
            found = (chapter, here) if here else self.in_file(chapter).get(name) or self.first.get(name)
            return found or self._by_alias(name, chapter)
        other = self.by_path.get(posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), path)))
        other = other or self._files.find(path, chapter)
        if other is None:
            return None
        if not name:
            return (other, other.id)
        return self.in_file(other).get(name) or self._alias(name, other)

    def in_file(self, chapter: Chapter) -> dict[str, tuple[Chapter, str]]:
        """Return the names in the file of a chapter -> the chapter there, and the id."""
        known = self._named.get(file_named(chapter))
        if known is None:
            chapters = reversed(self._of_file[file_named(chapter)])
            known = {name: (each, goal) for each in chapters for name, goal in self.own[each.id].items()}
            self._named[file_named(chapter)] = known
        return known

    def _by_alias(self, name: str, chapter: Chapter) -> tuple[Chapter, str] | None:
        found = (self._alias(name, each) for each in (chapter, *(of[0] for of in self._of_file.values())))
        return next(filter(None, found), None)

    def _alias(self, name: str, chapter: Chapter) -> tuple[Chapter, str] | None:
        known = self._aliases.get(file_named(chapter))
        if known is None:
            known = self._aliases[file_named(chapter)] = heading_aliases(self._of_file[file_named(chapter)])
        return known.get(name) or known.get(name.lower())

    @cached_property
    def _files(self) -> NamedFiles:
        return NamedFiles(self.chapters)

    @cached_property
    def _of_file(self) -> dict[str, list[Chapter]]:
        found: dict[str, list[Chapter]] = {}
        for chapter in self.chapters:
            found.setdefault(file_named(chapter), []).append(chapter)
        return found

    @cached_property
    def _named(self) -> dict[str, dict[str, tuple[Chapter, str]]]:
        return {}

    @cached_property
    def _aliases(self) -> dict[str, dict[str, tuple[Chapter, str]]]:
        return {}


def written_links(tree: ET.Element, chapter: Chapter) -> Iterator[tuple[ET.Element, Link]]:
    """Yield the elements of a chapter's links, each with its link: both are in one order."""
    waiting = list(reversed(chapter.links))
    for element in tree.iter("a"):
        if waiting and not element.get("role") and waiting[-1].target == element.get("href"):
            yield element, waiting.pop()


def file_named(chapter: Chapter) -> str:
    """Return what the chapters of one file have in common: its path; one that the press made is alone."""
    return chapter.path or chapter.id


def written_address(target: str) -> str:
    """Return an address as a manuscript has it between brackets: between < and > where it would end too early."""
    return f"<{ANGLES.sub(GUARDED, target)}>" if ENDING.search(target) else target
