"""How large the text of a wrap is set: the spine's line and the back's text, so that both have room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from baspa.bind.wrap.barcode import BarCode
from baspa.layout import laid_out
from baspa.model.book import Resource
from baspa.model.edition import Edition
from baspa.model.paper_sizes import INCH, MM
from baspa.printers.case import cover_size, joint

SHEET = "styles/wrap.css"
CLEAR = INCH / 16  # mm that text keeps from the spine's edges: KDP, and IngramSpark's tolerance
OF_SPINE, LEAST_RUN, MOST_RUN = 0.42, 6.0, 20.0  # of the spine's width, for one line; pt
LINE, RATHER_ONE = 1.2, 1.3  # em, from line to line; by what type must be larger for more lines to be better
NO_SPINE = ".spine { background: none }"  # a ground of no width is a hairline
LEAST_RULED = 8.0  # mm: a spine that is wide enough for the rules of the frames to go on there
LEAST_BLURB, MOST_BLURB, STEP = 7.5, 14.0, 0.25  # pt
OF_PAGE = 0.028  # of the page's width: the greatest size of the back's text, as large beside it on all pages
PADDING, CODE_LINE, BELOW = 1.5, 4.2, 4.0  # mm: around the bar code, of the line above it, and between it and the text
PX = 0.75  # pt


@dataclass(frozen=True, slots=True)
class Run:
    """One way in which the text of the spine is broken into lines."""

    id: str  # of its element
    lines: int
    width: float  # of the longest one, em
    has_authors: bool

    def size(self, spine: float, room: float) -> float:
        """Return the size that it may have on a spine of so many mm, with room for lines of so many pt."""
        across = (spine - 2 * CLEAR) * MM / (LINE * self.lines if self.lines > 1 else 1)
        return min(MOST_RUN, across, OF_SPINE * spine * MM, room / max(1, self.width))


@dataclass(frozen=True, slots=True)
class WrapSizes:
    """What the pages of a book decide of its wrap; lengths in mm, sizes of type in pt."""

    page: tuple[float, float]  # of one board, where it is a hard cover
    spine: float
    bleed: float
    blurb: float
    code: tuple[float, float]  # width and height of the bar code
    run: Run | None = None  # what the spine says
    run_size: float = MOST_RUN
    joint: float = 0.0  # between a board and the spine

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height of the cut wrap."""
        return 2 * (self.page[0] + self.joint) + self.spine, self.page[1]

    @property
    def css(self) -> str:
        """The style sheet that says all that."""
        width, height = (each + 2 * self.bleed for each in self.trim)
        code = self.code[1] and self.code[1] + 2 * PADDING + CODE_LINE + BELOW
        shown, up = ("none", 0.0) if not self.run else (self.run.id, self.run_size * LINE * self.run.lines / 2)
        return (
            f"@page {{ size: {width:.3f}mm {height:.3f}mm }}\n"
            f":root {{ --spine: {self.spine + 2 * self.joint:g}mm; --joint: {self.joint:g}mm;"
            f" --bleed: {self.bleed}mm; --run-size: {self.run_size:.2f}pt;"
            f" --rules-display: {'block' if self.spine >= LEAST_RULED else 'none'}; --blurb-size: {self.blurb}pt;"
            f" --code-width: {self.code[0]:.3f}mm; --code-height: {code:.3f}mm }}\n"
            f".run {{ display: none }} #{shown} {{ display: block; margin-top: -{up:.2f}pt }}"
            + ("" if self.spine + self.joint else f"\n{NO_SPINE}")
        )


@dataclass(frozen=True, slots=True)
class Measures:
    """How large the text is at some sizes, pt; 0 for what is not there."""

    runs: tuple[Run, ...]
    run_room: float
    blurb: float
    blurb_room: float


def first_sizes(edition: Edition, spine: float, bleed: float, code: BarCode | None) -> WrapSizes:
    """Return the greatest sizes that are wanted."""
    page = cover_size(edition.metadata)
    blurb = min(MOST_BLURB, OF_PAGE * page[0] * MM) // STEP * STEP
    return WrapSizes(
        page, spine, bleed, blurb, (code.width, code.height) if code else (0, 0), joint=joint(edition.metadata)
    )


def fitted(edition: Edition, sizes: WrapSizes, may_run: bool) -> tuple[WrapSizes, bool]:
    """Return the greatest sizes at which all has room, and whether the back's text has it.

    Where the spine's text has no room it is set without the authors, then not at all.
    """
    found = measured(edition, sizes)
    if may_run:
        sizes = with_run(sizes, found)
    while found.blurb > found.blurb_room and sizes.blurb > LEAST_BLURB:
        share: float = max(0.9, (found.blurb_room / found.blurb) ** 0.5)
        size = min(sizes.blurb - STEP, sizes.blurb * share // STEP * STEP)
        sizes = replace(sizes, blurb=max(LEAST_BLURB, size))
        found = measured(edition, sizes)
    return sizes, found.blurb <= found.blurb_room


def with_run(sizes: WrapSizes, found: Measures) -> WrapSizes:
    """Return the sizes with the best way to set the spine's text: with the authors, large, rather in one line."""
    known = [(run, run.size(sizes.spine, found.run_room)) for run in found.runs]
    best = max(
        (each for each in known if each[1] >= LEAST_RUN),
        key=lambda each: (each[0].has_authors, each[1] * (RATHER_ONE if each[0].lines == 1 else 1)),
        default=None,
    )
    return replace(sizes, run=best[0], run_size=best[1]) if best else sizes


def measured(edition: Edition, sizes: WrapSizes) -> Measures:
    """Lay a wrap out with all ways to set the spine's text, and measure its text."""
    with laid_out(sized(edition, sizes, "\n.run { display: block }")) as made:
        found = boxes_by_class(made.pages[0])
        runs = tuple(run_of(each, sizes.run_size) for each in found["run"])
        room, blurb, about = (PX * sum(each.height for each in found[name]) for name in ("room", "blurb", "about"))
    return Measures(runs, room, blurb, about)


def run_of(box: Any, size: float) -> Run:
    """Return a way to set the spine's text, by the box in which it is set in a size."""
    lines = [line for paragraph in box.children for line in paragraph.children]
    parts = [part for line in lines for part in line.children if part.element is not None]
    width = max((sum(part.margin_width() for part in line.children) for line in lines), default=0)
    has_authors = any(part.element.get("class") == "authors" for part in parts)
    return Run(box.element.get("id"), len(lines), PX * width / size, has_authors)


def boxes_by_class(page: Any) -> Mapping[str, list[Any]]:
    """Return the first box of each element, by its classes."""
    found, seen = defaultdict[str, list[Any]](list), set[int]()
    for box in page.descendants(placeholders=True):
        if box.element is not None and id(box.element) not in seen:
            seen.add(id(box.element))
            for name in (box.element.get("class") or "").split():
                found[name].append(box)
    return found


def sized(edition: Edition, sizes: WrapSizes, more: str = "") -> Edition:
    """Return the edition of a wrap alone, with its style sheet."""
    sheet = Resource(SHEET, "text/css", f"{edition.paper_css}\n{sizes.css}{more}".encode())
    return replace(edition, resources=(*edition.resources, sheet))
