"""Words of a paragraph in JATS and BITS (JATS 1.3 and BITS 2.2: elements of the phrase level)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from baspa.records.xml_writing import LANG
from baspa.tree.links import is_outside

XLINK, MML = "http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML"
HREF = f"{{{XLINK}}}href"
SOFT_HYPHEN = "\u00ad"
PHRASES = {
    "em": "italic",
    "i": "italic",
    "cite": "italic",
    "dfn": "italic",
    "var": "italic",
    "strong": "bold",
    "b": "bold",
    "s": "strike",
    "del": "strike",
    "u": "underline",
    "ins": "underline",
    "sub": "sub",
    "sup": "sup",
    "code": "monospace",
    "kbd": "monospace",
    "samp": "monospace",
    "tt": "monospace",
    "abbr": "abbrev",
}
LINK_TYPES = {"doc-noteref": "fn", "doc-biblioref": "bibr"}
MADE = ("doc-backlink",)  # what leads from a note or a reference back to the text: every reader makes its own
NAMED = ("gloss-word", "gloss-line", "index-locator")  # classes that say what words are
NO_WORDS = frozenset({"heading-number", "caption-number"})  # labels, which stand in an element of their own


def classes(element: ET.Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def add_text(into: ET.Element, text: str | None) -> None:
    """Add words behind all that an element has; hyphens that a line might break at are the layout's."""
    words = (text or "").replace(SOFT_HYPHEN, "")
    if len(into):
        into[-1].tail = (into[-1].tail or "") + words
    else:
        into.text = (into.text or "") + words


def add_inlines(into: ET.Element, element: ET.Element) -> None:
    """Add what stands in an element of HTML."""
    add_text(into, element.text)
    for child in element:
        add_inline(into, child)
        add_text(into, child.tail)


def add_inline(into: ET.Element, element: ET.Element) -> None:
    """Add an element of HTML; one that JATS has no name for leaves its words."""
    if element.get("role") in MADE or "no-math" in classes(element) or NO_WORDS & {*classes(element)}:
        return
    if element.tag == "math":
        into.append(formula(element))
    elif element.tag == "img":
        into.append(picture(element, "inline-graphic"))
    elif element.tag == "br":
        add_text(into, " ")
    elif element.tag == "ruby":
        into.append(ruby(element))
    elif (wrapper := phrase(element)) is not None:
        add_inlines(wrapper, element)
        into.append(wrapper)
    else:
        add_inlines(into, element)


def phrase(element: ET.Element) -> ET.Element | None:
    """Return the element of JATS for one of HTML, with nothing in it; None where it has no meaning of its own."""
    attributes = {"id": element.get("id", "")} if element.get("id") else {}
    language = {LANG: element.get("lang", "")} if element.get("lang") else {}
    if element.tag == "a" and element.get("href"):
        return link(element, attributes)
    if element.tag in PHRASES:
        return ET.Element(PHRASES[element.tag], attributes)
    if "smallcaps" in classes(element):
        return ET.Element("sc", attributes)
    if language:
        return ET.Element("named-content", {"content-type": "foreign", **attributes, **language})
    if "index-mark" in classes(element) and attributes:
        return ET.Element("target", {"target-type": "index", **attributes})
    named = [name for name in classes(element) if name in NAMED]
    if named or attributes:
        return ET.Element("named-content", {"content-type": named[0] if named else "place", **attributes})
    return None


def link(element: ET.Element, attributes: dict[str, str]) -> ET.Element:
    """Return a link: to an address, or to an element of the book."""
    address = element.get("href", "")
    if is_outside(address):
        return ET.Element("ext-link", {"ext-link-type": "uri", HREF: address, **attributes})
    kind = LINK_TYPES.get(element.get("role", ""), "other")
    return ET.Element("xref", {"ref-type": kind, "rid": goal(address), **attributes})


def goal(address: str) -> str:
    """Return the id of the element that a link of the e-book leads to: c9.xhtml#fig or c9.xhtml."""
    document, _, name = address.partition("#")
    return name or document.partition(".")[0]


def formula(element: ET.Element, tag: str = "inline-formula") -> ET.Element:
    """Return a formula: its MathML as it is, with the TeX that it was made of as alternative text."""
    wrapper = ET.Element(tag)
    wrapper.append(mathml(element))
    return wrapper


def mathml(element: ET.Element) -> ET.Element:
    """Return MathML in its namespace."""
    copy = ET.Element(
        f"{{{MML}}}{element.tag}", {k: v for k, v in element.attrib.items() if k not in ("xmlns", "class")}
    )
    copy.text = element.text
    for child in element:
        made = mathml(child)
        made.tail = child.tail
        copy.append(made)
    return copy


def picture(element: ET.Element, tag: str) -> ET.Element:
    """Return a picture, by the name that its file has in the e-book."""
    made = ET.Element(tag, {HREF: element.get("src", "")})
    if element.get("alt"):
        ET.SubElement(made, "alt-text").text = element.get("alt")
    return made


def ruby(element: ET.Element) -> ET.Element:
    """Return words with their reading above them (JATS: rb, rt)."""
    made, base, above = ET.Element("ruby"), ET.Element("rb"), ET.Element("rt")
    add_text(base, element.text)
    for child in element:
        if child.tag != "rp":
            add_inlines(above if child.tag == "rt" else base, child)
        add_text(base, child.tail)
    made.extend((base, above))
    return made


def words(element: ET.Element) -> str:
    """Return the words of an element of HTML."""
    return "".join(element.itertext()).replace(SOFT_HYPHEN, "").strip()


def label_of(element: ET.Element | None) -> str:
    """Return the number of a heading or a caption, "" for none."""
    found = element.iter("span") if element is not None else ()
    return next((words(each) for each in found if NO_WORDS & {*classes(each)}), "")


def labelled(into: ET.Element, label: str) -> None:
    """Give an element a label, where there is one."""
    if label:
        ET.SubElement(into, "label").text = label


def unspaced(element: ET.Element) -> ET.Element:
    """Take the blank off that stood between a label and the words behind it."""
    element.text = (element.text or "").lstrip()
    return element


def extended(into: ET.Element, children: Iterable[ET.Element]) -> ET.Element:
    """Put elements into one, and return it."""
    into.extend(children)
    return into
