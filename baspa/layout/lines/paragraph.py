"""A paragraph of WeasyPrint's boxes as items of total fit, and the breaks brought back to its text boxes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import inf
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.line_break import can_break_text

from baspa.layout.lines.known_breaks import KnownParagraph
from baspa.layout.lines.pagination import Page, page_ends
from baspa.layout.lines.widths import SPACE_SIGNS, MeasuredFont, Widths, font_of, standing_out
from baspa.lines.breaking import Lengths, Line, Tried, break_lines
from baspa.lines.items import END, FORBIDDEN, Box, Item, Penalty
from baspa.lines.parameters import ANYWHERE, PageEnds, Parameters

STRICT = Parameters(
    unflagged_tolerance=0.8,
    tolerances=(1.5, 3.0, 5.0),
    flagged_demerits=3_000.0,
    fitness_demerits=3_000.0,
    final_demerits=inf,  # no hyphen in the last full line
    most_flagged=2,
    short_demerits=inf,  # no last line that is shorter than an indent
)
NEAR_A_PAGES_END = replace(STRICT, tolerances=(2.0, 3.0, 5.0))
LENIENT = replace(
    STRICT, unflagged_tolerance=0.0, tolerances=(5.0, 20.0), final_demerits=1e6, short_demerits=1e6
)  # where nothing else fits
NO_LINE_BEGINS = frozenset("!?;:,.)]}»…")  # no line begins with one of them, even after a space (UAX 14, LB13)


Word = tuple[int, int]  # the id of its text box, the byte that it begins at


class Unplannable(Exception):
    """A paragraph that total fit cannot set; its lines are broken the greedy way."""


class Cut(NamedTuple):
    """Where a line ends in a text box: bytes up to its end, and where the next line resumes."""

    end: int
    resume: int
    hyphen: bool  # whether one is set
    forced: bool  # whether no line has room for the word: it is broken at a letter or a sign


class Planned(NamedTuple):
    """A paragraph's lines: for each text box, by its id, where they end in it; how many, and which end in a word."""

    cuts: dict[int, tuple[Cut, ...]]
    lines: int
    hyphens: frozenset[int]  # numbers of lines, from 1

    def suits(self, page: Page | None) -> bool:
        """Tell whether no page ends with a hyphen, or with too few lines on one side of its end."""
        ends = page_ends(page, self.lines) if page else ANYWHERE
        return self.lines not in ends.counts and ends.lines.isdisjoint(self.hyphens)


class Hanging(NamedTuple):
    """On which sides of a paragraph signs may stand out into the margin."""

    left: bool
    right: bool
    first: bool  # whether on the left of the first line, too


_Place = tuple[Any, int, int, bool, bool]  # a text box, and the fields of a cut of it


