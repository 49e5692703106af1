"""A chapter in JATS and BITS: its title, its abstract and key words, its paragraphs, sections, and what stands behind.

A body has paragraphs, then sections, then what stands at the back (JATS 1.3, <sec>): what comes in another order gets a
section without a title around it, so that the order stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from baspa.records.markup_blocks import attributes, blocks, flow, held, is_made, paragraph
from baspa.records.markup_inlines import add_inline, add_inlines, add_text, classes, label_of, labelled, unspaced, words
from baspa.records.markup_lists import wrapped
from baspa.records.xml_writing import LANG
from baspa.tree.names import HEADINGS

BACK = frozenset({"fn-group", "ref-list", "glossary"})
CHAPTER_BACK = BACK | {"index"}


@dataclass(slots=True)
class Parts:
    """A chapter, taken apart."""

    label: str = ""
    title: ET.Element | None = None
    abstract: list[ET.Element] = field(default_factory=list)
    keywords: list[ET.Element] = field(default_factory=list)
    facts: list[ET.Element] = field(default_factory=list)  # what the press says of an article around its title
    body: list[ET.Element] = field(default_factory=list)  # paragraphs, then sections
    back: list[ET.Element] = field(default_factory=list)


def parts(chapter: ET.Element, back: frozenset[str] = CHAPTER_BACK) -> Parts:
    """Return the parts of a chapter's section; `back` is what may stand at its end."""
    made = Parts()
    content: list[ET.Element] = []
    for child in chapter:
        if child.tag in HEADINGS and made.title is None:
            made.label, made.title = label_of(child), title(child)
        elif "abstract" in classes(child) and not is_made(child) and not made.abstract:
            made.abstract.append(abstract(child))
        elif {"byline", "doi"} & {*classes(child)}:
            made.facts += blocks(child) if child.tag == "div" else paragraph(child)
        elif "keywords" in classes(child) and not made.keywords:
            made.keywords += [keywords(each) for each in child if each.get("id")]
        else:
            content += pieces(child, back)
    made.body, made.back = ordered(content, back)
    return made


def title(heading: ET.Element, tag: str = "title") -> ET.Element:
    """Return a heading without its number."""
    made = ET.Element(tag, {"id": heading.get("id", "")} if heading.get("id") else {})
    add_inlines(made, heading)
    return unspaced(made)


def abstract(element: ET.Element) -> ET.Element:
    """Return an abstract."""
    made = ET.Element("abstract", attributes(element))
    made.extend(flow(element))
    return made


def facts(content: Parts) -> list[ET.Element]:
    """Return what the press says of an article around its title, as notes of the metadata."""
    return [group("notes", content.facts)] if content.facts else []


def keywords(element: ET.Element) -> ET.Element:
    """Return the key words; those with emphasis or formulas in them are not parted: a comma may stand in there."""
    made = ET.Element("kwd-group", {"id": element.get("id", "")})
    labelled(made, next((words(each) for each in element.iter("span") if "label" in classes(each)), ""))
    said = ET.Element("kwd")
    add_text(said, element.text)
    for child in element:
        if "label" not in classes(child):
            add_inline(said, child)
        add_text(said, child.tail)
    made.extend([unspaced(said)] if len(said) else map(keyword, (said.text or "").strip().split(", ")))
    return made


def keyword(words: str) -> ET.Element:
    """Return a key word."""
    made = ET.Element("kwd")
    made.text = words
    return made


def pieces(element: ET.Element, back: frozenset[str]) -> list[ET.Element]:
    """Return what an element of a chapter or of a section is there."""
    kinds, titled = classes(element), any(child.tag in HEADINGS for child in element)
    if is_made(element):
        return []
    if (behind := standing_behind(element, kinds)) is not None:
        return [behind]
    if "index" in kinds and "index" in back:
        return [index(element)]
    if element.tag == "section" and titled:
        return [section(element)]
    role = element.get("role", "") not in ("", "region")
    if element.tag == "section" or (element.tag == "div" and role):
        return [each for child in element for each in pieces(child, back)]
    return blocks(element)


