"""A paragraph of WeasyPrint's boxes as items of total fit, and the breaks brought back to its text boxes.

Widths are those that WeasyPrint sets: measured by Pango with the same font, features and language.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any, NamedTuple

import pyphen
from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout, _font_style_cache_key, can_break_text, get_log_attrs, line_size, strut

from baspa.bind.pagination import Page, page_ends
from baspa.lines.breaking import ANYWHERE, Lengths, Line, PageEnds, Parameters, break_lines
from baspa.lines.items import END, FORBIDDEN, Box, Glue, Item, Penalty

STRETCH, SHRINK = 0.4, 0.33  # of a space, at adjustment ratios of 1 and -1
LEAST = 0.16  # em: no space is narrower, or words run together
GIVE = 0.01  # em that a letter may be spaced, more or less
HYPHEN_PENALTY = 50.0
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
LETTERS = re.compile(r"[^\W\d_]+")
SPACES = re.compile("([ \u00a0])")
CLOSING = frozenset("!?;:,.)]}»…")  # no line begins with one of them, even after a space (UAX 14, LB13)


class Unplannable(Exception):
    """A paragraph that total fit cannot set; its lines are broken the greedy way."""


class Cut(NamedTuple):
    """Where a line ends in a text box: bytes up to its end, where the next line resumes, whether a hyphen is set."""

    end: int
    resume: int
    hyphen: bool


class Word(NamedTuple):
    """A word's items, and for each break in it: its item, the bytes before it, whether a hyphen is set."""

    items: tuple[Item, ...]
    cuts: tuple[tuple[int, int, bool], ...]


class Planned(NamedTuple):
    """A paragraph's lines: for each text box, by its id, where they end in it; how many, and which end in a word."""

    cuts: dict[int, tuple[Cut, ...]]
    lines: int
    hyphens: frozenset[int]  # numbers of lines, from 1

    def suits(self, page: Page | None) -> bool:
        """Tell whether no page ends with a hyphen, or with too few lines on one side of its end."""
        ends = page_ends(page, self.lines) if page else ANYWHERE
        return self.lines not in ends.counts and ends.lines.isdisjoint(self.hyphens)


ONE_LINE = Planned({}, 1, frozenset())


@dataclass(slots=True)
class _Place:
    """Where a breakpoint is: a text box and a cut of it."""

    box: Any
    cut: Cut


class _Collected:
    """The items of a paragraph while they are collected, and the places of those that can be breaks."""

    def __init__(self, context: Any, around: Any) -> None:
        self.context, self.around = context, around
        self.items: list[Item] = []
        self.places: dict[int, _Place] = {}
        self.last: tuple[str, bool] = ("", False)  # last letter, and whether lines may break around it

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

    def replaced(self, box: Any) -> None:
        """Collect an image in the line."""
        resolve_percentages(box, self.around)
        laid_out = atomic_box(self.context, box, 0, None, self.around, [], [])
        self.items.append(Box(float(laid_out.margin_width())))
        self.last = ("\u2e80", True)

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
        parts = SPACES.split(box.text)
        for index, part in enumerate(parts):
            size = len(part.encode())
            if index % 2:
                following = parts[index + 1][:1]
                self.space(box, font, at, size, wraps and part == " " and following not in CLOSING)
            elif part:
                self.word(box, font, part, at, wraps)
            at += size

    def space(self, box: Any, font: Font, at: int, size: int, breaks: bool) -> None:
        if not breaks:
            self.items.append(FORBIDDEN)
        elif self.items and isinstance(self.items[-1], Box):
            self.places[len(self.items)] = _Place(box, Cut(at, at + size, False))
        self.items.append(font.glue)
        self.last = (" ", breaks)

    def word(self, box: Any, font: Font, word: str, at: int, wraps: bool) -> None:
        if wraps and self.last[1] and self.last[0] != " " and can_break_text(self.last[0] + word[0], box.style["lang"]):
            raise Unplannable
        items, cuts = font.word(word) if wraps else ((font.box(word, font.width(word)),), ())
        for item, end, hyphenated in cuts:
            self.places[len(self.items) + item] = _Place(box, Cut(at + end, at + end, hyphenated))
        self.items += items
        self.last = (word[-1], False)

    def planned(self, lines: Sequence[Line]) -> Planned:
        """Bring the lines' breaks back to the text boxes."""
        cuts: dict[int, list[Cut]] = {}
        for line in lines:
            place = self.places.get(line.at)
            if place:
                cuts.setdefault(id(place.box), []).append(place.cut)
        places = ((number, self.places.get(line.at)) for number, line in enumerate(lines, 1))
        hyphens = frozenset(number for number, place in places if place and place.cut.end == place.cut.resume)
        return Planned({box: tuple(found) for box, found in cuts.items()}, len(lines), hyphens)


