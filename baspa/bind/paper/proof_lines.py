"""The lines of laid-out pages, counted for the proof, and where in them the words of a query stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from baspa.model.edition import QueryMark

DRAWN_SPACES = (" ", "\u00a0")
ONE_LINE = 3.0  # px: baselines that are nearer belong to one line, as the cells of a table's row do
ASCENT, DESCENT = 0.82, 0.26  # em above and below the baseline that a mark covers


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or figure in its box."""

    sign: str
    page: int  # index
    box: Any  # a WeasyPrint TextBox
    index: int  # in the text of the box

    @property
    def baseline(self) -> float:
        """Return where it stands, px from the top of the page."""
        return baseline(self.box)

    def edge(self, after: bool) -> float:
        """Return its left edge, or the right one, px from the left of the page."""
        return float(self.box.position_x) + width(self.box, self.index + after)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words within one line, px from the left and the top of their page."""

    page: int
    left: float
    right: float
    baseline: float
    size: float


class Lines:
    """The text boxes of the manuscript's blocks in all pages of a document."""

    def __init__(self, pages: list[Any], root: ET.Element, blocks: Collection[str]) -> None:
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.names = dict.fromkeys(blocks)
        self.boxes = [(number, box) for number, page in enumerate(pages) for box in printed_text_boxes(page)]
        self.block = {id(box): name for _, box in self.boxes if (name := self.name_of(box.element))}

    def name_of(self, element: ET.Element | None) -> str:
        """Return the id of the block that an element is or stands in, or ""."""
        while element is not None and element.get("id") not in self.names:
            element = self.parents.get(element)
        return "" if element is None else element.get("id", "")

    def baselines(self, page: int) -> tuple[float, ...]:
        """Return the baselines of a page's lines from the top, px: those of the text, its notes included."""
        found: list[float] = []
        for y in sorted(baseline_of_line(box) for at, box in self.boxes if at == page and id(box) in self.block):
            if not found or y - found[-1] > ONE_LINE:
                found.append(y)
        return tuple(found)

    def letters(self) -> Mapping[str, list[Letter]]:
        """Return the letters and figures of each block as they were laid out."""
        found: dict[str, list[Letter]] = {}
        for page, box in self.boxes:
            if (name := self.block.get(id(box))) and "::" not in box.element_tag:
                signs = (Letter(sign, page, box, at) for at, sign in enumerate(box.text) if sign.isalnum())
                found.setdefault(name, []).extend(signs)
        return found


def printed_text_boxes(page: Any) -> Iterator[Any]:
    """Yield the text boxes of a page with something to see, running heads left out."""
    for child in page.children:
        if not isinstance(child, boxes.MarginBox):
            yield from printed_below(child, None)


def printed_below(box: Any, line: Any) -> Iterator[Any]:
    """Yield the text boxes in a box; each remembers its outermost line."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    if isinstance(box, boxes.TextBox) and box.text.strip():
        box.line = line
        yield box
    elif isinstance(box, boxes.ParentBox):
        line = box if line is None and isinstance(box, boxes.LineBox) else line
        for child in box.children:
            yield from printed_below(child, line)


def baseline_of_line(box: Any) -> float:
    """Return the baseline of the line that a text box stands in, px: a raised number has another one of its own."""
    return float(box.line.position_y + box.line.baseline) if box.line is not None else baseline(box)


def baseline(box: Any) -> float:
    """Return the baseline of a text box, px from the top of its page."""
    return float(box.position_y + box.baseline)


def width(box: Any, count: int) -> float:
    """Return how wide the first letters of a text box are, px, with what justification gave to the spaces."""
    from weasyprint.text.line_break import create_layout, line_size  # where they are known: bind_proof has asked

    text = box.text[:count]
    layout = create_layout(text, box.style, None, None, 0)  # it owns its lines
    line, _ = layout.get_first_line()
    spaces = sum(text.count(sign) for sign in DRAWN_SPACES)
    return float(line_size(line, box.style)[0]) + spaces * float(box.justification_spacing) if text else 0.0


def marked_words(mark: QueryMark, letters: list[Letter]) -> list[Stretch]:
    """Return the words of a mark in the letters of their block, line by line; of other letters than it says, none."""
    text = "".join(letter.sign for letter in letters)
    at = mark.start if text.startswith(mark.letters, mark.start) else text.find(mark.letters)
    found: dict[int, list[Letter]] = {}
    for letter in letters[at : at + len(mark.letters)] if at >= 0 else ():
        found.setdefault(id(letter.box.line or letter.box), []).append(letter)
    return [words_between(row[0], row[-1]) for row in found.values()]


def words_between(first: Letter, last: Letter) -> Stretch:
    """Return the words from one letter of a line to another."""
    size = float(first.box.style["font_size"])
    return Stretch(first.page, first.edge(False), last.edge(True), baseline_of_line(first.box), size)
