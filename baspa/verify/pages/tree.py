"""The structure tree of a PDF, read once: its elements, their marked content, where their links lead, names of pages.

ISO 32000-1, 14.7: a structure element names its content by page and marked-content identifier (MCID).
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Mark = tuple[int, int]  # index of a page, MCID


@dataclass(slots=True)
class TreeElement:
    """A structure element: its standard type, the ID it may have, what it holds, in reading order."""

    kind: str
    id: str = ""
    alternative: str = ""
    goal: str = ""  # the named destination of its link
    said: str = ""  # what its link's annotation says
    targets: list[str] = field(default_factory=list)  # of its annotations on a page: a URI, or a goal that is there
    kids: list[TreeElement | Mark] = field(default_factory=list)

    def everything(self) -> Iterator[TreeElement]:
        """Yield the element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(list(element.elements()))

    def elements(self) -> Iterator[TreeElement]:
        """Yield the elements just below the element."""
        yield from (kid for kid in self.kids if isinstance(kid, TreeElement))

    def marks(self) -> Iterator[Mark]:
        """Yield the marked content of the element and of all below it."""
        waiting: list[TreeElement | Mark] = [self]
        while waiting:
            kid = waiting.pop()
            if isinstance(kid, TreeElement):
                waiting += reversed(kid.kids)
            else:
                yield kid


@dataclass(frozen=True, slots=True)
class ReadTree:
    """A PDF's structure tree, and what it says of its pages."""

    root: TreeElement
    goals: Mapping[str, int]  # named destination -> index of its page
    labels: tuple[str, ...]  # of the pages (ISO 32000-1, 12.4.2)


@functools.lru_cache(maxsize=1)  # several hold the same file against the book, one after the other
def read_tree(data: bytes) -> ReadTree:
    """Return the structure tree of a PDF that has one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        reader = _TreeReader(pdf)
        root = reader.element(pdf.Root.StructTreeRoot.K[0], -1)
        return ReadTree(root, reader.goals, tuple(page.label for page in pdf.pages))


class _TreeReader:
    """One reading of a structure tree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pages: dict[Any, int] = {page.objgen: index for index, page in enumerate(pdf.pages)}
        pages: Any = pdf.pages
        self.annotations = {each.objgen for page in pages for each in page.get("/Annots", ())}
        self.goals = named_goals(pdf, self.pages)

    def element(self, struct: Any, page: int) -> TreeElement:
        """Return a structure element with all below it; `page` is that of the element above."""
        page = self.page(struct, page)
        made = TreeElement(str(struct.S)[1:], str(struct.get("/ID", "")), str(struct.get("/Alt", "")))
        for kid in kids(struct):
            if isinstance(kid, int):
                made.kids.append((page, kid))
            elif "/S" in kid:
                made.kids.append(self.element(kid, page))
            elif "/MCID" in kid:
                made.kids.append((self.page(kid, page), int(kid.MCID)))
            elif "/Obj" in kid:
                made.goal, made.said = str(kid.Obj.get("/Dest", "")), str(kid.Obj.get("/Contents", ""))
                made.targets += [self.target(kid.Obj)] * (kid.Obj.objgen in self.annotations)
        return made

    def page(self, holder: Any, page: int) -> int:
        """Return the index of the page that an element or a content says it is on; `page` where it says none."""
        return self.pages.get(holder.Pg.objgen, page) if "/Pg" in holder else page

    def target(self, annotation: Any) -> str:
        """Return where a link's annotation leads: an address, or the name of a place that there is."""
        if "/A" in annotation:
            return str(annotation.A.get("/URI", ""))
        name = str(annotation.get("/Dest", ""))
        return name if self.goals.get(name, -1) >= 0 else ""


def kids(struct: Any) -> list[Any]:
    """Return the kids of a structure element: elements, references to objects or contents, or integers (MCIDs)."""
    found = struct.get("/K", [])
    return list(found) if isinstance(found, (pikepdf.Array, list)) else [found]


def named_goals(pdf: pikepdf.Pdf, pages: Mapping[Any, int]) -> dict[str, int]:
    """Return the page of each named destination (ISO 32000-1, 12.3.2.3)."""
    names: Any = pdf.Root.get("/Names", pikepdf.Dictionary())
    found = pikepdf.NameTree(names.Dests).items() if "/Dests" in names else ()
    return {str(name): pages.get(goal[0].objgen, -1) for name, goal in found}
