"""Bind the booklet: a PDF's pages, as they are, on the sides of sheets, in the order of its scheme."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from baspa.bind.sheets.advice import advice
from baspa.bind.sheets.imposition import BLANK, Sheet, Side, sheets_of, turned
from baspa.bind.sheets.job import Job, job_of
from baspa.bind.sheets.placing import Placing, place_of, placing_of
from baspa.bind.sheets.source_pages import SourcePage, copy_layers, source_pages
from baspa.model.edition import Artifact, Edition
from baspa.model.paper_sizes import MM, NAMED
from baspa.model.problem import Problems

MARK = 12.0  # length of a fold tick mark, pt
TWICE_A5 = (210, 296)  # mm: two pages of it are a millimetre narrower than A4
GAP = 4.0  # its distance from the sheet's edge, pt: printers cannot print nearer


def bind_booklet(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Impose the pages of a book's PDF."""
    return impose(job_of(edition), pdf.data)


def impose(job: Job, data: bytes) -> tuple[Artifact, Problems]:
    """Lay the pages of a PDF on sheets, set smaller where the paper is; fonts and images stay shared and as they are.

    Told are sheets that will not do for a printer (B215 to B217), and pages of other sizes (B229).
    """
    with Pdf.open(io.BytesIO(data)) as source, Pdf.new() as made:
        pages = source_pages(source)
        copy_layers(source, made)
        sizes = [page.size for page in pages]
        placing = placing_of(place_of(sizes), job.booklet)
        sheets = sheets_of(len(pages), job.booklet, job.rtl)
        add_sheets(made, sheets, placing, pages, job)
        describe(made, job)
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        name, paper = f"{job.name}-booklet.pdf", paper_to_get(*placing.sheet)
        artifact = Artifact("booklet", name, out.getvalue(), len(made.pages), sheet=paper)
    return artifact, tuple(advice(job, placing, sheets, sizes))


def add_sheets(made: Pdf, sheets: Sequence[Sheet], placing: Placing, pages: Sequence[SourcePage], job: Job) -> None:
    """Add the sides of all sheets, each back behind its front."""
    marks = ticks(*placing.sheet) if job.fold_marks and job.booklet.is_folded else ""
    for sheet in sheets:
        add_side(made, sheet.front, sheet.within, placing, pages, marks)
        if sheet.back:
            back = turned(sheet.back) if placing.backs_are_turned else sheet.back
            add_side(made, back, sheet.within, placing, pages, marks)


def paper_to_get(width: float, height: float) -> str:
    """Return what to call paper of this size, pt, that has to be got; "" for the one that each office printer has."""
    short, long = sorted((round(width / MM), round(height / MM)))
    if (short, long) in (NAMED["A4"], TWICE_A5):
        return ""
    return next((name for name, size in NAMED.items() if size == (short, long)), f"{short} × {long} mm")


def placed(side: Side, placing: Placing, within: int, pages: Sequence[SourcePage]) -> list[tuple[int, str]]:
    """Return the pages of a side with the operands of the matrix that places each."""
    cells = ((r, c, cell) for r, row in enumerate(side) for c, cell in enumerate(row) if cell.page != BLANK)
    found = ((cell.page, placing.matrix(r, c, cell.turned, within, pages[cell.page - 1].size)) for r, c, cell in cells)
    return [(page, " ".join(f"{each:.5f}".rstrip("0").rstrip(".") for each in matrix)) for page, matrix in found]


def add_side(sheets: Pdf, side: Side, within: int, placing: Placing, pages: Sequence[SourcePage], marks: str) -> None:
    """Add one side of a sheet that lies within so many others."""
    on_it = placed(side, placing, within, pages)
    content = "".join(f"q {matrix} cm /Page{page} Do Q\n" for page, matrix in on_it) + marks
    resources = Dictionary({f"/Page{page}": sheets.copy_foreign(pages[page - 1].form) for page, _ in on_it})
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *placing.sheet]),
        Resources=Dictionary(XObject=resources),
        Contents=sheets.make_stream(content.encode()),
    )
    sheets.pages.append(Page(sheets.make_indirect(sheet)))


def ticks(width: float, height: float) -> str:
    """Return the content that draws two short lines on the fold in the middle, at the head and the foot of a sheet."""
    ends = ((GAP, GAP + MARK), (height - GAP - MARK, height - GAP))
    lines = "".join(f"{width / 2:.3f} {a:.3f} m {width / 2:.3f} {b:.3f} l S\n" for a, b in ends)
    return f"q 0.25 w 0.6 G\n{lines}Q\n"


def describe(sheets: Pdf, job: Job) -> None:
    """Set title, authors, language and the printing that the sheets are made for."""
    for key, said in (("/Title", job.title), ("/Author", job.author), ("/CreationDate", job.created)):
        if said:
            sheets.docinfo[key] = said
    if job.language:
        sheets.Root.Lang = job.language
    edge = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}[job.booklet.duplex]
    sheets.Root.ViewerPreferences = Dictionary(
        Direction=Name.R2L if job.rtl else Name.L2R,
        DisplayDocTitle=bool(job.title),
        Duplex=edge,
        PrintScaling=Name("/None"),
    )
