"""The report on lines: every page as a picture, each line tinted by how far its word spaces are from the font's own."""

from __future__ import annotations

import base64
import io
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium

from baspa.model.book import Book
from baspa.model.edition import Artifact
from baspa.model.problem import Place
from baspa.verify.held.reading import without_layout
from baspa.verify.lines.lines import SetLine, full, printed_lines

SCALE = 1.25  # px a pt
WORST = 10
FAINT, STRONG = 0.05, 0.55  # opacity of a tint


@dataclass(frozen=True, slots=True)
class Figures:
    """How even the lines of a book are: word spaces as multiples of the font's own."""

    lines: int
    mean: float
    wide: float  # per cent above 1.5
    very_wide: float  # per cent above 2
    widest: float


def report_values(book: Book, pdf: Artifact, natural: float, size: float) -> dict[str, Any]:
    """Return what the template of the report shows of a PDF: `natural` in em, `size` of the running text in pt."""
    running = (line for line in full(printed_lines(pdf.data)) if abs(line.size - size) < size / 20)
    placed = tuple(places(book, running))
    lines = [line for line, _ in placed]
    return {
        "title": book.metadata.title,
        "natural": natural,
        "figures": figures([stretch(line, natural) for line in lines]),
        "worst": worst(placed, natural),
        "pages": pages(pdf.data, lines, natural),
        "greedy": pdf.greedy,
    }


def stretch(line: SetLine, natural: float) -> float:
    """Return the mean word space of a line as a multiple of the font's own."""
    return statistics.mean(line.spaces) / natural


def figures(stretches: Sequence[float]) -> Figures:
    """Return the figures of a book's lines; of none, zeros."""
    count = len(stretches)
    if not count:
        return Figures(0, 0.0, 0.0, 0.0, 0.0)
    above = [100 * sum(each > most for each in stretches) / count for most in (1.5, 2)]
    return Figures(count, statistics.mean(stretches), above[0], above[1], max(stretches))


def places(book: Book, lines: Iterable[SetLine]) -> Iterator[tuple[SetLine, Place]]:
    """Yield the lines that are of the manuscript, with the place of their block; contents and titles are not."""
    blocks = [(without_layout(block.text), block.place) for chapter in book.chapters for block in chapter.blocks]
    here = 0
    for line in lines:
        text = without_layout(line.text)
        found = next((at for at in (*range(here, len(blocks)), *range(here)) if text in blocks[at][0]), None)
        if found is not None:
            here = found
            yield line, blocks[found][1]


def worst(placed: Sequence[tuple[SetLine, Place]], natural: float) -> list[dict[str, Any]]:
    """Return the lines whose spaces are furthest from the font's own."""
    furthest = sorted(placed, key=lambda each: -abs(stretch(each[0], natural) - 1))[:WORST]
    return [
        {"place": place, "page": line.page, "stretch": stretch(line, natural), "text": line.text}
        for line, place in furthest
    ]


def pages(data: bytes, lines: Sequence[SetLine], natural: float) -> list[dict[str, Any]]:
    """Return each page as a picture, with the boxes of its lines, px."""
    document = pdfium.PdfDocument(data)
    found = []
    for number, page in enumerate(document, 1):
        picture, out = page.render(scale=SCALE).to_pil(), io.BytesIO()
        picture.save(out, "PNG", optimize=True)
        boxes = [box(line, natural, page.get_height()) for line in lines if line.page == number]
        shown = base64.b64encode(out.getvalue()).decode()
        found.append({"width": picture.width, "height": picture.height, "picture": shown, "lines": boxes})
    document.close()
    return found


def box(line: SetLine, natural: float, height: float) -> dict[str, Any]:
    """Return where a line stands on its page's picture, px, and its tint."""
    away = stretch(line, natural) - 1
    return {
        "kind": "wide" if away > 0 else "narrow",
        "stretch": away + 1,
        "left": round(line.left * SCALE, 1),
        "top": round((height - line.baseline - line.size) * SCALE, 1),
        "width": round((line.right - line.left) * SCALE, 1),
        "height": round(line.size * 1.3 * SCALE, 1),
        "tint": round(min(STRONG, FAINT + abs(away) / 2), 2),
    }
