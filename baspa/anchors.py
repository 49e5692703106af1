"""Where the links of a manuscript lead: from what an author writes to the element's id, unique in the book."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import unquote

from baspa.model import Chapter

OUTSIDE = ("http://", "https://", "mailto:")


def is_outside(target: str) -> bool:
    """Tell whether a link leaves the book to a place that readers may be sent to."""
    return target.lower().startswith(OUTSIDE)


def anchors(chapter: Chapter) -> dict[str, str]:
    """Return what links may say after "#" for this chapter -> the id: authors' own, headings' and terms' texts.

    Entries of the bibliography have theirs, c3-ref-key, to which the press's own links lead.
    """
    names = (*(heading.id for heading in chapter.headings), *chapter.terms)
    made = {name.removeprefix(f"{chapter.id}-"): name for name in names}
    made |= {block.id: block.id for block in chapter.blocks if block.kind == "entry"}
    return made | {name: name for name, _ in chapter.ids}


def resolve(target: str, chapter: Chapter, chapters: Sequence[Chapter]) -> tuple[Chapter, str] | None:
    """Return the chapter and the element's id that `target`, written in `chapter`, leads to; None where it is broken.

    A bare "#name" looks in its own chapter first, then in the whole book; "file.md#name" is relative to its own file.
    """
    path, _, name = unquote(target).partition("#")
    if not path:
        return next(((c, anchors(c)[name]) for c in (chapter, *chapters) if name in anchors(c)), None)
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), path))
    other = next((c for c in chapters if c.path == wanted), None)
    if other is None:
        return None
    if not name:
        return other, other.id
    known = anchors(other)
    return (other, known[name]) if name in known else None
