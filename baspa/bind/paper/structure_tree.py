"""The structure tree of a PDF that is about to be written, as pydyf's dictionaries hold it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

Struct = Any  # a pydyf.Dictionary of /Type /StructElem
Element = Any  # an xml.etree element of WeasyPrint's document


class StructureTree:
    """The structure tree of one PDF, and the HTML element that each structure element was made for."""

    def __init__(self, pdf: Any, html: dict[int, Element]) -> None:
        self.pdf, self.html = pdf, html
        numbers = self.resolve(self.resolve(pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
        owners = zip(numbers[::2], numbers[1::2], strict=True)
        self.owners = {pdf.page_references[page]: each for page, each in owners if isinstance(each, list)}

    def kids(self, struct: Struct) -> list[Struct]:
        """Return the elements just below an element."""
        found = (self.resolve(kid) for kid in struct.get("K", ()) if isinstance(kid, bytes))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def parent(self, struct: Struct) -> Struct:
        """Return the element that one stands in."""
        return self.resolve(struct["P"])

    def resolve(self, reference: Any) -> Any:
        """Return the object of a reference such as b"12 0 R"."""
        return self.pdf.objects[int(reference.split()[0])]

    def give(self, piece: Struct, head: Struct) -> None:
        """Add the kids of an element to those of another: elements, and content, which may be on another page."""
        for kid in self.kids(piece):
            kid["P"] = head.reference
        head["K"].extend(self.content(each, piece["Pg"], head) for each in piece["K"])

    def content(self, kid: Any, page: bytes, head: Struct) -> Any:
        """Return a kid as another element holds it: of content, with its page (ISO 32000-1, table 324)."""
        if isinstance(kid, int):
            kid = pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid})
        if isinstance(kid, pydyf.Dictionary):
            self.owners[kid["Pg"]][kid["MCID"]] = head.reference
            return kid["MCID"] if kid["Pg"] == head["Pg"] else kid
        return kid

    def move(self, struct: Struct, before: Struct) -> None:
        """Move an element just behind another."""
        self.parent(struct)["K"].remove(struct.reference)
        parent = self.parent(before)
        parent["K"].insert(parent["K"].index(before.reference) + 1, struct.reference)
        struct["P"] = parent.reference

    def is_object(self, kid: Any) -> bool:
        """Tell whether a kid is a reference to an object, such as an annotation, and not to an element."""
        return isinstance(kid, bytes) and self.resolve(kid).get("Type") == "/OBJR"

    def everything(self, struct: Struct) -> Iterator[Struct]:
        """Yield an element and all below it."""
        yield struct
        for kid in self.kids(struct):
            yield from self.everything(kid)
