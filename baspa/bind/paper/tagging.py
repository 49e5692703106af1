"""The PDF's structure tree, made as the text is: one element a block, notes behind their calls, contents as contents.

WeasyPrint 70 writes one structure element a box, so that a paragraph over two pages is two paragraphs, a note is a span
at the end of its page, and nothing says which element of the text it came from. Here each element learns its HTML
element while the tree is built (`recording`). Afterwards (`mend_tags`) pieces of one element are joined, elements get
their /ID and /Lang, notes move behind their calls (note_tags.py), and the types of ISO 32000-1, 14.8.4, replace
the spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pydyf
from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

from baspa.bind.paper.line_tags import LineTags, is_plain, plain_struct
from baspa.bind.paper.list_tags import body, define, nest, number
from baspa.bind.paper.note_tags import place_notes
from baspa.bind.paper.structure_tree import Element, Struct, StructureTree
from baspa.layout.guard import replacing
from baspa.layout.replacements import STRUCTURE
from baspa.tree.names import HEADINGS

TEXT_TAGS = ("section", "main", "div", "p", "blockquote", "pre", "nav", "figure", "figcaption", "aside", "span")
LIST_TAGS = ("ol", "ul", "li", "dl", "dt", "dd")
TABLE_TAGS = ("table", "caption", "thead", "tbody", "tr", "td", "th")
IN_COLUMNS = frozenset(("div", "ul", "li"))  # may go on in the next column of a page
JOINED = frozenset((*HEADINGS, *TEXT_TAGS, *LIST_TAGS, *TABLE_TAGS))
BLOCKS = {"nav": "Sect", "aside": "Sect", "pre": "P", "figure": "Div"}
PAGINATION = {"top": "Header", "bottom": "Footer"}
STRUCTURE_TYPES = {
    **BLOCKS,
    **dict.fromkeys(("em", "strong", "s", "sub", "sup", "mark"), "Span"),
    "code": "Code",
    "a": "Link",
}


class StructureRecord:
    """Which HTML element each structure element was made for."""

    def __init__(self) -> None:
        self.html: dict[int, Element] = {}  # object number -> element
        self.repeated: set[int] = set()  # heads that each page of a long table has again

    def note(self, struct: Struct, box: Any) -> None:
        """Remember what a structure element was made for; anonymous boxes and pseudo-elements stay nameless."""
        if box.element is None or box.element.tag in ("html", "body"):
            return
        if getattr(box, "is_header", False) and box.element.tag == "thead":
            self.repeated.add(struct.number)
        if box.element_tag == box.element.tag:
            self.html.setdefault(struct.number, box.element)


@contextmanager
def recording() -> Iterator[StructureRecord]:
    """Record, while a PDF is written, the HTML element of each structure element; what is no text has none.

    A leader's dots, running heads and folios are drawn as artifacts (ISO 14289-1, 7.3 and 7.8): a voice would say them.

    Raises Outside where WeasyPrint builds its tree in another way: without tags nothing of the PDF could be verified.
    """
    STRUCTURE.require()
    record, original = StructureRecord(), tags._build_box_tree
    draw_inline_level, draw_stacking_context = draw.draw_inline_level, draw.draw_stacking_context

    def build(box: Any, parent: Struct, pdf: Any, page: int, nums: Any, *arguments: Any) -> Iterator[Struct]:
        if box.is_leader or isinstance(box, boxes.MarginBox):
            forget_links(box, pdf, page)
            return
        if is_plain(box):
            struct = plain_struct(box, parent, pdf, page, nums, arguments[-1])
            record.note(struct, box)
            yield struct
            return
        for struct in original(box, parent, pdf, page, nums, *arguments):
            record.note(struct, box)
            LineTags(pdf, record.html).take(struct, nums)
            yield struct

    def draw_piece(stream: Any, page: Any, box: Any, *how: Any) -> None:
        with artifact(stream) if getattr(box, "is_leader", False) else nullcontext():
            draw_inline_level(stream, page, box, *how)

    def draw_context(stream: Any, context: Any) -> None:
        with artifact(stream, context.box) if isinstance(context.box, boxes.MarginBox) else nullcontext():
            draw_stacking_context(stream, context)

    with replacing(STRUCTURE, build, draw_piece, draw_context):
        yield record


@contextmanager
def artifact(stream: Any, margin: Any = None) -> Iterator[None]:
    """Draw what is no text, and has no element, while the context lasts: dots, or what stands in a margin box.

    ISO 32000-1, table 330: what a page has at its head or foot says so.
    """
    side = getattr(margin, "at_keyword", "").removeprefix("@").partition("-")[0]
    kind = {"Subtype": f"/{PAGINATION[side]}"} if side in PAGINATION else {}
    stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination", **kind}) if side else None)
    marked, stream._tags = stream._tags, None
    yield
    stream._tags = marked
    stream.end_marked_content()


def forget_links(box: Any, pdf: Any, page: int) -> None:
    """Take the annotations away that WeasyPrint gives boxes in links: what is no element cannot be one."""
    for each in box.descendants() if isinstance(box, boxes.ParentBox) else (box,):
        if each.link_annotation:
            annotations = pdf.objects[int(pdf.page_references[page].split()[0])]["Annots"]
            annotations.remove(each.link_annotation.reference)


def mend_tags(pdf: Any, record: StructureRecord, language: str) -> None:
    """Join, name and type the structure elements of a PDF that is about to be written."""
    tree = _Tree(pdf, record)
    root = tree.resolve(pdf.catalog["StructTreeRoot"])
    document = tree.resolve(root["K"][0])
    tree.join(document)
    place_notes(tree, document, tree.join)  # first of all, while each piece still knows its HTML element
    define(tree, document)
    nest(tree, document)
    number(tree, document)
    tree.link_once(document, False)
    names = dict(tree.name(document, None, language))
    pairs: list[Any] = []
    for name in sorted(names):
        pairs += [pydyf.String(name), names[name]]
    root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(pairs)})


def special(element: Element) -> str | None:
    """Return the standard structure type of an element that is more than its name says."""
    if element.get("role") == "doc-index":
        return "Index"
    return "P" if "note-paragraph" in element.get("class", "").split() else None


class _Tree(StructureTree):
    """The structure tree of one PDF while it is mended."""

    def __init__(self, pdf: Any, record: StructureRecord) -> None:
        super().__init__(pdf, record.html)
        self.repeated = record.repeated

    def join(self, parent: Struct) -> None:
        """Give the kids of a piece on a later page, or in a later column, to its HTML element's one before it."""
        first: dict[int, Any] = {}
        for kid in self.kids(parent):
            element = self.html.get(kid.number)
            if element is None or not (element.tag in JOINED or element.get("id")):
                continue
            head: Any = first.setdefault(id(element), kid)
            apart = head["Pg"] != kid["Pg"] or element.tag in IN_COLUMNS
            if head is not kid and apart and head["S"] == kid["S"]:
                parent["K"].remove(kid.reference)
                if kid.number not in self.repeated:  # printed again on each page of a long table, but said once
                    self.give(kid, head)
            else:
                first[id(element)] = kid  # a piece of a line: what follows on the next page goes to the last of them
        for kid in self.kids(parent):
            self.join(kid)

    def link_once(self, struct: Struct, inside: bool) -> None:
        """Keep one annotation a link: WeasyPrint gives each box inside a link another, tagged as what the box is."""
        objects = [kid for kid in struct.get("K", ()) if self.is_object(kid)]
        if inside:
            struct["S"] = "/Span" if struct["S"] == "/Link" else struct["S"]
            for kid in objects:
                struct["K"].remove(kid)
                reference = self.resolve(kid)
                self.resolve(reference["Pg"])["Annots"].remove(reference["Obj"])
        for kid in self.kids(struct):
            self.link_once(kid, inside or bool(objects))

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
        kind = special(element) or (STRUCTURE_TYPES.get(element.tag) if struct["S"] == "/NonStruct" else None)
        if kind:
            struct["S"] = f"/{kind}"
        if element.tag == "img":
            self.picture(struct, element)
        if struct["S"] in ("/TD", "/TH"):
            self.cell(struct, element)
        if element.tag == "nav":
            self.contents(struct)
        if struct["S"] == "/LI":
            body(self, struct)
        if struct["S"] == "/Link":
            self.describe(struct, " ".join("".join(element.itertext()).split()))

    def picture(self, struct: Struct, image: Element) -> None:
        """Tell formulas, figures and ornaments apart (ISO 14289-1, 7.3 and 7.7); of the last no word is said."""
        if image.get("class") == "formula":
            struct["S"] = "/Formula"
        elif not image.get("alt"):
            struct["S"], struct["ActualText"] = "/NonStruct", pydyf.String("")

    def cell(self, struct: Struct, element: Element) -> None:
        """Say whose header a header cell is; WeasyPrint's /Headers name cells of one page's piece of a table."""
        struct["A"].pop("Headers", None)
        if element.get("headers"):
            struct["A"]["Headers"] = pydyf.Array(pydyf.String(name) for name in element.get("headers").split())
        if struct["S"] == "/TH":
            struct["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"

    def contents(self, nav: Struct) -> None:
        """Type the lists of a table of contents (ISO 32000-1, table 333: TOC, TOCI, Reference)."""
        names = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
        for struct in self.everything(nav):
            struct["S"] = names.get(struct["S"], struct["S"])

    def describe(self, link: Struct, text: str) -> None:
        """Set the alternative description of a link's annotation to the link's text (ISO 14289-1, 7.18.5)."""
        for kid in link.get("K", ()):
            if text and self.is_object(kid):
                self.resolve(self.resolve(kid)["Obj"])["Contents"] = pydyf.String(text)
