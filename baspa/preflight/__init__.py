"""Preflight: any PDF, whoever made it, held against what a printing house asks for.

reading     file             -> pages         opened, and each page's boxes
walk        page             -> Marks         the content carried out: each thing that is painted
rules       Marks, Limits    -> Faults        what of it a house would refuse, and where
ink         file             -> Faults         what Ghostscript puts on the four plates
told        Faults           -> Findings      those of one kind as one sentence
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf

from baspa.preflight.bleeding import judged_bleed
from baspa.preflight.boxes import facts_of, judged_boxes, judged_sizes
from baspa.preflight.counting import judged_count, judged_spine
from baspa.preflight.excluded import judged_resources
from baspa.preflight.fonts import judged_fonts
from baspa.preflight.hostile import ANNOTATED, HOSTILE, ITSELF, RESOURCES, sound
from baspa.preflight.ink import judged_ink
from baspa.preflight.kinds import ENDLESS, MENDED, NO_GLYPH, UNPRINTED, UNSOUND
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, Report
from baspa.preflight.painted import judged_mark
from baspa.preflight.reading import opened, walked_pages
from baspa.preflight.told import findings_of
from baspa.preflight.walk import Endless, WalkedPage
from baspa.preflight.whole import claimed_standard, judged_annotations, judged_file


def preflight(file: Path, limits: Limits) -> Report:
    """Judge a PDF; raises Failure (B270) where it cannot be read."""
    is_endless = False
    with opened(file) as pdf:
        spots: list[PrintFault] = []
        try:
            limits = replace(limits, claimed=claimed_standard(pdf))
        except HOSTILE:
            spots.append(PrintFault(UNSOUND, name=ITSELF))
        pages = tuple(facts_of(page, number) for number, page in enumerate(pdf.pages, 1))
        spots += (*judged_file(pdf, limits), *judged_together(pages, limits))
        try:
            for page, canvas in walked_pages(pdf, pages):
                spots += judged_page(page, canvas, limits)
            spots += judged_ink(file, pages, limits)
        except Endless:
            is_endless = True
            spots.append(PrintFault(ENDLESS))
        if pdf.get_warnings():
            spots.append(PrintFault(MENDED))
    return Report(file.name, pages, findings_of(file.name, pages, spots), limits.claimed, is_endless)


def judged_page(page: pikepdf.Page, canvas: WalkedPage, limits: Limits) -> Iterator[PrintFault]:
    """Yield what is wrong with one page."""
    facts, marks = canvas.page, canvas.marks
    yield from judged_boxes(facts, limits)
    yield from (spot for mark in marks for spot in judged_mark(mark, facts, limits))
    yield from judged_fonts(facts, marks, canvas.shared.fonts)
    yield from (PrintFault(NO_GLYPH, facts.number, box, name=name) for name, box in canvas.lacking.values())
    yield from judged_bleed(facts, marks, limits)
    yield from sound(judged_annotations(page, facts, limits), ANNOTATED, facts.number)
    yield from sound(judged_resources(page, facts, limits), RESOURCES, facts.number)
    yield from (PrintFault(UNPRINTED, facts.number, box, name=name) for name, box in canvas.unprinted.items())
    yield from (PrintFault(UNSOUND, facts.number, name=what) for what in dict.fromkeys(canvas.missing))


def judged_together(pages: Sequence[PageBoxes], limits: Limits) -> Iterable[PrintFault]:
    """Yield what is wrong with the pages together: their sizes and their number, or the spine of a cover."""
    if limits.is_wrap:
        return judged_spine(pages, limits)
    return (*judged_sizes(pages), *judged_count(pages, limits))
