"""Lists, definitions, speeches and tables in JATS and BITS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree as ET

from baspa.records.markup_inlines import add_inlines, labelled
from baspa.records.xml_writing import LANG

Flow = Callable[[ET.Element], list[ET.Element]]
TYPES = {"a": "alpha-lower", "A": "alpha-upper", "i": "roman-lower", "I": "roman-upper"}  # of ol
IN_ITEM = frozenset({"p", "list", "def-list"})
IN_CELL = frozenset(
    {"p", "list", "def-list", "disp-quote", "verse-group", "speech", "code", "preformat", "disp-formula"}
)
KEPT = ("rowspan", "colspan", "headers", "scope", "abbr")
ALIGN = "align-"


def wrapped(into: ET.Element, made: Iterable[ET.Element], allowed: frozenset[str]) -> None:
    """Put blocks into an element; what may not stand there stands in a paragraph."""
    for each in made:
        if each.tag in allowed:
            into.append(each)
        else:
            ET.SubElement(into, "p").append(each)


def named(element: ET.Element, tag: str, **more: str) -> ET.Element:
    """Return an element with the id and the language of one of HTML."""
    kept = {"id": element.get("id", ""), LANG: element.get("lang", ""), **more}
    return ET.Element(tag, {name.replace("_", "-"): value for name, value in kept.items() if value})


def items(element: ET.Element, flow: Flow) -> Iterator[ET.Element]:
    """Yield a list; where it does not begin with 1, each item says its number."""
    kind = TYPES.get(element.get("type", ""), "order") if element.tag == "ol" else "bullet"
    made = named(element, "list", list_type=kind)
    made.attrib.pop(LANG, None)
    number = int(element.get("start", "1"))
    for place, item in enumerate(each for each in element if each.tag == "li"):
        entry = named(item, "list-item")
        labelled(entry, f"{number + place}." if number != 1 and kind == "order" else "")
        wrapped(entry, flow(item) or [ET.Element("p")], IN_ITEM)
        made.append(entry)
    yield made


def definitions(element: ET.Element, flow: Flow) -> Iterator[ET.Element]:
    """Yield a list of terms and what they mean."""
    made = named(element, "def-list")
    entry = None
    for child in (each for one in element for each in (one if one.tag == "div" else [one])):
        if entry is None or (child.tag == "dt" and entry.find("def") is not None):
            entry = ET.SubElement(made, "def-item")
        if child.tag == "dt":
            entry.append(term := named(child, "term"))
            add_inlines(term, child)
        else:
            entry.append(meaning := named(child, "def"))
            wrapped(meaning, flow(child) or [ET.Element("p")], frozenset({"p"}))
    yield made


def drama(element: ET.Element, flow: Flow) -> Iterator[ET.Element]:
    """Yield the speeches of a play; the name stands before what is said."""
    speaker: ET.Element | None = None
    for child in element:
        if child.tag == "dt":
            speaker = named(child, "speaker")
            add_inlines(speaker, child)
        else:
            speech = ET.Element("speech")
            speech.append(speaker if speaker is not None else ET.Element("speaker"))
            said = flow(child) or [ET.Element("p")]
            if child.get("id") and "id" not in said[0].attrib:
                said[0].set("id", child.get("id", ""))
            wrapped(speech, said, frozenset({"p"}))
            speaker = None
            yield speech


def table(element: ET.Element, flow: Flow) -> ET.Element:
    """Return the rows and cells of a table."""
    made = ET.Element("table")
    for part in element:
        if part.tag in ("thead", "tbody", "tfoot"):
            made.append(rows := ET.Element(part.tag))
            rows.extend(row(each, flow) for each in part)
        elif part.tag == "tr":
            made.append(row(part, flow))
    return made


def row(element: ET.Element, flow: Flow) -> ET.Element:
    """Return a row."""
    made = ET.Element("tr")
    made.extend(cell(each, flow) for each in element if each.tag in ("td", "th"))
    return made


def cell(element: ET.Element, flow: Flow) -> ET.Element:
    """Return a cell: words alone, or blocks."""
    made = named(element, element.tag, **{name: element.get(name, "") for name in KEPT})
    aligned = [name.removeprefix(ALIGN) for name in element.get("class", "").split() if name.startswith(ALIGN)]
    made.attrib.update({"align": aligned[0]} if aligned else {})
    blocks = flow(element)
    if len(blocks) == 1 and blocks[0].tag == "p" and not blocks[0].attrib:
        made.text, made[:] = blocks[0].text, list(blocks[0])
    else:
        wrapped(made, blocks, IN_CELL)
    return made
