"""Read the full text in BITS or JATS back with an XML parser alone, and hold it against the book, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

from baspa.model.book import Book, Resource
from baspa.model.edition import Artifact
from baspa.model.problem import Problem, Problems
from baspa.verify.held.counted import Counted, hold_counted, plain
from baspa.verify.held.reading import FoundBlock, hold

MATH = "{http://www.w3.org/1998/Math/MathML}math"
HREF = "{http://www.w3.org/1999/xlink}href"
XREF = ("xref", "nav-pointer")
META = ("abstract", "kwd-group", "notes")
WITH_LABEL = ("title", "article-title", "caption", "p")  # the label before them is theirs
# Elements that are blocks or hold some, as baspa.tree.blocks has them for HTML.
OTHERS = frozenset(
    {"title", "article-title", "p", "list", "list-item", "def-list", "def-item", "term", "def", "th", "td", "table"}
    | {"thead", "tbody", "tr", "caption", "code", "fn", "fn-group", "ref", "ref-list", "mixed-citation", "verse-group"}
    | {"disp-quote", "boxed-text", "fig", "table-wrap", "disp-formula", "speech", "speaker", "attrib", "sec", "label"}
    | {"graphic", "alt-text", "index-entry", "index-div", "kwd-group", "nav-pointer"}
)
COLON = "\u00b7"  # in ids, which may have no colon there


def read_markup(root: ET.Element) -> tuple[tuple[FoundBlock, ...], tuple[Counted, ...]]:
    """Return the blocks of a document, and what is counted in them."""
    return tuple(blocks(root, None)), (*counted(root, ()), *called(root))


def blocks(element: ET.Element, label: ET.Element | None) -> Iterator[FoundBlock]:
    """Yield the elements that have an id, with the label that stands before them."""
    if element.get("id"):
        own = label if element.tag in WITH_LABEL else None
        yield FoundBlock(
            element.get("id", "").replace(COLON, ":"), (text(own) if own is not None else "") + read(element)
        )
    label = element.find("label") if element.tag not in ("disp-formula", "list-item") else None
    for child in element:
        yield from blocks(child, label)
        label = None if child.tag in WITH_LABEL else label


def read(element: ET.Element) -> str:
    """Return what a reader reads in an element itself, blocks inside it left out."""
    if element.tag == "index-entry":
        return entry(element)
    if element.tag == "disp-formula":
        return "".join(map(text, element))
    if element.tag in ("list-item", "td", "th", "def", "caption") and element.find("p") is not None:
        return (element.text or "") + "".join(map(text, unnamed(element)))
    if element.tag == "fn":
        label = element.find("label")
        return " ".join(map(text, ([label] if label is not None else []) + unnamed(element)))
    if element.tag == "kwd-group":
        return f"{element.findtext('label') or ''} {', '.join(text(each) for each in element if each.tag == 'kwd')}"
    if element.tag == "ref":
        return " ".join(text(each) for each in element if each.tag == "mixed-citation")
    if element.tag == "verse-group":
        return " ".join(text(each) for each in element if each.tag == "verse-line")
    return text(element)


def unnamed(element: ET.Element) -> list[ET.Element]:
    """Return the paragraphs of an element that are no blocks by themselves."""
    return [each for each in element if each.tag == "p" and not each.get("id")]


def text(element: ET.Element) -> str:
    """Return the words of an element; of a formula, its TeX."""
    if element.tag == MATH:
        return element.get("alttext", "")
    if element.get("content-type") == "index-locator":
        return ", 1"
    parts = [element.text or ""]
    for child in element:
        parts += [text(child) if child.tag not in OTHERS else "", child.tail or ""]
    return "".join(parts)


def entry(element: ET.Element) -> str:
    """Return an entry of an index as the book prints it: its term, its places, what else to see."""
    parts = []
    for child in element:
        if child.tag in ("term", "see-entry", "see-also-entry"):
            parts.append(text(child))
        elif child.tag == "nav-pointer":
            parts.append(", 1")
    return "".join(parts)


def counted(element: ET.Element, within: tuple[str, ...]) -> Iterator[Counted]:
    """Yield pictures, formulas, tables and links below an element."""
    for child in element:
        name = child.get("id", "").replace(COLON, ":")
        inner = (name, *within) if name else within
        if child.tag in ("graphic", "inline-graphic"):
            yield Counted("picture", plain(child.findtext("alt-text") or ""), within, child.get(HREF, ""))
        elif child.tag == MATH:
            yield Counted("formula", plain(child.get("alttext", "")), within)
        elif child.tag == "table-wrap":
            yield from tables(child, within)
        elif child.tag in XREF and child.get("rid"):
            yield Counted("link", child.get("rid", "").replace(COLON, ":"), within)
        elif child.tag == "ext-link":
            yield Counted("link", child.get(HREF, ""), within)
        yield from counted(child, inner)


def called(root: ET.Element) -> Iterator[Counted]:
    """Yield the ways back from notes and references, which readers make of the ids of what calls them."""
    goals = {each.get("id", ""): each for each in root.iter() if each.tag in ("fn", "ref")}
    for call in root.iter("xref"):
        if (note := goals.get(call.get("rid", ""))) is not None and call.get("id"):
            first = next((each.get("id", "") for each in note.iter("p") if each.get("id")), "")
            yield Counted("link", call.get("id", ""), (first, call.get("rid", "")))


def rows(table: ET.Element) -> str:
    """Return how many cells each row of a table has."""
    return " ".join(str(len(row)) for part in table for row in ([part] if part.tag == "tr" else part))


def tables(wrap: ET.Element, within: tuple[str, ...]) -> Iterator[Counted]:
    """Yield a table, named by the first block in it, as its caption is one."""
    for table in wrap.findall("table"):
        yield Counted("table", rows(table), (*first_block(wrap), *within))


def first_block(table: ET.Element) -> tuple[str, ...]:
    """Return the id of the first cell or block of a table."""
    return tuple(each.get("id", "") for each in table.iter() if each is not table and each.get("id"))[:1]


def hold_markup(data: bytes, book: Book, name: str) -> Problems:
    """Hold the full text against the book as the screen has it (B050 to B053, B175 to B178)."""
    root = ET.fromstring(data)  # noqa: S314 it was written a moment ago
    found, counts = read_markup(root)
    order = [block.id for chapter in book.chapters for block in chapter.blocks if block.kind != "note"]
    placed = in_place(found, early(root), order)
    there = {block.id for block in found}
    return (*hold(book, placed, name), *hold_counted(book, counts, there, name, files=True))


def early(root: ET.Element) -> frozenset[str]:
    """Return the ids of what stands before its chapter's text, though the book may have it within."""
    parts = (part for part in root.iter() if part.tag in META)
    return frozenset(each.get("id", "").replace(COLON, ":") for part in parts for each in part.iter() if each.get("id"))


