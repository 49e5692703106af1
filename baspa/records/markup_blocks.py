"""Blocks of the text in JATS and BITS: paragraphs, quotations, verse, lists, figures, tables, formulas, code, boxes.

Each block keeps its id. What has no element there is a paragraph whose content-type says what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from baspa.records.markup_inlines import (
    add_inline,
    add_inlines,
    add_text,
    classes,
    extended,
    formula,
    label_of,
    labelled,
    picture,
    unspaced,
    words,
)
from baspa.records.markup_lists import definitions, drama, items, table, wrapped
from baspa.records.xml_writing import LANG
from baspa.tree.names import HEADINGS

BLOCKS = frozenset(HEADINGS) | {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "figure",
    "blockquote",
    "pre",
    "aside",
    "section",
    "hr",
}


def attributes(element: ET.Element, **more: str) -> dict[str, str]:
    """Return the id and the language of an element, and what is given."""
    kept = {"id": element.get("id", ""), LANG: element.get("lang", ""), **more}
    return {name.replace("_", "-"): value for name, value in kept.items() if value}


def is_made(element: ET.Element) -> bool:
    """Tell whether the press made an element of the metadata: nothing in it is a block, and it shows nothing else."""
    if element.tag not in ("p", "div", "section"):
        return False
    return not any(each.get("id") or each.tag in ("img", "math", "hr") for each in element.iter())


def flow(element: ET.Element) -> list[ET.Element]:
    """Return what an element of HTML holds as elements of the paragraph level; bare words become paragraphs."""
    made: list[ET.Element] = []
    loose = ET.Element("p")
    add_text(loose, element.text)
    for child in element:
        if child.tag in BLOCKS:
            made += [*held(loose), *blocks(child)]
            loose = ET.Element("p")
        else:
            add_inline(loose, child)
        add_text(loose, child.tail)
    return [*made, *held(loose)]


def held(paragraph: ET.Element) -> list[ET.Element]:
    """Return a paragraph that holds something."""
    return [paragraph] if len(paragraph) or (paragraph.text or "").strip() else []


def blocks(element: ET.Element) -> list[ET.Element]:
    """Return an element of HTML as elements of the paragraph level."""
    if is_made(element) or "backlinks" in classes(element):
        return []
    return list(MAKERS.get(element.tag, division)(element))


def paragraph(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a paragraph, a stanza or a formula that stands by itself."""
    kinds = classes(element)
    if "stanza" in kinds:
        yield stanza(element)
    elif "formula" in kinds and element.find(".//math") is not None:
        yield display(element)
    else:
        made = ET.Element("p", attributes(element, content_type=" ".join(kinds)))
        add_inlines(made, element)
        yield made


def display(element: ET.Element) -> ET.Element:
    """Return a formula on lines of its own, with its number behind it."""
    made = ET.Element("disp-formula", attributes(element))
    made.extend(formula(each)[0] for each in element.iter("math"))
    labelled(made, "".join(words(each) for each in element.iter("span") if "formula-number" in classes(each)))
    return made


def stanza(element: ET.Element) -> ET.Element:
    """Return a stanza, a line a line."""
    made = ET.Element("verse-group", attributes(element))
    lines = [each for each in element if "line" in classes(each)]
    for line in lines or [element]:
        add_inlines(ET.SubElement(made, "verse-line"), line)
    return made


def division(element: ET.Element) -> Iterator[ET.Element]:
    """Yield what a division holds; its class and its language go to each piece."""
    kinds = classes(element)
    if "drama" in kinds and (lines := element.find("dl")) is not None:
        yield from drama(lines, flow)
        return
    for each in anchored(flow(element), element.get("id", "")):
        if each.tag == "p" and kinds and "content-type" not in each.attrib:
            each.set("content-type", " ".join(kinds))
        if element.get("lang") and LANG not in each.attrib and each.tag != "table-wrap":
            each.set(LANG, element.get("lang", ""))
        yield each


