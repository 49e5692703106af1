"""The PDF's structure tree, made as the text is: one element a block, notes behind their calls, contents as contents.

WeasyPrint 70 writes one structure element a box, so that a paragraph over two pages is two paragraphs, a note is a span
at the end of its page, and nothing says which element of the text it came from. Here each element learns its HTML
element while the tree is built (`recording`), and afterwards (`mend`) pieces of one element are joined, elements get
their /ID and /Lang, notes move behind their calls, and the standard types of ISO 32000-1, 14.8.4, replace the spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags

TEXT = ("section", "main", "div", "p", "li", "ol", "ul", "blockquote", "pre", "nav", "figure", "span")
TABLE = ("table", "thead", "tbody", "tr", "td", "th")
JOINED = frozenset((*TEXT, *TABLE))
TYPES = {"nav": "Sect", "pre": "P", "code": "Code", "em": "Span", "strong": "Span", "a": "Link", "figure": "Div"}

Struct = Any  # a pydyf.Dictionary of /Type /StructElem
Element = Any  # an xml.etree element of WeasyPrint's document


class Record:
    """Which HTML element each structure element was made for."""

    def __init__(self) -> None:
        self.html: dict[int, Element] = {}  # object number -> element

    def note(self, struct: Struct, box: Any) -> None:
        """Remember what a structure element was made for; anonymous boxes and pseudo-elements stay nameless."""
        plain = box.element is not None and box.element_tag == box.element.tag
        if plain and box.element.tag not in ("html", "body"):
            self.html.setdefault(struct.number, box.element)


@contextmanager
def recording() -> Iterator[Record]:
    """Record, while a PDF is written, the HTML element of each structure element."""
    record, original = Record(), tags._build_box_tree

    def build(box: Any, *arguments: Any) -> Iterator[Struct]:
        for struct in original(box, *arguments):
            record.note(struct, box)
            yield struct

    tags._build_box_tree = build
    try:
        yield record
    finally:
        tags._build_box_tree = original


def mend(pdf: Any, record: Record, language: str) -> None:
    """Join, name and type the structure elements of a PDF that is about to be written."""
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    document = resolve(pdf, root["K"][0])
    tree = _Tree(pdf, record)
    tree.join(document)
    tree.place_notes(document)
    names = dict(tree.name(document, None, language))
    pairs: list[Any] = []
    for name in sorted(names):
        pairs += [pydyf.String(name), names[name]]
    root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})


def resolve(pdf: Any, reference: Any) -> Any:
    """Return the object of a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