def in_place(found: Sequence[FoundBlock], moved: frozenset[str], order: Sequence[str]) -> tuple[FoundBlock, ...]:
    """Return blocks with abstracts and key words where the book has them: an epigraph may stand before them there."""
    before, known = dict(zip(order[1:], order, strict=False)), set(order)
    made = [each for each in found if each.id not in moved]
    out_of_place = {each.id: each for each in found if each.id in moved}
    for block in (out_of_place[name] for name in order if name in out_of_place):
        places = (at + 1 for at, each in enumerate(made) if each.id == before.get(block.id))
        made.insert(next(places, 0 if block.id == order[0] else len(made)), block)
    return (*made, *(each for each in found if each.id in moved and each.id not in known))


def hold_texts(artifact: Artifact, book: Book) -> Problems:
    """Hold the full text in BITS, and each article in JATS, against the book."""
    problems: list[Problem] = []
    for file in artifact.folder:
        if file.path == "bits.xml":
            problems += hold_markup(file.data, book, "BITS")
        elif file.path.startswith("jats-"):
            problems += hold_markup(file.data, article_of(file, book), "JATS")
    return tuple(problems)


def article_of(file: Resource, book: Book) -> Book:
    """Return the book with the chapter alone that an article holds."""
    name = file.path.removeprefix("jats-").removesuffix(".xml")
    return replace(book, chapters=tuple(each for each in book.chapters if each.id == name))
