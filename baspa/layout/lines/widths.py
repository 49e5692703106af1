"""How wide the words, spaces and hyphens of a font are, and where its words may break.

Widths are those that WeasyPrint sets: measured by Pango with the same font, features and language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pyphen
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout, _font_style_cache_key, get_log_attrs, line_size, strut

from baspa.language.model import primary
from baspa.layout.lines.known_words import FontWords, known_in
from baspa.lines.items import FORBIDDEN, Box, Glue, Item, Penalty
from baspa.lines.protrusion import at_end, at_start

STRETCH, SHRINK = 0.4, 0.33  # of a space, at adjustment ratios of 1 and -1
NARROWEST = 0.16  # em: no space is narrower, or words run together
GIVE = 0.01  # em that a letter may be spaced, more or less
HYPHEN_PENALTY = 50.0
SIGN_PENALTY, LETTER_PENALTY = 300.0, 600.0  # in a word that no line has room for, broken where it must be
LOOSE = 0.05  # em: what a line of such a word, or of an address, may lack for each letter
# What of a style parts a word as no other does, though the font is the same.
OF_THE_FONT = ("letter_spacing", "hyphens", "hyphenate_limit_chars", "overflow_wrap")
PART = 200  # letters of a word that are measured at once
# What a line may end behind in an address (The Chicago Manual of Style 17, 14.18), which no break of Unicode's knows.
ADDRESS_END = re.compile(r"[./?#&=](?=\w)|://(?=\w)")
SIGNS = frozenset("/._-–:;,&=?#+()[]{}>%@|\\")  # what an address or a name in code is rather broken behind
LETTER_RUN = re.compile(r"[^\W\d_]+")
BEFORE, ARABIC = {"he": "א ", "yi": "א "}, "ا "
SPACE_SIGNS = re.compile("([ \u00a0])")


class WordPiece(NamedTuple):
    """A piece of a word, up to where a line may end."""

    text: str
    end: float  # width of the word up to its end, px
    hyphen: float  # width of the hyphen that a break there wants, px
    left: float  # how far it stands out where it begins a line, px
    right: float  # how far it stands out where it ends a line, its hyphen set, px


class Widths(NamedTuple):
    """Widths of a word's pieces that cannot be broken, px."""

    first: float
    widest: float
    last: float


class MeasuredWord(NamedTuple):
    """A word's items, and for each break in it: its item, the bytes before it, whether a hyphen is set."""

    items: tuple[Item, ...]
    cuts: tuple[tuple[int, int, bool], ...]
    left: float  # how far it stands out where it begins a line, px
    right: float  # how far it stands out where it ends one, px
    widths: Widths