class _Tree:
    """The structure tree of one PDF while it is mended."""

    def __init__(self, pdf: Any, record: Record) -> None:
        self.pdf, self.html = pdf, record.html

    def kids(self, struct: Struct) -> list[Struct]:
        found = (resolve(self.pdf, kid) for kid in struct.get("K", ()) if not isinstance(kid, int))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def join(self, parent: Struct) -> None:
        """Give the kids of a piece on a later page to the first piece of the same HTML element."""
        first: dict[int, Any] = {}
        for kid in self.kids(parent):
            element = self.html.get(kid.number)
            if element is None or element.tag not in JOINED:
                continue
            head: Any = first.setdefault(id(element), kid)
            if head is not kid and head["Pg"] != kid["Pg"] and head["S"] == kid["S"]:
                parent["K"].remove(kid.reference)
                if element.tag != "thead":  # printed again on each page of a long table, but said once
                    self.give(kid, head)
        for kid in self.kids(parent):
            self.join(kid)

    def give(self, piece: Struct, head: Struct) -> None:
        for kid in self.kids(piece):
            kid["P"] = head.reference
        head["K"].extend(piece["K"])

    def place_notes(self, document: Struct) -> None:
        """Move each note behind its call, where a reader's voice should come to it."""
        calls = {
            f"#{element.get('id')}": struct
            for struct in self.everything(document)
            if (element := self.html.get(struct.number)) is not None and element.get("role") == "doc-noteref"
        }
        placed: set[int] = set()  # a note's box holds a box of the same element, for its paragraphs
        for struct in list(self.everything(document)):
            element = self.html.get(struct.number)
            if element is None or element.get("class") != "footnote" or id(element) in placed:
                continue
            placed.add(id(element))
            struct["S"] = "/Note"
            back = next((e.get("href") for e in element.iter() if e.get("role") == "doc-backlink"), "")
            if back in calls:
                self.move(struct, calls[back])

    def move(self, struct: Struct, before: Struct) -> None:
        resolve(self.pdf, struct["P"])["K"].remove(struct.reference)
        parent = resolve(self.pdf, before["P"])
        parent["K"].insert(parent["K"].index(before.reference) + 1, struct.reference)
        struct["P"] = parent.reference

    def everything(self, struct: Struct) -> Iterator[Struct]:
        yield struct
        for kid in self.kids(struct):
            yield from self.everything(kid)

    def name(self, struct: Struct, above: Element, language: str) -> Iterator[tuple[str, bytes]]:
        """Set type, /ID, /Lang and /Contents below `struct`; yield the names for the tree of IDs."""
        element = self.html.get(struct.number)
        if element is not None and element is not above:
            struct.pop("ID", None)
            name = element.get("id")
            if name:
                struct["ID"] = pydyf.String(name)
                yield name, struct.reference
            spoken = element.get("lang", language)
            if spoken != language:
                struct["Lang"], language = pydyf.String(spoken), spoken
            self.type(struct, element)
        for kid in self.kids(struct):
            yield from self.name(kid, element if element is not None else above, language)

    def type(self, struct: Struct, element: Element) -> None:
        """Set the standard structure type of an element, and what that type asks for."""
        if struct["S"] == "/NonStruct" and element.tag in TYPES:
            struct["S"] = f"/{TYPES[element.tag]}"
        if element.get("class") == "note-paragraph":
            struct["S"] = "/P"
        if element.tag == "img" and not element.get("alt"):
            struct["S"] = "/NonStruct"
        if struct["S"] in ("/TD", "/TH"):
            self.cell(struct, element)
        if element.tag == "nav":
            self.contents(struct)
        if struct["S"] == "/LI":
            self.body(struct)
        if struct["S"] == "/Link":
            self.describe(struct, " ".join("".join(element.itertext()).split()))

    def cell(self, struct: Struct, element: Element) -> None:
        """Say whose header a header cell is; WeasyPrint's /Headers name cells of one page's piece of a table."""
        struct["A"].pop("Headers", None)
        if struct["S"] == "/TH":
            struct["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"

    def body(self, item: Struct) -> None:
        """Wrap what a list item holds beside its label in an LBody (ISO 32000-1, table 336)."""
        loose = [kid for kid in self.kids(item) if kid["S"] not in ("/Lbl", "/LBody")]
        if not loose:
            return
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
        self.pdf.add_object(body)
        body["K"] = pydyf.Array(kid.reference for kid in loose)
        for kid in loose:
            kid["P"] = body.reference
            item["K"].remove(kid.reference)
        item["K"].append(body.reference)

    def contents(self, nav: Struct) -> None:
        """Type the lists of a table of contents (ISO 32000-1, table 333: TOC, TOCI, Reference)."""
        names = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
        for struct in self.everything(nav):
            struct["S"] = names.get(struct["S"], struct["S"])

    def describe(self, link: Struct, text: str) -> None:
        """Set the alternative description of a link's annotation to the link's text (ISO 14289-1, 7.18.5)."""
        for kid in link.get("K", ()):
            reference = resolve(self.pdf, kid) if not isinstance(kid, int) else {}
            if reference.get("Type") == "/OBJR" and text:
                resolve(self.pdf, reference["Obj"])["Contents"] = pydyf.String(text)