def anchored(made: list[ET.Element], name: str) -> list[ET.Element]:
    """Give the id of a division to its first piece, or to a target where that has one."""
    if made and name:
        if "id" not in made[0].attrib:
            made[0].set("id", name)
        else:
            place = next((each for each in made[0].iter() if each.tag in ("p", "verse-line", "term")), None)
            if place is not None:
                target = ET.Element("target", {"id": name})
                place.text, target.tail = None, place.text
                place.insert(0, target)
    return made


def quotation(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a quotation or an epigraph."""
    yield extended(
        ET.Element("disp-quote", attributes(element, content_type=" ".join(classes(element)))), flow(element)
    )


def box(element: ET.Element) -> Iterator[ET.Element]:
    """Yield what stands in a box."""
    kind = " ".join(classes(element))
    yield extended(ET.Element("boxed-text", attributes(element, content_type=kind)), flow(element))


def code(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a piece of code, letter by letter, with its language."""
    inner = element.find("code")
    known = classes(inner) if inner is not None else []
    language = next((name.removeprefix("language-") for name in known if name.startswith("language-")), "")
    made = ET.Element("code", attributes(element, language=language))
    made.attrib.pop(LANG, None)
    add_text(made, "".join(element.itertext()))
    yield made


def figure(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a figure: number, caption, picture, who made it; of a table or code what it is."""
    caption = element.find("figcaption")
    if caption is None and len(element) == 1 and element[0].tag == "img":
        graphic = picture(element[0], "graphic")
        graphic.attrib.update(attributes(element))
        yield graphic
        return
    made = ET.Element("fig", attributes(element))
    labelled(made, label_of(caption))
    made.extend(caption_of(caption))
    for child in element:
        if child.tag == "img":
            made.append(picture(child, "graphic"))
        elif child is not caption:
            wrapped(made, blocks(child) if child.tag in BLOCKS else held(inline_paragraph(child)), IN_FIGURE)
    made.extend(credited(caption))
    yield made


IN_FIGURE = frozenset(
    {"p", "disp-quote", "verse-group", "speech", "table-wrap", "def-list", "list", "code", "preformat"}
)


def inline_paragraph(element: ET.Element) -> ET.Element:
    """Return a paragraph with one element of HTML."""
    made = ET.Element("p")
    add_inline(made, element)
    return made


def caption_of(element: ET.Element | None) -> Iterator[ET.Element]:
    """Yield a caption without what it says of who made the picture."""
    if element is not None:
        made = ET.Element("caption", {"id": element.get("id", "")} if element.get("id") else {})
        loose = [each for each in flow(element) if each.get("content-type") != "credit"]
        wrapped(made, loose, frozenset({"p"}))
        made[:1] = map(unspaced, made[:1])
        yield made


def credited(element: ET.Element | None) -> Iterator[ET.Element]:
    """Yield who made a picture."""
    for each in element if element is not None else ():
        if "credit" in classes(each):
            made = ET.Element("attrib", attributes(each))
            add_inlines(made, each)
            yield made


def rule(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a rule between paragraphs: JATS has none there."""
    yield ET.Element("p", {"content-type": "rule"})


def heading(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a heading within something else than a section."""
    made = ET.Element("p", attributes(element, content_type="heading"))
    add_text(made, label_of(element))
    add_text(made, " " if label_of(element) else "")
    add_inlines(made, element)
    yield made


def tabular(element: ET.Element) -> Iterator[ET.Element]:
    """Yield a table with its number and its caption."""
    caption = element.find("caption")
    made = ET.Element("table-wrap", attributes(element))
    labelled(made, label_of(caption))
    made.extend(caption_of(caption))
    made.append(table(element, flow))
    made.extend(credited(caption))
    yield made


MAKERS: dict[str, Callable[[ET.Element], Iterator[ET.Element]]] = {
    "p": paragraph,
    "blockquote": quotation,
    "aside": box,
    "pre": code,
    "figure": figure,
    "hr": rule,
    "table": tabular,
    "ul": lambda element: items(element, flow),
    "ol": lambda element: items(element, flow),
    "dl": lambda element: definitions(element, flow),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
}
