"""The e-book's chapters as JATS and BITS take them, and how a document of theirs is finished and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from baspa.bind.web.unpacked import as_html
from baspa.model.edition import Edition
from baspa.records.markup_inlines import HREF, MML, XLINK
from baspa.records.xml_writing import serialized

KIND = "kind-"  # class of a chapter's section: kind-appendix
COLON = "\u00b7"  # for ":" in ids
TARGETS = {
    "fig": "fig",
    "table-wrap": "table",
    "disp-formula": "disp-formula",
    "sec": "sec",
    "boxed-text": "boxed-text",
}


@dataclass(frozen=True, slots=True)
class TextChapter:
    """A chapter as the e-book has it."""

    id: str
    kind: str  # one of baspa.tree.kinds.CHAPTER_KINDS
    language: str  # "" where it is the book's
    root: ET.Element  # its <section>; names as HTML has them


def chapters(edition: Edition) -> tuple[TextChapter, ...]:
    """Return the chapters in the order of the text."""
    return tuple(chapter for section in edition.sections for chapter in of_document(section.xhtml))


def of_document(xhtml: str) -> Iterator[TextChapter]:
    """Yield the chapters of one document."""
    if 'class="chapter' not in xhtml:
        return
    root = ET.fromstring(xhtml)  # noqa: S314 it was typeset a moment ago
    for element in root.iter():
        as_html(element)
    for element in root.iter("section"):
        names = element.get("class", "").split()
        if "chapter" in names:
            kind = next((name.removeprefix(KIND) for name in names if name.startswith(KIND)), "chapter")
            yield TextChapter(element.get("id", ""), kind, element.get("lang", ""), element)


def finished(root: ET.Element) -> bytes:
    """Write a document: links say what they lead to; one that leads out of it leaves its words."""
    without_colons(root)
    known = {each.get("id", ""): each for each in root.iter() if each.get("id")}
    for element in root.iter():
        if (rid := element.get("rid")) is not None:
            target = known.get(rid)
            if target is None:
                unlinked(element)
            elif element.get("ref-type") == "other":
                element.set("ref-type", TARGETS.get(target.tag, "other"))
    ET.register_namespace("xlink", XLINK)
    ET.register_namespace("mml", MML)
    return serialized(root)


def without_colons(root: ET.Element) -> None:
    """Give ids the form that XML Schema asks for (xs:ID is an NCName): a middle dot for each colon."""
    for element in root.iter():
        for name in ("id", "rid", "headers"):
            if ":" in element.get(name, ""):
                element.set(name, element.get(name, "").replace(":", COLON))


def unlinked(element: ET.Element) -> None:
    """Leave the words of a link."""
    kind = element.attrib.pop("ref-type", "index")
    element.attrib.pop("rid")
    if element.tag == "xref":
        element.tag = "named-content"
        element.set("content-type", f"{kind}-elsewhere")


def pictures(root: ET.Element) -> frozenset[str]:
    """Return the names of the pictures that a document shows."""
    return frozenset(each.get(HREF, "") for each in root.iter() if each.tag in ("graphic", "inline-graphic"))
