"""The imported book held against the document: nothing may be lost on the way without a word.

Pandoc leaves out what it does not know (the formulas of an ODT, say) and is silent on it. So the words and the pictures
of the document are counted, in its own files where it has some, and those that the press reads in the book less often
are named.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.importing.lost_words import lost_words
from baspa.importing.nodes import PandocNode, nodes, plain_text
from baspa.importing.own_files import own_formulas, own_pictures, own_text
from baspa.importing.source import Document
from baspa.model.book import Book
from baspa.model.problem import Place, Problem, Problems, Severity
from baspa.tree.chapter import parsed

PARAGRAPHS = {"Para", "Plain", "Header", "LineBlock"}
INLINE = {"a", "code", "del", "em", "ins", "kbd", "mark", "s", "span", "strong", "sub", "sup", "u"}
LABEL = re.compile(r"list-style-type: '\(?([^\W\d]+)[.)] '")  # of an item with letters
# What pandoc 3.9 leaves out without a word, its mark in the XML, and the class of what it does see of it.
UNSEEN = {
    "content.xml": (
        ("index mark", b"<text:alphabetical-index-mark", ""),
        ("comment", b"<office:annotation ", ""),
        ("style with small capitals", b'fo:font-variant="small-caps"', ""),
    ),
    "word/comments.xml": (("comment", b"<w:comment ", "comment-start"),),
}


def held(document: Document, book: Book) -> Problems:
    """Return B087 for what is in a document and not in the book made of it."""
    members, blocks = document.members, document.blocks
    source = document.own or (own_text(members) if members else said(blocks))
    cited = " ".join(plain_text(item["c"][1]) for item in nodes(blocks) if item["t"] == "Cite")
    return (
        *unseen(members, blocks),
        *lost_pictures(members, blocks),
        *lost_words(source, f"{cited} {document.taken} {' '.join(shown_in(book))}", book),
    )


def unseen(members: Mapping[str, bytes], blocks: list[PandocNode]) -> Iterator[Problem]:
    """Yield B087 for each kind of thing that pandoc does not see in a DOCX or ODT."""
    formulas = own_formulas(members) - sum(item["t"] == "Math" for item in nodes(blocks))
    if formulas > 0:
        yield _warning(f"formula{f', {formulas} times' if formulas > 1 else ''}", "put it in by hand")
    seen = Counter(name for item in nodes(blocks) if item["t"] == "Span" for name in item["c"][0][1])
    for name, marks in UNSEEN.items():
        for what, mark, kind in marks:
            count = members.get(name, b"").count(mark) - seen[kind]
            if count > 0:
                hint = "put it in by hand" if name != "content.xml" else "saved as DOCX, the document loses less"
                yield _warning(f"{what}{f', {count} times' if count > 1 else ''}", hint)


def lost_pictures(members: Mapping[str, bytes], blocks: list[PandocNode]) -> Iterator[Problem]:
    """Yield B087 for each picture of a document that pandoc does not see: its file is elsewhere, or not there."""
    images = [item for item in nodes(blocks) if item["t"] == "Image"]
    seen = Counter(posixpath.basename(unquote(item["c"][2][0])) for item in images)
    for name, said in own_pictures(members):
        known = posixpath.basename(name)
        if seen[known]:
            seen[known] -= 1
        else:
            shown = f'picture "{said or known}"'
            yield _warning(f"{shown}: the document has no such file", "put it in by hand where the book needs it")


def said(blocks: Any) -> str:
    """Return the text of pandoc's tree, its notes as well."""
    return "".join(_pieces(blocks))


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for child in value:
            yield from _pieces(child)
    elif isinstance(value, dict):
        yield from _of_node(value.get("t"), value.get("c", value))


def _of_node(kind: Any, content: Any) -> Iterator[str]:
    if kind == "Str":
        yield content
    elif kind in ("Code", "CodeBlock"):
        yield content[1]
    elif kind == "Link" and "reference-type" in dict(content[0][2]):
        return  # the number of a figure, say, which the press gives itself
    elif kind in ("Emph", "Strong", "SmallCaps", "Span", "Link", "Quoted", "Underline", "Superscript", "Subscript"):
        yield from _pieces(content)
    elif kind not in ("Image", "Cite", "Math", "RawInline", "RawBlock"):
        end = "\n" if kind in PARAGRAPHS else " "
        yield end
        yield from _pieces([*content.values()] if isinstance(content, dict) else content)
        yield end


def shown_in(book: Book) -> Iterator[str]:
    """Yield the text of the book as the press reads it: the chapters without the numbers of notes, the title page."""
    for chapter in book.chapters:
        yield "".join(_shown(parsed(chapter)))
    facts = book.metadata
    yield " ".join([facts.title, facts.subtitle, facts.date, *(person.name for person in facts.authors)])
    yield from facts.annotation.values()


def _shown(element: ET.Element) -> Iterator[str]:
    gap = "" if element.tag in INLINE else " "
    yield gap
    if label := LABEL.search(element.get("style", "")):
        yield f"{label[1]} "  # which may have been typed
    if element.get("role") not in ("doc-noteref", "doc-backlink"):
        yield element.text or ""
        for child in element:
            yield from _shown(child)
            yield child.tail or ""
    yield gap


def _warning(message: str, hint: str) -> Problem:
    return Problem(Place("book.toml"), "B087", message, hint, Severity.WARNING)