class MeasuredFont:
    """Widths in one font and language, px."""

    def __init__(self, style: Any, known: FontWords) -> None:
        self.layout = Layout(style)
        self.style, self.size = style, float(style["font_size"])
        self.widths, self.cuts = known
        self.words: dict[tuple[str, bool, bool, bool, bool], MeasuredWord] = {}
        self.give = 0.0 if style["direction"] == "rtl" else GIVE  # Arabic letters join
        # Figures belong to the script of the text before them, for which a font may have others.
        self.before = BEFORE.get(primary(style["lang"] or ""), ARABIC) if style["direction"] == "rtl" else ""
        self.hyphen = str(style["hyphenate_character"])
        self.space = self.width(" ")
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
        self.is_of_addresses = style["overflow_wrap"] == "anywhere"  # as the style sheet has it for them alone

    def width(self, text: str) -> float:
        """Return the width of a text set by itself."""
        if text not in self.widths:
            before = self.before if text.strip() and not LETTER_RUN.search(text) else ""
            self.widths[text] = self.measured(before + text) - (self.measured(before) if before else 0.0)
        return self.widths[text]

    def measured(self, text: str) -> float:
        """Return the width that Pango gives a text."""
        self.layout.set_text(text)
        line, _ = self.layout.get_first_line()
        return float(line_size(line, self.style)[0])

    def text_width(self, text: str) -> float:
        """Return the width of a text whose words are set apart from its spaces, as those of a spaced line are."""
        if self.before and not LETTER_RUN.search(text):
            return self.measured(text)
        parts = [*filter(None, SPACE_SIGNS.split(text))]
        try:
            return sum(map(self.widths.__getitem__, parts))  # of a planned line all are known
        except KeyError:
            return sum(map(self.width, parts))

    def left(self, sign: str) -> float:
        """Return how far a sign stands out to the left of a line that it begins."""
        return at_start(sign) and at_start(sign) * self.width(sign)

    def right(self, sign: str) -> float:
        """Return how far a sign stands out to the right of a line that it ends."""
        return at_end(sign) and at_end(sign) * self.width(sign)

    def word(self, word: str, wraps: bool, left: bool, right: bool, anywhere: bool = False) -> MeasuredWord:
        """Return a word that may break, at each letter or not at all, with signs that stand out on these sides.

        It is made once.
        """
        key = word, wraps, left, right, anywhere
        if key not in self.words:
            self.words[key] = self.make_word(*key)
        return self.words[key]

    def make_word(self, word: str, wraps: bool, left: bool, right: bool, anywhere: bool) -> MeasuredWord:
        """Return the items of a word; what makes its first sign stand out depends on what is before it."""
        if wraps and word not in self.cuts:
            self.cuts[word] = tuple(self.find_cuts(word))
        cuts = dict(self.cuts[word]) if wraps else {}
        usual = frozenset(cuts)
        if anywhere:
            cuts |= {place: False for place in letters(word, self.style["lang"]) if place not in usual}
        cuts.pop(len(word), None)
        items: list[Item] = []
        places: list[tuple[int, int, bool]] = []
        done, size, parts = 0.0, 0, self.parts(word)
        for begin, end in pairwise([0, *sorted(cuts), len(word)]):
            piece = self.piece(word, begin, end, cuts.get(end, False), parts)
            size += len(piece.text.encode())
            if begin and left:
                items += standing_out(piece.left)
            items.append(Box(piece.end - done, len(piece.text) * self.size * self.give))
            done = piece.end
            if end < len(word):
                if anywhere or self.is_of_addresses:
                    items += [FORBIDDEN, Glue(0.0, len(piece.text) * self.size * LOOSE, 0.0)]
                places.append((len(items), size, cuts[end]))
                penalty = HYPHEN_PENALTY if end in usual else SIGN_PENALTY if word[end - 1] in SIGNS else LETTER_PENALTY
                width = piece.hyphen - (piece.right if right else 0.0)
                items.append(Penalty(width, penalty, flagged=end in usual))
        sides = self.left(word[0]) if left else 0.0, self.right(word[-1]) if right else 0.0
        widths = [item.width for item in items if isinstance(item, Box)]
        return MeasuredWord(tuple(items), tuple(places), *sides, Widths(widths[0], max(widths), widths[-1]))

    def piece(self, word: str, begin: int, end: int, hyphenated: bool, parts: Sequence[float]) -> WordPiece:
        """Return the piece of a word from index `begin` to `end`, given its parts."""
        hyphen = self.hyphen if hyphenated else ""
        last = hyphen[-1] if hyphen else word[end - 1]
        width = self.width(hyphen) if hyphen else 0.0
        whole, left = divmod(end, PART)
        reach = parts[whole] + (self.width(word[end - left : end]) if left else 0.0)
        return WordPiece(word[begin:end], reach, width, self.left(word[begin]), self.right(last))

    def parts(self, word: str) -> list[float]:
        """Return how far the parts of a word reach, px: long ones are measured in parts, or it takes long."""
        whole = range(0, len(word) - PART + 1, PART)
        return [0.0, *accumulate(self.width(word[begin : begin + PART]) for begin in whole)]

    def find_cuts(self, word: str) -> Iterator[tuple[int, bool]]:
        """Yield (index, wants a hyphen) for each place where a line may end in a word."""
        if self.dictionary:
            for run in LETTER_RUN.finditer(word):
                if len(run[0]) >= self.total:
                    yield from ((run.start() + int(place), True) for place in self.dictionary.positions(run[0]))
        if not word.isalpha():
            attributes = get_log_attrs(word, self.style["lang"])
            yield from ((index, False) for index in range(1, len(word)) if attributes[index].is_line_break)
            if self.is_of_addresses:
                yield from ((found.end(), False) for found in ADDRESS_END.finditer(word))


def letters(text: str, language: str | None) -> list[int]:
    """Return the indexes behind the letters of a text, each with its accents (UAX 29: grapheme clusters)."""
    attributes = get_log_attrs(text, language)
    return [*(index for index in range(1, len(text)) if attributes[index].is_cursor_position), len(text)]


def standing_out(left: float) -> tuple[Item, ...]:
    """Let what follows stand out by `left` px where a line begins with it: glue goes at a break, a box stays.

    The glue follows no box, so that no line breaks at it.
    """
    return (Glue(left, 0.0, 0.0), Box(-left)) if left else ()


def font_of(style: Any) -> MeasuredFont:
    """Return the widths in a style's font, measured once for all paragraphs of a document."""
    if "font" not in style.__dict__:
        fonts = style.font_config.__dict__.setdefault("measured", {})
        own = tuple(style[name] for name in OF_THE_FONT)
        key = f"{own}{_font_style_cache_key(style, include_size=True)}"
        if key not in fonts:
            fonts[key] = MeasuredFont(style, known_in(key))
        style.font = fonts[key]
    found: MeasuredFont = style.font
    return found


def shrink(space: float, size: float) -> float:
    """Return by how much a space may shrink, px, in type of `size` px."""
    return max(0.0, min(space * SHRINK, space - NARROWEST * size))
