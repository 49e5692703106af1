"""What a DOCX, an ODT or an EPUB says by its own files: its words and its pictures, read without pandoc."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from baspa.importing import marks
from baspa.importing.facts import xml
from baspa.importing.html_mends import CONTENTS, KIND, PAGE, readable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "content.xml")
# What is no text of the document: deleted text, the copy of a text box for old programs, comments, what programs made.
UNREAD = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{TEXT}note-citation",
    f"{TEXT}tracked-changes",
    f"{TEXT}table-of-content",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
}
PARAGRAPHS = {f"{W}p", f"{TEXT}p", f"{TEXT}h"}
HYPHEN = f"{W}noBreakHyphen"
GAPS = {f"{W}tab", f"{W}br", f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break"}
OPF = "{http://www.idpf.org/2007/opf}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
HREF = "{http://www.w3.org/1999/xlink}href"
MATH = b"http://www.w3.org/1998/Math/MathML"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"  # a picture of a DOCX (ECMA-376-1, 20.1.8.13)
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"  # and one as old versions of Word write it
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SILENT = {"head", "nav", "script", "style", "title", "svg", "math"}  # elements of HTML whose text is not read
WITHIN = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "meter", "nobr", "q", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
MARK = re.compile(r"[\[({]?(?:\d{1,4}|\W{1,4})[\])}.]?")  # what a link to a note shows
MADE = {"noteref", "backlink", *CONTENTS, *(f"whole-{name}" for name in CONTENTS)}  # what the press makes itself


def own_text(members: Mapping[str, bytes]) -> str:
    """Return the text of a document by its own files, with a space where a word ends."""
    parts = [ET.fromstring(members[name]) for name in PARTS if name in members]  # noqa: S314  archive.py looked
    pages = "".join(f"{read_html(members[name])} " for name in spine(members))
    said = "".join(piece for part in parts for piece in said_in_xml(part))
    return marks.MARK.sub("", said) + pages


def said_in_xml(element: ET.Element, within: bool = False) -> Iterator[str]:
    """Yield the pieces of text of a DOCX's or ODT's XML, with a space where a word ends."""
    if element.tag in UNREAD:
        return
    ends = element.tag in PARAGRAPHS
    within = within or element.tag == f"{W}t" or (ends and element.tag != f"{W}p")
    if ends or element.tag in GAPS:
        yield "\n" if ends else " "
    if element.tag == HYPHEN:
        yield "-"
    if within:
        yield element.text or ""
    for child in element:
        yield from said_in_xml(child, within)
        if within:
            yield child.tail or ""
    if ends:
        yield "\n"


def spine(members: Mapping[str, bytes]) -> list[str]:
    """Return the names of an EPUB's documents in the order of its spine, without its contents (EPUB 3.3, 5.7)."""
    found: list[str] = []
    for name in (name for name in members if name.endswith(".opf")):
        package = xml(members[name])
        items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
        for reference in package.iter(f"{OPF}itemref"):
            item = items.get(reference.get("idref"), ET.Element("item"))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(item.get("href", ""))))
            if path in members and "nav" not in item.get("properties", "").split():
                found.append(path)
    return found


class HtmlText(HTMLParser):
    """Gathers the text of an HTML document; broken ones as well, for e-books have them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent: list[str] = []  # the elements that are open and not read
        self.link = -1  # where the words of a link within the file begin, -1 outside of one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        said = dict(attrs)
        kinds = {said.get(KIND), said.get(PAGE)}
        if self.silent:
            self.silent += [tag] * (tag == self.silent[-1])
        elif tag in SILENT or kinds & MADE:
            self.silent.append(tag)
        self.pieces += ["\n"] * (tag not in WITHIN)
        if tag == "a" and "#" in (said.get("href") or ""):
            self.link = len(self.pieces)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass by an element without content."""
        self.pieces += ["\n"] * (tag not in WITHIN)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        if tag == "a" and self.link >= 0:
            if MARK.fullmatch("".join(self.pieces[self.link :]).strip()):
                del self.pieces[self.link :]
            self.link = -1
        self.pieces += ["\n"] * (tag not in WITHIN)

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.pieces += [data.replace("\n", " ")] * (not self.silent)


def read_html(data: bytes) -> str:
    """Return the text of an HTML document in UTF-8, with a space where a block ends."""
    return words_of_html(readable(data.decode("utf-8", errors="replace")))


def words_of_html(text: str) -> str:
    """Return the text of HTML that is readable already."""
    parser = HtmlText()
    parser.feed(text)
    parser.close()
    return "".join(parser.pieces)


def own_pictures(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the file of each picture of a DOCX, "" where it names none, and what its author said of it."""
    for part in (name for name in PARTS[:3] if name in members):
        folder, _, file = part.rpartition("/")
        targets = relations(members.get(f"{folder}/_rels/{file}.rels", b""))
        said = ""
        for element in walked(ET.fromstring(members[part])):  # noqa: S314  archive.py looked
            if element.tag == PROPERTIES:
                said = element.get("descr") or element.get("name") or ""
            elif element.tag in (BLIP, IMAGE_DATA):
                name = element.get(f"{R}embed") or element.get(f"{R}link") or element.get(f"{R}id") or ""
                yield targets.get(name, ""), element.get("title") or said
                said = ""


def walked(element: ET.Element) -> Iterator[ET.Element]:
    """Yield an element and all in it, in the order of the document, without what is not read."""
    if element.tag not in UNREAD:
        yield element
        for child in element:
            yield from walked(child)


def relations(data: bytes) -> dict[str, str]:
    """Return the targets of a part's relationships by their ids (ECMA-376-2, 6.5)."""
    if not data:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in ET.fromstring(data)}  # noqa: S314  archive.py looked


def own_formulas(members: Mapping[str, bytes]) -> int:
    """Return how many formulas an ODT has, each a file of its own (ODF 1.3-3, 14)."""
    objects = xml(members.get("content.xml")).iter(f"{DRAW}object")
    names = [posixpath.normpath(f"{unquote(each.get(HREF, ''))}/content.xml") for each in objects]
    return sum(MATH in members.get(name, b"") for name in names)
