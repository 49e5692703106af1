"""A DOCX before and after pandoc: its parts mended, and the documents put in that stand in it as a whole."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from baspa.importing import pandoc
from baspa.importing.encoding import decode_old
from baspa.importing.html_mends import readable
from baspa.importing.marks import Marks
from baspa.importing.nodes import PandocNode
from baspa.importing.plain_text import paragraphs
from baspa.importing.rtf_text import in_unicode
from baspa.importing.word_list_styles import with_levels
from baspa.importing.word_nodes import parsed, relations
from baspa.importing.word_text import WordText
from baspa.model.problem import Failure

PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
KINDS = {".html": "html", ".htm": "html", ".xhtml": "html", ".rtf": "rtf", ".txt": "text"}


class WordMends:
    """What was done to one document; `after` puts back what pandoc could not carry."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.marks = Marks()
        self.members = dict(with_levels(members))
        self.chunks: dict[int, str] = {}
        for part in (name for name in PARTS if name in members):
            folder, name = posixpath.split(part)
            targets = dict(relations(members.get(f"{folder}/_rels/{name}.rels", b""), members))
            text = WordText(parsed(self.members[part]), targets, self.marks)
            self.members[part] = text.mend()
            self.chunks |= text.chunks

    def after(self, blocks: list[PandocNode]) -> Any:
        """Return the blocks with marks as spans, and with the documents that stand in their places."""
        put_in = {number: self.read(part) for number, part in self.chunks.items()}
        return self.marks.found(blocks, {number: read for number, read in put_in.items() if read})

    def read(self, part: str) -> list[PandocNode]:
        """Return the blocks of a document that is put in; none where it is of a kind that is not read, or broken."""
        kind, data = KINDS.get(posixpath.splitext(part)[1].lower(), ""), self.members.get(part, b"")
        try:
            if kind == "rtf":
                return pandoc.parse(in_unicode(data), kind, part).blocks
            text = decode_old(data, part)[0] if kind else ""
            return paragraphs(text) if kind == "text" else self.html(text, part)
        except Failure:
            return []

    def html(self, text: str, part: str) -> list[PandocNode]:
        """Return the blocks of a page."""
        return pandoc.parse(readable(text).encode(), "html", part).blocks if text else []