def standing_behind(element: ET.Element, kinds: Sequence[str]) -> ET.Element | None:
    """Return notes, references or a glossary, which stand at the end of a section or a chapter."""
    if (element.tag == "ol" and "notes" in kinds) or "footnotes" in kinds:
        return group("fn-group", (note(each) for each in element))
    if element.tag == "ol" and "references" in kinds:
        return group("ref-list", (reference(each) for each in element))
    return group("glossary", flow(element)) if "glossary" in kinds else None


def group(tag: str, content: Iterator[ET.Element] | Sequence[ET.Element]) -> ET.Element:
    """Return what holds notes, references or terms."""
    made = ET.Element(tag)
    made.extend(content)
    return made


def section(element: ET.Element) -> ET.Element:
    """Return a section with its heading."""
    made = ET.Element("sec", attributes(element, sec_type=" ".join(classes(element))))
    content: list[ET.Element] = []
    for child in element:
        if child.tag in HEADINGS and made.find("title") is None:
            labelled(made, label_of(child))
            made.append(title(child))
        else:
            content += pieces(child, BACK)
    if made.find("title") is None:
        ET.SubElement(made, "title")
    for each in ordered(content, BACK):
        made.extend(each)
    return made


def ordered(content: Sequence[ET.Element], back: frozenset[str]) -> tuple[list[ET.Element], list[ET.Element]]:
    """Return paragraphs and sections, and what stands behind them, in the order of the text."""
    end = len(content)
    while end and content[end - 1].tag in back:
        end -= 1
    body: list[ET.Element] = []
    for each in content[:end]:
        later = bool(body) and body[-1].tag == "sec"
        if each.tag == "sec" or (each.tag not in CHAPTER_BACK and not later):
            body.append(each)
        else:
            body.append(around(each))
    return body, list(content[end:])


def around(element: ET.Element) -> ET.Element:
    """Return a section without a title around what comes behind sections."""
    made = ET.Element("sec")
    ET.SubElement(made, "title")
    made.append(element)
    return made


def note(element: ET.Element) -> ET.Element:
    """Return a note with its number, which the e-book has as the link back."""
    made = ET.Element("fn", attributes(element))
    made.attrib.pop(LANG, None)
    labelled(made, next((words(each) for each in element.iter("a") if each.get("role") == "doc-backlink"), ""))
    wrapped(made, flow(element) or [ET.Element("p")], frozenset({"p"}))
    unspaced(next(made.iter("p")))
    return made


def reference(element: ET.Element) -> ET.Element:
    """Return an entry of a bibliography."""
    made = ET.Element("ref", {})
    said = ET.SubElement(made, "mixed-citation", attributes(element))
    add_text(said, element.text)
    for child in element:
        if "backlinks" not in classes(child):
            add_inline(said, child)
        add_text(said, child.tail)
    made.set("id", said.attrib.pop("id", ""))
    return made


def index(element: ET.Element) -> ET.Element:
    """Return an index; its letters are divisions."""
    made = ET.Element("index")
    for each in element.iter("div"):
        if "index-group" in classes(each):
            letters(ET.SubElement(made, "index-div"), each)
    return made


def letters(division: ET.Element, element: ET.Element) -> None:
    """Fill a division of an index."""
    if (letter := element.find("p")) is not None:
        division.append(named := ET.Element("index-title-group"))
        named.append(title(letter))
    division.extend(entry(each) for child in element if child.tag == "ul" for each in child)


def entry(element: ET.Element) -> ET.Element:
    """Return an entry of an index with its places, what else to see, and the entries below it."""
    made = ET.Element("index-entry", attributes(element))
    made.attrib.pop(LANG, None)
    term = ET.SubElement(made, "term")
    for child in element:
        kinds = classes(child)
        if "index-term" in kinds:
            add_inlines(term, child)
        elif "index-locator" in kinds:
            made.extend(places(child))
        elif child.tag == "ul":
            made.extend(entry(each) for each in child)
        else:
            add_inlines(ET.SubElement(made, see(kinds)), child)
    return made


def see(kinds: Sequence[str]) -> str:
    """Return the element of a see-reference by its classes."""
    return "see-also-entry" if "index-xref-related" in kinds else "see-entry"


def places(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the places of an entry."""
    for each in held(flow(element)[0]) if flow(element) else ():
        for found in each.iter("xref"):
            made = ET.Element("nav-pointer", {"rid": found.get("rid", "")})
            made.text = "".join(found.itertext())
            yield made
