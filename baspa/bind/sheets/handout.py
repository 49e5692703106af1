"""Bind the handout: several pages of the PDF on a side, in the order of reading, with room for notes where wanted."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Pdf

from baspa.bind.sheets.advice import small_handout
from baspa.bind.sheets.booklet import add_side, describe, paper_to_get
from baspa.bind.sheets.handout_grid import CellBox, HandoutCell, HandoutGrid, grid_of, lines_in
from baspa.bind.sheets.job import job_of
from baspa.bind.sheets.lettering import lettering, width_of
from baspa.bind.sheets.placing import Size, place_of
from baspa.bind.sheets.source_pages import copy_layers, source_pages
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.model.problem import Problems

FRAME, RULE, INK = 0.55, 0.65, 0.35  # greys of hairlines and numbers
LABELLED = 0.66  # a page set smaller has its number on its frame: its own, of 9 pt, is below 6 pt
LABEL, AROUND = 6.5, 3.0  # pt: size of such a number, and what is free on both sides of it


def bind_handout(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Set the pages of `pdf` on the sides of a handout; told is text that comes out too small (B216)."""
    wanted = edition.metadata.handout
    with Pdf.open(io.BytesIO(pdf.data)) as source, Pdf.new() as made:
        pages = source_pages(source)
        grid = grid_of(place_of([page.size for page in pages]), wanted, edition.direction == "rtl")
        labels = [str(page.label) for page in source.pages] if grid.scale < LABELLED else [""] * len(pages)
        copy_layers(source, made)
        for begin in range(0, len(pages), wanted.pages):
            side = tuple(zip(labels[begin : begin + wanted.pages], grid.cells(), strict=False))
            on_it = [
                (number, operands(grid, cell.page, pages[number - 1].size))
                for number, (_, cell) in enumerate(side, begin + 1)
            ]
            around = "".join(part for label, cell in side for part in drawn(cell, label))
            add_side(made, grid.sheet, on_it, pages, f"q 0.25 w\n{around}Q\n")
        describe(made, job_of(edition), None)
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        name, paper = file_name(edition.slug, "handout"), paper_to_get(*grid.sheet)
        artifact = Artifact("handout", name, out.getvalue(), len(made.pages), sheet=paper)
    return artifact, tuple(small_handout(edition.metadata, grid.scale))


def operands(grid: HandoutGrid, place: CellBox, size: Size) -> str:
    """Return the operands of the matrix that sets a page of a size amid its place (ISO 32000-1, 8.3.3)."""
    scale = grid.scale * min(1, grid.page[0] / size[0], grid.page[1] / size[1])
    x, y = (place.left + place.right - scale * size[0]) / 2, (place.bottom + place.top - scale * size[1]) / 2
    return f"{scale:.5f} 0 0 {scale:.5f} {x:.4f} {y:.4f}"


def drawn(cell: HandoutCell, label: str) -> Iterator[str]:
    """Yield the content that draws what is around a page: its frame, ruled lines for notes, its number."""
    left, bottom, right, top = cell.page
    yield f"{FRAME} G {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re S\n"
    if notes := cell.notes:
        yield from (f"{RULE} G {notes.left:.3f} {y:.3f} m {notes.right:.3f} {y:.3f} l S\n" for y in lines_in(notes))
    if label:
        yield numbered(cell.page, label)


def numbered(page: CellBox, label: str) -> str:
    """Return the content that draws a number amid the foot of a page's frame, which is open for it."""
    width = width_of(label, LABEL)
    x, y = (page.left + page.right - width) / 2, page.bottom - LABEL / 3
    ground = f"1 g {x - AROUND:.3f} {y - 1:.3f} {width + 2 * AROUND:.3f} {LABEL:.3f} re f"
    return f"{ground} {INK} g {lettering(label, LABEL, x, y)}\n"
