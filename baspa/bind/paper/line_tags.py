"""The lines of a text in the structure tree: marked content of their paragraph's own element (ISO 32000-1, 14.7.4).

WeasyPrint 70.0 makes an element of each line, a Span that says nothing of it, and of each anonymous box a NonStruct:
in a book of prose they are nine elements of ten.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

from baspa.bind.paper.structure_tree import Element, Struct

BARE = frozenset(("Type", "S", "K", "Pg", "P"))  # the keys of an element that says nothing but where it stands
HOLDERS = frozenset(
    f"/{kind}" for kind in ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TD", "TH", "Link", "Span")
)
INLINE_TAGS = frozenset(("em", "strong", "s", "sub", "sup", "code", "pre"))  # WeasyPrint's NonStruct, typed later

PLAIN_TAGS = {name: f"/{name.upper()}" for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6")}


def is_plain(box: Any) -> bool:
    """Tell whether a box is a paragraph or a heading of whose lines each holds text, and nothing else."""
    return (
        box.element_tag in PLAIN_TAGS
        and box.element is not None
        and not box.link_annotation
        and all(
            type(line) is boxes.LineBox and all(type(each) is boxes.TextBox for each in line.children)
            for line in box.children
        )
    )


def plain_struct(box: Any, parent: Struct, pdf: Any, page: int, owners: dict[int, bytes], marked: Any) -> Struct:
    """Return the element of such a box, which holds its lines: what `take` makes of WeasyPrint's, and made at once."""
    struct = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": PLAIN_TAGS[box.element_tag],
            "K": pydyf.Array(marked.pop(text)["mcid"] for line in box.children for text in line.children),
            "Pg": pdf.page_references[page],
            "P": parent.reference,
        }
    )
    pdf.add_object(struct)
    for _ in struct["K"]:  # for WeasyPrint's elements of lines: it calls heads of tables by the numbers of objects
        pdf.add_object(pydyf.Dictionary())
    owners.update(dict.fromkeys(struct["K"], struct.reference))
    return struct


class LineTags:
    """The elements of lines in the structure tree of one PDF, while it is built from its leaves to its root."""

    def __init__(self, pdf: Any, html: Mapping[int, Element]) -> None:
        self.pdf, self.html = pdf, html

    def take(self, struct: Struct, owners: dict[int, bytes]) -> None:
        """Let an element hold what its bare kids hold, and tell the owners of content by its identifier (MCID).

        Elements that group others (ISO 32000-1, table 333) hold no content; of theirs, those are gone that are empty.
        """
        holds, kept = self.is_holder(struct), pydyf.Array()
        for kid in struct["K"]:
            lines = self.lines(kid, self.html.get(struct.number))
            if lines and holds:
                kept += lines
                owners.update(dict.fromkeys(lines, struct.reference))
            elif lines != []:
                kept.append(kid)
        struct["K"] = kept

    def is_holder(self, struct: Struct) -> bool:
        """Tell whether an element may hold content itself."""
        element = self.html.get(struct.number)
        return struct["S"] in HOLDERS or (element is not None and element.tag in INLINE_TAGS)

    def lines(self, kid: Any, above: Element | None) -> list[int] | None:
        """Return the content of a bare kid with that of those below it; None where one of them is more than that."""
        struct: Struct = self.pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else {}
        if struct.get("S") not in ("/Span", "/NonStruct") or not BARE.issuperset(struct):
            return None
        if self.html.get(struct.number, above) is not above:
            return None
        found: list[int] = []
        for each in struct["K"]:
            if isinstance(each, int) and struct["S"] == "/NonStruct":  # a picture
                return None
            lines = [each] if isinstance(each, int) else self.lines(each, above)
            if lines is None:
                return None
            found += lines
        return found
