"""Read a PDF back by its structure tree, its text that of the marked content on its pages."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from baspa.verify.held.reading import FoundBlock
from baspa.verify.pages.objects import PageObject, ReadPage, read_objects
from baspa.verify.pages.tree import Mark, TreeElement, read_tree

INLINE = frozenset(("Span", "Link", "Code", "NonStruct"))
SLACK = 1.0  # pt
Content = dict[Mark, str]


def read_pdf(data: bytes) -> tuple[FoundBlock, ...]:
    """Return every block that has an /ID, in the order of the structure tree, its text without the blocks inside it."""
    text = marked_text(data)
    named = (element for element in read_tree(data).root.everything() if element.id)
    return tuple(FoundBlock(element.id, "".join(own_pieces(element, text, True))) for element in named)


@functools.lru_cache(maxsize=1)
def marked_text(data: bytes) -> Content:
    """Return the text of each marked content sequence, as far as it is on its page."""
    found: Content = {}
    for index, page in enumerate(read_objects(data)):
        for item in page.objects:
            if item.is_text and item.mcid >= 0 and on_page(item, page):
                found[index, item.mcid] = found.get((index, item.mcid), "") + item.text
    return found


def on_page(item: PageObject, page: ReadPage) -> bool:
    """Tell whether an object lies within its page: what runs off it, nobody can read."""
    return (
        item.left >= -SLACK
        and item.bottom >= -SLACK
        and item.right <= page.width + SLACK
        and item.top <= page.height + SLACK
    )


def own_pieces(element: TreeElement, text: Content, top: bool) -> Iterator[str]:
    """Yield the text of an element without that of named elements and labels inside it."""
    if not top and (element.kind == "Lbl" or (element.id and element.kind not in INLINE)):
        return
    if element.kind == "Formula":
        yield element.alternative
    for kid in element.kids:
        if isinstance(kid, TreeElement):
            yield from own_pieces(kid, text, False)
        else:
            yield text.get(kid, "")
