"""What pandoc 3.9 loses in HTML and in the pages of an e-book, written so that it is read.

Pandoc drops the notes of e-books that stand in files of their own, the names of paragraphs, and asides. So the marks of
notes (EPUB Structural Semantics, DPUB-ARIA) are handed through it under a name of our own, for far_notes.py.
"""

from __future__ import annotations

import re

from baspa.importing.html_tables import with_ends

KIND, PAGE = "data-note", "data-page"  # attributes: what a piece is among notes; which page of a book it is
CONTENTS = ("toc", "landmarks", "page-list", "loi", "lot")
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
SEMANTICS = re.compile(r"""\b(?:epub:type|role)\s*=\s*["']([^"'<>]*)["']""", re.IGNORECASE)
NOTES = re.compile(r"(?:foot|end|rear)?notes?|noteref|annoref|annotation|backlink|referrer")
PAGES = re.compile(rf"halftitlepage|titlepage|{'|'.join(CONTENTS)}")
ID = re.compile(r"""\sid\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
DIVISIONS = {"aside": "div", "nav": "div"}
NAMELESS = ("p", "dt", "dd", "sup", "em", "strong", "b", "i")  # elements whose names pandoc drops

# Elements whose words are carried, and that say no more in a book; comments; the ends of elements.
SILENT_TAG = re.compile(
    r"</|<!|<(?:a|abbr|address|article|aside|bdi|bdo|big|body|button|center|cite|data|details|dialog|div|fieldset|font"
    r"|footer|form|header|hgroup|html|ins|label|legend|main|mark|menu|nav|nobr|noscript|optgroup|option|output|p|picture"
    r"|rp|rt|ruby|section|select|small|source|span|summary|template|time|tt|u|wbr)\b",
    re.IGNORECASE,
)
ELEMENTS = "elements of HTML that a book has not:"


def says_nothing(tag: str) -> bool:
    """Tell whether nothing is lost with a tag of HTML that the press has no word for."""
    return bool(SILENT_TAG.match(tag))


def readable(text: str) -> str:
    """Return HTML whose notes, asides, tables and named paragraphs pandoc reads."""
    made = TAG.sub(_tag, with_ends(text))
    return re.sub(r"(?i)</body\s*>", "</div></body>", made) if f'<div {PAGE}="whole-' in made else made


def _tag(match: re.Match[str]) -> str:
    """Return a tag as pandoc reads it."""
    end, name, rest = match[1], match[2], match[3]
    known = DIVISIONS.get(name.lower(), name)
    if end:
        return f"</{known}>"
    said = [word.lower().removeprefix("doc-") for found in SEMANTICS.findall(rest) for word in found.split()]
    page = "toc" if name.lower() == "nav" else next(filter(PAGES.fullmatch, said), "")
    note = next(filter(NOTES.fullmatch, said), "")
    if note:
        rest = f' {KIND}="{note}"{SEMANTICS.sub("", rest)}'
    if name.lower() == "body" and page:
        return f'<body{rest}><div {PAGE}="whole-{page}">'
    rest = f' {PAGE}="{page}"{rest}' if page else rest
    named = ID.search(rest) if name.lower() in NAMELESS else None
    return f"<{known}{ID.sub('', rest)}><span id={named[1]}></span>" if named else f"<{known}{rest}>"
