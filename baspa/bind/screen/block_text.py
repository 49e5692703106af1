"""The text of one block of the e-book, in which a page of the print book begins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from baspa.model.edition import PageStart
from baspa.tree.index_mark import LOCATOR_CLASS
from baspa.tree.names import NO_MATH, NUMBER_ROLES

XHTML = "{http://www.w3.org/1999/xhtml}"
DRAWN = {f"{XHTML}img", "{http://www.w3.org/1998/Math/MathML}math", "{http://www.w3.org/2000/svg}svg"}
LINES = {"line", "code-line"}  # classes of what stands on a line of its own
PICTURE = "\ufffc"  # U+FFFC OBJECT REPLACEMENT CHARACTER
DASHES = "\u2013\u2014"  # behind which a line may end, where no space that does not break follows
UNBREAKABLE = "\u00a0\u202f"  # spaces
# Scripts that put no spaces between words, beside the wide ones: Thai, Lao, Tibetan, Burmese, Khmer.
SPACELESS = (("\u0e00", "\u0fff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a block's text, and where it stands in the tree."""

    element: Any
    kind: Literal["text", "tail", "picture", "line"]
    text: str


class BlockText:
    """What a block says itself, the blocks within it left out; a picture or a formula is one sign."""

    def __init__(self, block: Any, blocks: frozenset[str]) -> None:
        self.block, self.blocks = block, blocks
        self.runs = tuple(self.pieces(block))
        self.text = "".join(run.text for run in self.runs)

    def pieces(self, element: Any) -> Iterator[TextRun]:
        """Yield the pieces of the text at and below an element; a formula and its picture are one."""
        if element.get("class") == NO_MATH:
            return
        if element.tag in DRAWN:
            yield TextRun(element, "picture", PICTURE)
            return
        inner = element is not self.block and element.get("id") in self.blocks
        if inner or element.get("role") in NUMBER_ROLES or element.get("class") == LOCATOR_CLASS:
            return
        yield TextRun(element, "text", element.text or "")
        for child in element:
            yield from self.pieces(child)
            if child.tag == f"{XHTML}br" or LINES.intersection(child.get("class", "").split()):
                yield TextRun(child, "line", "\n")
            yield TextRun(child, "tail", child.tail or "")

    def mark(self, start: PageStart, mark: Any) -> bool:
        """Put a mark where a page begins in the text; tell whether that is within it, and not at its beginning."""
        at = before_word(self.text, self.place(start))
        for _ in range(start.pictures):
            picture = self.text.rfind(PICTURE, 0, at)
            if picture < 0 or any(map(str.isalnum, self.text[picture:at])):
                break
            at = picture
        if not at:
            return False
        self.insert(at, mark)
        return True

    def place(self, start: PageStart) -> int:
        """Return the index of the letter that a page begins with: where its words are, nearest to where it should be.

        Words of one edition alone, or capitals that a style sheet makes, move it.
        """
        places = [at for at, sign in enumerate(self.text) if sign.isalnum()]
        signs, words = "".join(self.text[at] for at in places), start.words
        found = start.letters
        if not signs.startswith(words, found):
            signs, words = signs.lower(), words.lower()
            every = (at for at in range(len(signs)) if signs.startswith(words, at))
            found = min(every, key=lambda at: abs(at - start.letters), default=found)
        return places[found] if found < len(places) else len(self.text)

    def insert(self, at: int, mark: Any) -> None:
        """Put a mark before the sign of this index; lxml takes what follows an element along with it."""
        here = 0
        for run in self.runs:
            if run.kind == "picture" and here == at:
                run.element.addprevious(mark)
                return
            end = here + len(run.text)
            if run.kind in ("text", "tail") and here <= at and (at < end or run is self.runs[-1]):
                put(run, at - here, mark)
                return
            here = end


def put(run: TextRun, at: int, mark: Any) -> None:
    """Put a mark into a piece of text, before the sign of this index."""
    if run.kind == "text":
        run.element.text = run.text[:at]
        run.element.insert(0, mark)
    else:
        run.element.tail = run.text[:at]
        run.element.addnext(mark)
    mark.tail = run.text[at:]


def before_word(text: str, at: int) -> int:
    """Return where the word of a letter begins: with the signs before it, and with all that it is joined to."""
    while at and is_joined(text[at - 1], text[at : at + 1]):
        at -= 1
    return at


def is_joined(before: str, sign: str) -> bool:
    """Tell whether no page begins between two signs of a text."""
    if before.isspace() or before == PICTURE:
        return before in UNBREAKABLE
    if is_spaceless(before) or is_spaceless(sign):
        return unicodedata.category(before) in ("Ps", "Pi")
    return before not in DASHES or sign in UNBREAKABLE


def is_spaceless(sign: str) -> bool:
    """Tell whether a sign is of a script that puts no spaces between words."""
    wide = bool(sign) and unicodedata.east_asian_width(sign) in "WF"
    return wide or any(first <= sign <= last for first, last in SPACELESS)
