"""Bind the plain text: the e-book's documents as lines of UTF-8, as docs/archive.md says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.tree.blocks import BLOCK_KINDS, CONTAINERS
from baspa.tree.links import is_outside
from baspa.tree.names import HEADINGS, NO_MATH

XHTML, MATHML = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/1998/Math/MathML}"
APART = frozenset({*BLOCK_KINDS, *CONTAINERS, "body", "nav"})  # what stands in lines of its own
CALLS = frozenset({"doc-noteref", "doc-backlink"})  # which begin and lead to a note: [1]
UNDERLINES = {"h1": "=", "h2": "-"}
CELLS, PARAGRAPHS = " | ", " ‖ "  # between cells of a row, and between paragraphs of a cell
NAME = re.compile(r"list-style-type: '([^']*) '")
UNMARKED = frozenset({"endnote", "index-entry"})  # items that bring a mark of their own, or need none
LEADS_BACK = "backlinks"  # class of what leads from a bibliography to the text
LONGEST_LINE = 72  # signs of an underline

Passage = list[str]  # its lines


def bind_text(edition: Edition) -> Artifact:
    """Make the plain text of the e-book's documents, but for the cover."""
    documents = (section.xhtml for section in edition.sections if section.name != "cover.xhtml")
    passages = [passage for each in documents for passage in passages_of(body(each))]
    text = "\n\n".join("\n".join(passage) for passage in passages)
    return Artifact("text", file_name(edition.slug, "text"), f"{text}\n".encode())


def body(xhtml: str) -> ET.Element:
    """Return the body of a document, names without their namespaces."""
    root = ET.fromstring(xhtml)  # noqa: S314  the press has written it
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(XHTML).removeprefix(MATHML)
    return next(root.iter("body"))


def passages_of(element: ET.Element) -> list[Passage]:
    """Return what stands in lines of its own, in its order; what is hidden is left out."""
    if element.get("hidden") or element.get("class") == LEADS_BACK:
        return []
    if element.tag == "pre":
        return [indented(code_lines(element), "    ")]
    if element.tag == "table":
        return list(table(element))
    if element.tag in HEADINGS:
        return [heading(element)] if inline(element).strip() else []
    found = list(mixed(element))
    if element.tag == "li":
        return item(found, marker(element))
    if element.tag in ("blockquote", "dd"):
        return [indented(passage, "    ") for passage in found]
    if element.tag in ("ol", "ul"):
        return listed(element, found)
    return found


def mixed(element: ET.Element) -> Iterator[Passage]:
    """Yield the text of an element, and what stands in lines of its own in it, in their order."""
    text = spaced(element.text)
    for number, child in enumerate(element, 1):
        if child.tag in APART:
            yield from lines_of(text)
            text = ""
            count(child, element, number)
            yield from passages_of(child)
        else:
            text += one_inline(child)
        text += spaced(child.tail)
    yield from lines_of(text)


def count(child: ET.Element, element: ET.Element, number: int) -> None:
    """Let an item know what it begins with, in place: its number, or nothing, as in contents."""
    classes = set(element.get("class", "").split())
    is_plain = "list-of" in classes or (element.tag == "ul" and "references" in classes)
    if element.tag == "nav" or "plain" in element.attrib or is_plain:
        child.set("plain", "")
    elif child.tag == "li" and element.tag == "ol":
        name = number + int(element.get("start", "1")) - 1
        child.set("mark", f"[{name}] " if "bracketed" in classes else f"{name}. ")


def listed(element: ET.Element, found: list[Passage]) -> list[Passage]:
    """Return a list; one whose items hold no paragraphs has no empty lines in it."""
    if found and not any(child.tag == "p" for each in element for child in each):
        return [[line for passage in found for line in passage]]
    return found


def item(found: list[Passage], mark: str) -> list[Passage]:
    """Return an item of a list, its mark before its first line; what hangs below it stands two spaces in."""
    passages = [indented(passage, "  ") for passage in found] or [["  "]]
    first = passages[0][0].removeprefix("  ")
    passages[0] = [f"{mark}{first}", *passages[0][1:]]
    return passages


def marker(element: ET.Element) -> str:
    """Return what an item begins with; an item that brings a mark of its own, as a note does, has no other."""
    if name := NAME.search(element.get("style", "")):
        return f"{name[1]} "
    classes = set(element.get("class", "").split())
    if classes & UNMARKED or "plain" in element.attrib:
        return ""
    return element.get("mark", "- ")


def heading(element: ET.Element) -> Passage:
    """Return a heading, underlined where it is of a chapter or a section."""
    lines = [line.strip() for line in inline(element).split("\n") if line.strip()]
    sign = UNDERLINES.get(str(element.tag))
    return [*lines, sign * min(LONGEST_LINE, max(map(len, lines)))] if sign else lines


def table(element: ET.Element) -> Iterator[Passage]:
    """Yield a table: its caption, then its rows together, a line each."""
    for caption in element.findall("caption"):
        yield from mixed(caption)
    rows = (row for part in element for row in ([part] if part.tag == "tr" else part) if row.tag == "tr")
    yield [CELLS.join(cell(each) for each in row).rstrip() for row in rows]


def cell(element: ET.Element) -> str:
    """Return the text of a cell in one line."""
    return PARAGRAPHS.join(line.strip() for passage in mixed(element) for line in passage)


def code_lines(element: ET.Element) -> Passage:
    """Return the lines of code as they are."""
    return "".join(element.itertext()).rstrip("\n").split("\n")


def indented(lines: Iterable[str], space: str) -> Passage:
    """Return lines further in."""
    return [f"{space}{line}".rstrip() for line in lines]


def lines_of(text: str) -> Iterator[Passage]:
    """Yield the lines of running text as one passage, where there are any."""
    lines = [line.strip() for line in text.split("\n")]
    if any(lines):
        yield [line for line in lines if line]


def inline(element: ET.Element) -> str:
    """Return the text of what stands in a line."""
    return spaced(element.text) + "".join(one_inline(child) + spaced(child.tail) for child in element)


def one_inline(element: ET.Element) -> str:
    """Return the text of an element in a line: formulas, calls of notes, pictures, links as docs/archive.md says."""
    if element.tag == "br":
        return "\n"
    if element.tag == "math":
        formula = f"${' '.join(element.get('alttext', '').split())}$"
        return f"\n{formula}\n" if element.get("display") == "block" else formula
    if element.tag == "img":
        return "" if element.get("class") == NO_MATH or not element.get("alt") else f"[[{element.get('alt')}]]"
    text = inline(element)
    if element.get("role") in CALLS:
        return f"[{text}]"
    if element.get("class") == "line":
        return f"{text}\n"
    address = element.get("href", "")
    return f"{text} <{address}>" if is_outside(address) and text not in address else text


def spaced(text: str | None) -> str:
    """Return running text with single spaces, and without the places where a word may break."""
    return re.sub(r"[ \t\r\n]+", " ", (text or "").replace("\u00ad", ""))
