"""The lines of a PDF as PDFium sees them: their text, where they end, and how wide their word spaces are."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

RAGGED = 6.0  # pt
SPACE = 0.1  # em: what is wider is no kerning


@dataclass(frozen=True, slots=True)
class Char:
    """A character: its letter, left and right edge, baseline, pt, and its font's size."""

    letter: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it stands on a page."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaces: tuple[float, ...]  # em


def chars(page: pdfium.PdfPage) -> Iterator[Char]:
    """Yield the characters that have ink; those of turned pages have no line of this kind."""
    text = page.get_textpage()
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        if letter.strip() or letter == "\x02":
            raw.FPDFText_GetMatrix(text.raw, index, matrix)
            if abs(matrix.b) > abs(matrix.a):
                continue
            size = raw.FPDFText_GetFontSize(text.raw, index) * matrix.a
            yield Char(letter.replace("\x02", "-"), box.left, box.right, round(y.value, 1), size)


def printed_lines(data: bytes, first: int = 1, last: int | None = None) -> tuple[SetLine, ...]:
    """Return the lines of the pages first to last, counted from 1, top to bottom; of all pages unless said."""
    document = pdfium.PdfDocument(data)
    found: list[SetLine] = []
    for number in range(first - 1, len(document) if last is None else last):
        found += [line(number + 1, row) for row in rows(document[number])]
    document.close()
    return tuple(found)


def rows(page: pdfium.PdfPage) -> list[list[Char]]:
    """Return the characters of each line of a page, top to bottom and left to right."""
    found: dict[float, list[Char]] = {}
    for char in chars(page):
        found.setdefault(char.baseline, []).append(char)
    return [sorted(found[y], key=lambda char: char.left) for y in sorted(found, reverse=True)]


def line(page: int, row: list[Char]) -> SetLine:
    """Return one line; a gap of more than SPACE is a word space."""
    size = row[0].size
    gaps = [(b.left - a.right) / size for a, b in pairwise(row)]
    text = row[0].letter + "".join(
        (" " if gap > SPACE else "") + c.letter for gap, c in zip(gaps, row[1:], strict=True)
    )
    return SetLine(
        page, text, row[0].left, row[-1].right, row[0].baseline, size, tuple(gap for gap in gaps if gap > SPACE)
    )


def full(lines: Iterable[SetLine]) -> list[SetLine]:
    """Return the lines that are set to the measure: those that end within RAGGED of their page's longest."""
    found = list(lines)
    right: dict[int, float] = {}
    for each in found:
        right[each.page] = max(each.right, right.get(each.page, 0.0))
    return [each for each in found if right[each.page] - each.right < RAGGED and each.spaces]