class _Collected:
    """The items of a paragraph while they are collected, and the places of those that can be breaks."""

    def __init__(self, context: Any, around: Any, hanging: Hanging, anywhere: frozenset[Word] = frozenset()) -> None:
        self.context, self.around, self.hanging, self.anywhere = context, around, hanging, anywhere
        self.items: list[Item] = []
        self.places: dict[int, _Place] = {}
        self.last: tuple[str, bool] = ("", False)  # last letter, and whether lines may break around it
        self.right = 0.0  # how far it stands out where a line ends behind it
        self.run: list[Word] = []  # words with no place between them where a line may end
        self.run_width = 0.0
        self.too_long: set[Word] = set()  # words of runs that are wider than the measure

    def walk(self, parent: Any) -> None:
        """Collect the boxes of an inline box in their order."""
        for child in parent.children:
            if isinstance(child, boxes.TextBox):
                self.text(child)
            elif not child.is_in_normal_flow():
                if child.is_floated() and self.items:
                    raise Unplannable
            elif isinstance(child, boxes.InlineBox):
                self.inline(child)
            elif isinstance(child, boxes.InlineReplacedBox):
                self.replaced(child)
            else:
                raise Unplannable

    def inline(self, box: Any) -> None:
        """Collect an inline box with its margins, borders and padding."""
        if box.is_leader:
            raise Unplannable
        sides = (("margin", ""), ("border", "_width"), ("padding", ""))
        for side in ("left", "right"):
            if side == "right":
                self.walk(box)
            used = (box.style[f"{name}_{side}{end}"] for name, end in sides)
            width = sum(getattr(value, "value", value) for value in used if value != "auto")
            if width:
                self.items.append(Box(float(width)))
                self.right = 0.0

    def replaced(self, box: Any) -> None:
        """Collect an image in the line."""
        resolve_percentages(box, self.around)
        laid_out = atomic_box(self.context, box, 0, None, self.around, [], [])
        self.items.append(Box(float(laid_out.margin_width())))
        # A formula clings to the signs and letters beside it, as a word does.
        self.last, self.right = ("\u2e80", box.element.get("class") != "formula"), 0.0

    def text(self, box: Any) -> None:
        """Collect a text box: words, spaces, and the places within words where a line may end."""
        style = box.style
        if style["white_space"] not in ("normal", "nowrap"):
            if box.text == "\n":
                self.items += END
                return
            raise Unplannable
        font = font_of(style)
        at, wraps = 0, style["white_space"] == "normal"
        parts = SPACE_SIGNS.split(box.text)
        for index, part in enumerate(parts):
            size = len(part.encode())
            if index % 2:
                following = parts[index + 1][:1]
                self.space(box, font, at, size, wraps and part == " " and following not in NO_LINE_BEGINS)
            elif part:
                self.word(box, font, part, at, wraps)
            at += size

    def space(self, box: Any, font: MeasuredFont, at: int, size: int, breaks: bool) -> None:
        if not breaks:
            self.items.append(FORBIDDEN)
        elif self.items and isinstance(self.items[-1], Box):
            self.places[len(self.items)] = box, at, at + size, False, False
            if self.right:
                self.items.append(Penalty(-self.right, 0.0))
        if breaks:
            self.run, self.run_width = [], 0.0
        self.items.append(font.glue)
        self.last = (" ", breaks)

    def word(self, box: Any, font: MeasuredFont, word: str, at: int, wraps: bool) -> None:
        if wraps and self.last[1] and self.last[0] != " " and can_break_text(self.last[0] + word[0], box.style["lang"]):
            raise Unplannable
        anywhere = (id(box), at) in self.anywhere
        found = font.word(word, wraps or anywhere, self.hanging.left, self.hanging.right, anywhere)
        self.follow((id(box), at), found.widths, bool(found.cuts))
        if found.left and not (self.items and isinstance(self.items[-1], Box)):
            # At the paragraph's start glue stays, too, so that nothing stands out.
            self.items += standing_out(found.left)[bool(not self.items and self.hanging.first) :]
        for item, end, hyphenated in found.cuts:
            self.places[len(self.items) + item] = box, at + end, at + end, hyphenated, anywhere and not hyphenated
        self.items += found.items
        self.last, self.right = (word[-1], False), found.right

    def follow(self, word: Word, widths: Widths, breaks: bool) -> None:
        """Note of a word whether it, with those that it clings to, is wider than the measure."""
        self.run.append(word)
        self.run_width += widths.first
        if max(self.run_width, widths.widest) > self.around.width:
            self.too_long.update(self.run)
        if breaks:
            self.run, self.run_width = [word], widths.last

    def planned(self, lines: Sequence[Line]) -> Planned:
        """Bring the lines' breaks back to the text boxes."""
        cuts: dict[int, list[Cut]] = {}
        for line in lines:
            place = self.places.get(line.at)
            if place:
                box, end, resume, hyphen, forced = place
                cuts.setdefault(id(box), []).append(Cut(end, resume, hyphen, forced))
        hyphens = frozenset(
            number
            for number, line in enumerate(lines, 1)
            if line.at in self.places and getattr(self.items[line.at], "flagged", False)
        )
        return Planned({box: tuple(found) for box, found in cuts.items()}, len(lines), hyphens)


def plan(
    context: Any, line_box: Any, around: Any, measure: Callable[[int], float], hanging: Hanging, page: Page | None
) -> tuple[Planned, Planned]:
    """Return the best lines of a line box in its containing block, and the best with pages that end among them.

    Raises Unplannable.
    """
    collected = _Collected(context, around, hanging)
    collected.walk(line_box)
    if collected.too_long:
        collected = _Collected(context, around, hanging, frozenset(collected.too_long))
        collected.walk(line_box)
    items = [*collected.items, *END]
    length, least = functools.cache(measure), line_box.text_indent or line_box.style["font_size"]
    even = inf if context.excluded_shapes else 1  # the first line may be indented
    seek = partial(fitted, items, length, least, even, Tried())
    known = KnownParagraph(items, lambda: (length(0), length(1), least)) if even < inf else None
    lines_with = partial(known.lines, seek=seek) if known else seek
    best = found = collected.planned(lines_with(ANYWHERE))
    if page and not best.suits(page):
        found = collected.planned(lines_with(page_ends(page, best.lines)))
    return best, found


def fitted(
    items: Sequence[Item], length: Lengths, least: float, even: float, tried: Tried, ends: PageEnds
) -> tuple[Line, ...]:
    """Return the best lines, the last of them not shorter than `least`, px; raises Unplannable where there are none."""
    settings = (STRICT if ends == ANYWHERE else NEAR_A_PAGES_END, LENIENT)
    tries = (break_lines(items, length, replace(setting, least_last=least), ends, even, tried) for setting in settings)
    lines = next((found for found in tries if found), None)
    if lines is None:
        raise Unplannable
    return lines
