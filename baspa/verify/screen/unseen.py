"""Text and pictures that are in an e-book and that no reader shows, by the style sheet that goes with them.

Only books that change the house's looks are looked at (looked_for.py).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from baspa.model.book import Book
from baspa.model.problem import Place, Problem
from baspa.tree.names import NO_MATH
from baspa.verify.held.epub import package
from baspa.verify.looked_for import HINT, SHOWN
from baspa.verify.screen.cascade import Cascade, wrapped
from baspa.verify.screen.looks import PROPERTIES, Look

SILENT = frozenset(("head", "annotation", "annotation-xml", "mphantom", "script", "style", "title"))


def unseen_on_screen(data: bytes, book: Book) -> Iterator[Problem]:
    """Yield B185 for each block of an EPUB with text or a picture that no reader shows."""
    places = {block.id: block.place for chapter in book.chapters for block in chapter.blocks}
    told: set[str] = set()
    for name, shown, why in _all_unseen(data, frozenset(places)):
        if (name or why) not in told:
            told.add(name or why)
            yield Problem(places.get(name, Place("book.toml")), "B185", f'the EPUB: "{shown[:SHOWN]}" {why}', HINT)


def _all_unseen(data: bytes, blocks: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the block, the words and the reason of all that no reader shows."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        folder, manifest, spine, _ = package(archive)
        read = {name: archive.read(f"{folder}/{name}" if folder else name) for name in (*spine, *manifest)}
    css = "\n".join(read[name].decode() for name in sorted(manifest) if name.endswith(".css"))
    cascade = Cascade(css, PROPERTIES)
    for name in spine:
        document = ET.fromstring(read[name])  # noqa: S314  no entities: the press has written it
        yield from UnseenParts(cascade, blocks).below(wrapped(document), Look(), "")


class UnseenParts:
    """What is not shown of a document under its rules."""

    def __init__(self, cascade: Cascade, blocks: frozenset[str]) -> None:
        self.cascade, self.blocks = cascade, blocks

    def below(self, element: Any, around: Look, block: str) -> Iterator[tuple[str, str, str]]:
        """Yield block, words and reason of what is not shown of an element; what HTML calls hidden is left out."""
        tree = element.etree_element
        if element.local_name in SILENT or tree.get("hidden") is not None or tree.get("class") == NO_MATH:
            return
        block = tree.get("id") if tree.get("id") in self.blocks else block
        look = around.within(self.cascade.of(element))
        children = list(element.iter_children())
        words = " ".join("".join((tree.text or "", *(child.etree_element.tail or "" for child in children))).split())
        if element.local_name == "img":
            words = tree.get("alt", "")
        if words and (why := look.why_unseen()) and not (element.local_name == "img" and _is_of_letters(why)):
            yield block, words, why
        for child in children:
            yield from self.below(child, look, block)


def _is_of_letters(why: str) -> bool:
    return why.startswith(("is of", "has the colour"))
