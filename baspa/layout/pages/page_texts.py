"""What stands on a page, told by the text's blocks: the print book's page numbers in other formats are made of it.

Letters and figures are counted, and nothing that the layout adds: hyphens, running heads, numbers of notes and pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from baspa.layout.pages.index_numbers import owners
from baspa.model.edition import MADE_PAGES
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.names import NUMBER_ROLES

WORDS = 24  # letters and figures of a page's beginning that are told
Kind = Literal["text", "head", "note", "picture"]


@dataclass(frozen=True, slots=True)
class PageText:
    """A piece of a block on a page."""

    block: str  # the block's id, or a name of MADE_PAGES; "" for a picture outside of both
    kind: Kind  # a head of a table may be there again on the next page, and a note has no place in the page's order
    letters: int = 0  # letters and figures in it
    words: str = ""  # the first of them

    def with_more(self, signs: str) -> PageText:
        """Return the piece with what follows."""
        return replace(self, letters=self.letters + len(signs), words=(self.words + signs)[:WORDS])


def text_owners(root: Any, blocks: set[str]) -> Mapping[Any, str]:
    """Return the block of each element of a book's paper face, or the page of MADE_PAGES that it stands on."""
    found = {}
    for element in root.iter():
        if (name := f"{element.tag} {element.get('class')}") in MADE_PAGES:
            found.update(dict.fromkeys(element.iter(), name))
    found.update(owners(root, blocks))
    for element in list(found):
        if element.get("role") in NUMBER_ROLES or element.get("class") == LOCATOR_CLASS:
            for inner in element.iter():
                found.pop(inner, None)
    return found


def page_texts(page: Any, known: Mapping[Any, str]) -> tuple[PageText, ...]:
    """Return what stands on a page in reading order, its texts by the blocks that they are `known` to belong to."""
    found: list[PageText] = []
    for box, kind in pieces(page):
        block = known.get(box.element, "")
        signs = "".join(filter(str.isalnum, box.text)) if kind != "picture" else ""
        if "::" in box.element_tag or not ((block and signs) or kind == "picture"):
            continue
        if found and kind != "picture" and (found[-1].block, found[-1].kind) == (block, kind):
            found[-1] = found[-1].with_more(signs)
        else:
            found.append(PageText(block, kind).with_more(signs))
    return tuple(found)


def pieces(page: Any) -> Iterator[tuple[Any, Kind]]:
    """Yield the texts and pictures of a page in the order of the text, running heads left out."""
    stack: list[tuple[Any, Kind]] = [(box, "text") for box in reversed(page.children)]
    while stack:
        box, kind = stack.pop()
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        if isinstance(box, boxes.TextBox):
            yield box, kind
        elif isinstance(box, boxes.ReplacedBox):
            if kind == "text":
                yield box, "picture"
        elif not isinstance(box, boxes.MarginBox):
            kind = kind_of(box, kind)
            stack.extend((child, kind) for child in reversed(getattr(box, "children", ())))


def kind_of(box: Any, above: Kind) -> Kind:
    """Return what the texts in a box are, given what those in the box above are."""
    if isinstance(box, boxes.FootnoteAreaBox):
        return "note"
    return "head" if above == "text" and isinstance(box, boxes.TableRowGroupBox) and box.is_header else above
