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
from baspa.layout.lines.spacing import text_boxes
from baspa.layout.lines.widths import SIGNS, letters
from baspa.layout.replacements_of_text import BREAKING_WORDS

TOLERATED = 1.0  # px that a line may be too long
SLIM = 8  # letters to an em, and more than any text has: longer texts than that are not tried
NEAR = 0.75  # of the measure: so far on, a sign is a better place to break than a letter
INDENTED = 0.5  # of the measure: so far in, a line of code may begin


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
        self.whole = False  # whether a box may be left whole that no line has room for: it then goes over
        self.measure = 0.0  # px

    def split_inline_box(self, context: Any, box: Any, x: float, most: float, *rest: Any) -> Any:
        """Split a line as WeasyPrint does; one that is too long again, and anywhere."""
        if not isinstance(box, boxes.LineBox):
            return self.split_box(context, box, x, most, *rest)
        around, self.anywhere = (self.anywhere, self.whole, self.measure), False  # lines may stand in boxes of lines
        self.measure = most - x
        gathered = [context.excluded_shapes, *(each for each in rest if isinstance(each, list))]
        before = [len(each) for each in gathered]
        found = self.split_box(context, box, x, most, *rest)
        anew = is_too_long(context, found[0], most) or is_blank(found, INDENTED * self.measure)
        for whole in (True, False) if anew else ():
            for each, length in zip(gathered, before, strict=True):
                del each[length:]
            self.anywhere, self.whole = True, whole
            found = self.split_box(context, box, x, most, *rest)
            if not is_too_long(context, found[0], most):
                break
        self.anywhere, self.whole, self.measure = around
        found[0].first = rest[1] is None
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

        end = len(line)
        if line and not (len(line.rstrip(" ")) <= most and fits(len(line.rstrip(" ")) or 1)):
            end = self.end(line[: most + 1], box, width, fits) or len(line)
        if end == len(line):
            return self.split_text(context, box, None, skip, is_line_start)
        return piece(end), skip + len(line[:end].encode()), False

    def end(self, text: str, box: Any, width: float, fits: Callable[[int], bool]) -> int:
        """Return where the text of a box is to be broken: behind a sign near the line's end, else behind a letter.

        It is 0 where the line had better end before the box.
        """
        places = places_that_fit(text, box.style["lang"], fits)
        least = 1 - (1 - NEAR) * self.measure / width if width > 0 else 0.0  # of what fits of the box
        near = (place for place in reversed(places) if place > least * places[-1])
        found = next((place for place in near if text[place - 1] in SIGNS or text[place - 1] == " "), 0)
        goes_over = self.whole and least < 0 and box.style["white_space"] == "pre-wrap"
        return found or (0 if goes_over else places[-1])

    def can_break_text(self, text: str, language: str | None) -> Any:
        """Tell whether a line may end between two letters."""
        return self.anywhere or self.can_break(text, language)


def is_address(box: Any) -> bool:
    """Tell whether a text is one word that WeasyPrint would break at a letter, as the style sheet has addresses.

    A running head, which may end in an ellipsis, is WeasyPrint's.
    """
    style = box.style
    return style["overflow_wrap"] == "anywhere" and style["block_ellipsis"] == "none" and " " not in box.text


def is_too_long(context: Any, line: Any, most: float) -> bool:
    """Tell whether a line reaches beyond `most`, px, with more than the spaces at its end."""
    over = line.content_box_x() + line.width - most
    return bool(over > TOLERATED and over - inline.trailing_whitespace_size(context, line) > TOLERATED)


def is_blank(found: Any, most: float) -> bool:
    """Tell whether a line of code ends behind the spaces that it begins with, no wider than `most`, px."""
    line, resume_at, is_preserved = found[:3]
    if line.style["white_space"] != "pre-wrap" or resume_at is None or is_preserved or line.width > most:
        return False
    return not any(each.text.strip(" ") for each in text_boxes(line))


def places_that_fit(line: str, language: str | None, fits: Callable[[int], bool]) -> list[int]:
    """Return the places behind letters of a text up to which it fits: one at least."""
    places = letters(line, language)
    low, high = 0, len(places) - 1  # what fits is found by halves
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(places[middle]) else (low, middle - 1)
    return places[: low + 1]
