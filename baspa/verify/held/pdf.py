"""Read a PDF back by its structure tree: the text of the marked content on its pages, and what is counted in it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baspa.kept.store import NOTHING_KEPT, Store
from baspa.verify.held.counted import Counted, plain
from baspa.verify.held.reading import FoundBlock
from baspa.verify.pages.objects import PageObject, ReadPage, read_objects
from baspa.verify.pages.tree import Mark, TreeElement, read_tree

INLINE = frozenset(("Span", "Link", "Code", "NonStruct"))
UNREAD = ("Lbl", "Figure")
ORNAMENT = "NonStruct"  # with content of its own: a picture that is said to show nothing
PICTURES = ("Figure", ORNAMENT, "Formula")
SLACK = 1.0  # pt
Content = Mapping[Mark, str]


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What a PDF holds by its structure tree, in its order."""

    blocks: tuple[FoundBlock, ...]  # each that has an /ID, its text without the blocks inside it
    counted: tuple[Counted, ...]


def read_pdf(data: bytes, store: Store = NOTHING_KEPT) -> ReadPdf:
    """Return the blocks of a PDF, and what is counted in them."""
    text, blocks, counted = marked_text(data, store), list[FoundBlock](), list[Counted]()
    for element, within in nested(read_tree(data).root):
        counted += counts(element, within, text)
        if element.id:
            page = next((page for page, _ in element.marks()), None)
            blocks.append(FoundBlock(element.id, "".join(own_pieces(element, text, True)), page))
    return ReadPdf(tuple(blocks), tuple(counted))


@functools.lru_cache(maxsize=1)  # numbers of pages are read in it as well
def marked_text(data: bytes, store: Store = NOTHING_KEPT) -> Content:
    """Return the text of each marked content sequence that is to be seen on its page; "" where it is drawn."""
    found: dict[Mark, str] = {}
    for index, page in enumerate(read_objects(data, store)):
        for item in page.objects:
            if item.mcid >= 0 and is_shown(item, page):
                found[index, item.mcid] = found.get((index, item.mcid), "") + item.text
    return found


def is_shown(item: PageObject, page: ReadPage) -> bool:
    """Tell whether an object is on its page: text and images as a whole, of lines a piece, for a drawing cuts them."""
    if item.is_text or item.is_image:
        width, height = page.width + SLACK, page.height + SLACK
        return item.left >= -SLACK and item.bottom >= -SLACK and item.right <= width and item.top <= height
    return item.left < page.width and item.bottom < page.height and item.right > 0 and item.top > 0


def nested(root: TreeElement) -> Iterator[tuple[TreeElement, tuple[str, ...]]]:
    """Yield an element and all below it, each with the IDs of those around it, the nearest first."""
    waiting: list[tuple[TreeElement, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, within = waiting.pop()
        yield element, within
        within = (element.id, *within) if element.id else within
        waiting += [(kid, within) for kid in reversed(list(element.elements()))]


def own_pieces(element: TreeElement, text: Content, top: bool) -> Iterator[str]:
    """Yield the text of an element without that of named elements, labels and pictures inside it."""
    if not top and (element.kind in UNREAD or (element.id and element.kind not in INLINE)):
        return
    if element.kind == "Formula":
        yield element.alternative
    for kid in element.kids:
        if isinstance(kid, TreeElement):
            yield from own_pieces(kid, text, False)
        elif element.kind != ORNAMENT:  # the words that are drawn in one are nobody's text
            yield text.get(kid, "")


def counts(element: TreeElement, within: tuple[str, ...], shown: Content) -> Iterator[Counted]:
    """Yield what is counted, where an element is such: a picture is, if anything of it is shown."""
    if element.kind in PICTURES and any(not isinstance(kid, TreeElement) and kid in shown for kid in element.kids):
        yield Counted("formula" if element.kind == "Formula" else "picture", plain(element.alternative), within)
    elif element.kind == "Link":
        yield from (Counted("link", target, within) for target in element.targets)
    elif element.kind == "Table":
        yield Counted("table", " ".join(map(str, cells(element))), (*first_block(element), *within))


def cells(element: TreeElement) -> Iterator[int]:
    """Yield how many cells each row of a table has."""
    for kid in element.elements():
        if kid.kind == "TR":
            yield sum(cell.kind in ("TD", "TH") for cell in kid.elements())
        elif kid.kind in ("THead", "TBody", "TFoot"):
            yield from cells(kid)


def first_block(element: TreeElement) -> tuple[str, ...]:
    """Return the ID of the first block in a table."""
    for kid in element.elements():
        own = (kid.id,) if kid.id and kid.kind not in INLINE else ()
        if found := own or first_block(kid):
            return found
    return ()