class Font:
    """Widths in one font and language, px."""

    def __init__(self, style: Any) -> None:
        self.layout = Layout(style)
        self.style, self.size = style, float(style["font_size"])
        self.widths: dict[str, float] = {}
        self.words: dict[str, Word] = {}
        self.space, self.hyphen = self.width(" "), self.width(style["hyphenate_character"])
        self.glue = Glue(self.space, self.space * STRETCH, shrink(self.space, self.size))
        self.layout.set_text(" ")  # the hyphen may come from another font
        line, _ = self.layout.get_first_line()
        _, self.height = line_size(line, style)
        self.baseline = pango.pango_layout_get_baseline(self.layout.layout) * FROM_UNITS
        self.half_leading = (strut(style)[0] - self.height) / 2
        language = style["lang"] and pyphen.language_fallback(style["lang"])
        self.total, left, right = style["hyphenate_limit_chars"]
        wanted = style["hyphens"] == "auto" and language
        self.dictionary = pyphen.Pyphen(lang=language, left=left, right=right) if wanted else None

    def width(self, text: str) -> float:
        """Return the width of a text set by itself."""
        if text not in self.widths:
            self.layout.set_text(text)
            line, _ = self.layout.get_first_line()
            self.widths[text] = float(line_size(line, self.style)[0])
        return self.widths[text]

    def text_width(self, text: str) -> float:
        """Return the width of a text whose words are set apart from its spaces, as those of a spaced line are."""
        return sum(map(self.width, filter(None, SPACES.split(text))))

    def word(self, word: str) -> Word:
        """Return the items of a word, made once, and where in them a line may end."""
        if word not in self.words:
            self.words[word] = self.make_word(word, dict(self.cuts(word)))
        return self.words[word]

    def make_word(self, word: str, cuts: dict[int, bool]) -> Word:
        """Return a word with breaks at these letters, which want a hyphen or not."""
        items: list[Item] = []
        places: list[tuple[int, int, bool]] = []
        begin, done = 0, 0.0
        for edge in (*sorted(cuts), len(word)):
            width = self.width(word[:edge])
            items.append(self.box(word[begin:edge], width - done))
            begin, done = edge, width
            if edge < len(word):
                places.append((len(items), len(word[:edge].encode()), cuts[edge]))
                items.append(Penalty(self.hyphen if cuts[edge] else 0.0, HYPHEN_PENALTY, flagged=True))
        return Word(tuple(items), tuple(places))

    def box(self, text: str, width: float) -> Box:
        """Return the item of a piece of text."""
        return Box(width, len(text) * self.size * GIVE)

    def cuts(self, word: str) -> Iterator[tuple[int, bool]]:
        """Yield (index, wants a hyphen) for each place where a line may end in a word."""
        if self.dictionary:
            for run in LETTERS.finditer(word):
                if len(run[0]) >= self.total:
                    yield from ((run.start() + int(place), True) for place in self.dictionary.positions(run[0]))
        if not word.isalpha():
            attributes = get_log_attrs(word, self.style["lang"])
            yield from ((index, False) for index in range(1, len(word)) if attributes[index].is_line_break)


def font_of(style: Any) -> Font:
    """Return the widths in a style's font, measured once for all paragraphs of a document."""
    if "font" not in style.__dict__:
        fonts = style.font_config.__dict__.setdefault("measured", {})
        own = (style["letter_spacing"], style["hyphens"], style["hyphenate_limit_chars"])
        key = f"{own}{_font_style_cache_key(style, include_size=True)}"
        if key not in fonts:
            fonts[key] = Font(style)
        style.font = fonts[key]
    found: Font = style.font
    return found


def shrink(space: float, size: float) -> float:
    """Return by how much a space may shrink, px, in type of `size` px."""
    return max(0.0, min(space * SHRINK, space - LEAST * size))


def plan(
    context: Any, line_box: Any, around: Any, measure: Callable[[int], float], page: Page | None
) -> tuple[Planned, Planned]:
    """Return the best lines of a line box in its containing block, and the best with pages that end among them.

    Raises Unplannable.

    A paragraph without a space is one line, and has no plan.
    """
    collected = _Collected(context, around)
    collected.walk(line_box)
    if not any(isinstance(item, Glue) for item in collected.items):
        return ONE_LINE, ONE_LINE
    items = [*collected.items, *END]
    length, least = functools.cache(measure), line_box.text_indent or line_box.style["font_size"]
    best = found = collected.planned(fitted(items, length, least, ANYWHERE))
    if page and not best.suits(page):
        found = collected.planned(fitted(items, length, least, page_ends(page, best.lines)))
    return best, found


def fitted(items: Sequence[Item], length: Lengths, least: float, ends: PageEnds) -> tuple[Line, ...]:
    """Return the best lines, the last of them not shorter than `least`, px; raises Unplannable where there are none."""
    settings = (STRICT if ends == ANYWHERE else NEAR_A_PAGES_END, LENIENT)
    tries = (break_lines(items, length, replace(setting, least_last=least), ends) for setting in settings)
    lines = next((found for found in tries if found), None)
    if lines is None:
        raise Unplannable
    return lines
