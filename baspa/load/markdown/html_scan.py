"""The pieces of a block of raw HTML: text, tags, and what is taken whole, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from baspa.load.markdown.html_tags import LEFT_OUT, REFUSED, TAG, WITHOUT_END, HtmlTag, end_of_element, read_tag

NOTHING = HtmlTag("", False, {})
ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))  # what is neither text nor an element
WHOLE = (LEFT_OUT | REFUSED | {"pre"}) - WITHOUT_END

RAW = (
    "script",
    "style",
    "textarea",
)  # without an end they go on to that of what they stand in (CommonMark 4.6, kind 1)

Kind = Literal["text", "tag", "comment", "declaration", "whole", "endless"]


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """A piece of a block of HTML."""

    kind: Kind
    at: int  # where it begins in the block
    text: str
    tag: HtmlTag = NOTHING  # of an element that is whole, its first
    within: str = ""  # of such an element: what stands between its tags


def pieces_of(block: str) -> Iterator[HtmlPiece]:
    """Yield the pieces of a block, in their order; joined they are the block."""
    begin = at = 0
    unended: set[str] = set()
    while (at := block.find("<", at)) >= 0:
        piece = _piece(block, at, unended)
        if piece is None:
            at += 1
            continue
        if at > begin:
            yield HtmlPiece("text", begin, block[begin:at])
        yield piece
        begin = at = at + len(piece.text)
    if begin < len(block):
        yield HtmlPiece("text", begin, block[begin:])


def _piece(block: str, at: int, unended: set[str]) -> HtmlPiece | None:
    """Return what begins with a < that is no text; `unended` are the ends that stand nowhere behind it."""
    for begin, end in ENDS:
        if block.startswith(begin, at):
            stop = -1 if end in unended else block.find(end, at + len(begin))
            if stop < 0:
                unended.add(end)
                return HtmlPiece("endless", at, block[at:], HtmlTag(begin[1:], False, {}))
            return HtmlPiece("comment" if begin == "<!--" else "declaration", at, block[at : stop + len(end)])
    found = TAG.match(block, at)
    return _element(block, found, unended) if found else None


def _element(block: str, found: re.Match[str], unended: set[str]) -> HtmlPiece:
    """Return a tag, or the whole element that it begins, where that is read at once."""
    at, tag = found.start(), read_tag(found[0])
    if tag.name not in WHOLE or tag.ends or found[0].endswith("/>") or tag.name in unended:
        return HtmlPiece("tag", at, found[0], tag)
    end = end_of_element(tag.name).search(block, found.end())
    if end:
        return HtmlPiece("whole", at, block[at : end.end()], tag, block[found.end() : end.start()])
    unended.add(tag.name)
    if tag.name == "pre":
        return HtmlPiece("whole", at, block[at:], tag, block[found.end() :])
    return HtmlPiece("endless", at, block[at:], tag) if tag.name in RAW else HtmlPiece("tag", at, found[0], tag)
