"""Lines that no word's end, hyphen or syllable could make short enough: they are broken within a word, at a letter.

CSS Text 3, 5.5, calls it overflow-wrap: what cannot be broken otherwise is broken where it must, and no hyphen is set.
WeasyPrint 70.0 breaks so only what begins a line and is one text box; an address or a line of code is often several,
marked by colour, or held together as «50 %».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from baspa.layout.guard import replacing
from baspa.layout.lines.widths import SIGNS, letters
from baspa.layout.replacements_of_text import BREAKING_WORDS

TOLERATED = 1.0  # px that a line may be too long
SLIM = 8  # letters to an em, and more than any text has: longer texts than that are not tried
NEAR = 0.75  # of what fits: so far on, a sign is a better place to break than a letter


@contextmanager
def breaking_words() -> Iterator[None]:
    """Break within a word each line that is too long without, while the context lasts."""
    own = _Breaker(inline.split_inline_box, inline.split_text_box, inline.can_break_text)
    with replacing(BREAKING_WORDS, own.split_inline_box, own.split_text_box, own.can_break_text):
        yield


class _Breaker:
    """The three wrapped functions, and whether the line that they make is to be broken anywhere."""

    def __init__(self, split_box: Any, split_text: Any, can_break: Any) -> None:
        self.split_box, self.split_text, self.can_break = split_box, split_text, can_break
        self.anywhere = False

    def split_inline_box(self, context: Any, box: Any, x: float, most: float, *rest: Any) -> Any:
        """Split a line as WeasyPrint does; one that is too long again, and anywhere."""
        if not isinstance(box, boxes.LineBox):
            return self.split_box(context, box, x, most, *rest)
        around, self.anywhere = self.anywhere, False  # a line may stand in a box that stands in a line
        gathered = [context.excluded_shapes, *(each for each in rest if isinstance(each, list))]
        before = [len(each) for each in gathered]
        found = self.split_box(context, box, x, most, *rest)
        if is_too_long(context, found[0], most):
            for each, length in zip(gathered, before, strict=True):
                del each[length:]
            self.anywhere = True
            found = self.split_box(context, box, x, most, *rest)
        self.anywhere = around
        return found

    def split_text_box(self, context: Any, box: Any, width: float, skip: int, is_line_start: bool = True) -> Any:
        """Return the piece of a text box from byte `skip` on that fits, one letter at least."""
        if not self.anywhere and not (is_line_start and is_address(box)):
            return self.split_text(context, box, width, skip, is_line_start)
        text = box.text.encode()[skip:].decode()
        most = int(width / box.style["font_size"] * SLIM) + 1 if width > 0 else 1
        line = text.partition("\n")[0]

        def piece(end: int) -> Any:
            return self.split_text(context, box.copy_with_text(line[:end]), None, 0, is_line_start)[0]

        def fits(end: int) -> bool:
            made = piece(end)
            return made is None or bool(made.width <= width)

        whole = not line or (len(line.rstrip(" ")) <= most and fits(len(line.rstrip(" ")) or 1))
        end = len(line) if whole else last_place(line[: most + 1], box.style["lang"], fits)
        if end == len(line):
            return self.split_text(context, box, None, skip, is_line_start)
        return piece(end), skip + len(line[:end].encode()), False

    def can_break_text(self, text: str, language: str | None) -> Any:
        """Tell whether a line may end between two letters."""
        return self.anywhere or self.can_break(text, language)


def is_address(box: Any) -> bool:
    """Tell whether a text is one word that WeasyPrint would break at a letter, as the style sheet has addresses."""
    return box.style["overflow_wrap"] == "anywhere" and " " not in box.text


def is_too_long(context: Any, line: Any, most: float) -> bool:
    """Tell whether a line reaches beyond `most`, px, with more than the spaces at its end."""
    over = line.content_box_x() + line.width - most
    return bool(over > TOLERATED and over - inline.trailing_whitespace_size(context, line) > TOLERATED)


def last_place(line: str, language: str | None, fits: Callable[[int], bool]) -> int:
    """Return where a text is to be broken: the last space or sign near the end of what fits, else the last letter."""
    places = letters(line, language)
    low, high = 0, len(places) - 1  # what fits is found by halves
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(places[middle]) else (low, middle - 1)
    near = (place for place in reversed(places[: low + 1]) if place > NEAR * places[low])
    return next((place for place in near if line[place - 1] in SIGNS or line[place - 1] == " "), places[low])
