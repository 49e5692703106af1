"""Bind the booklet: a PDF's pages, as they are, on the sides of sheets, in the order of its scheme."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from baspa.bind.sheets.advice import advice
from baspa.bind.sheets.imposition import BLANK, Sheet, Side, sheets_of, turned
from baspa.bind.sheets.job import Job, job_of
from baspa.bind.sheets.marks import SheetMarks
from baspa.bind.sheets.placing import Placing, Size, place_of, placing_of
from baspa.bind.sheets.source_pages import SourcePage, copy_layers, source_pages
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import BACKS, file_name
from baspa.model.paper_sizes import MM, paper_for
from baspa.model.problem import Problems


@dataclass(frozen=True, slots=True)
class PrintedSide:
    """One side of a sheet, as it comes from the printer."""

    cells: Side
    within: int  # how many sheets it is folded into
    marks: str  # content that is drawn besides


def bind_booklet(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Impose the pages of a book's PDF."""
    return impose(replace(job_of(edition), inside=edition.metadata.design.inside(pdf.pages)), pdf.data)


def impose(job: Job, data: bytes) -> tuple[Artifact, Problems]:
    """Lay the pages of a PDF on sheets, set smaller where the paper is; fonts and images stay shared and as they are.

    Where the sheets go into the printer a second time, their backs are a file of their own. Told are sheets that will
    not do for a printer (B215 to B217), and pages of other sizes (B229).
    """
    with Pdf.open(io.BytesIO(data)) as source:
        pages = source_pages(source)
        sizes = [page.size for page in pages]
        placing = placing_of(place_of(sizes), job.booklet, job.inside)
        sheets = sheets_of(len(pages), job.booklet, job.rtl)
        first, *second = [written(source, run, placing, pages, job) for run in runs(sheets, placing, job) if run]
    if any(sheet.back for sheet in sheets):
        first = replace(first, how=job.turning.told(backs=False))
    if second:
        backs = replace(second[0], name=backs_name(job), how=job.turning.told(backs=True))
        first = replace(first, backs=backs)
    else:
        first = replace(first, supersedes=(backs_name(job),))
    return first, tuple(advice(job, placing, sheets, sizes))


def backs_name(job: Job) -> str:
    """Return the name of the file of backs."""
    return f"{job.name}{BACKS}"


def runs(sheets: Sequence[Sheet], placing: Placing, job: Job) -> Iterator[list[PrintedSide]]:
    """Yield the sides that the printer prints in one run, and those of a second, for which the sheets go in again."""
    turn = turned if placing.backs_are_turned(job.turning) else tuple
    marked = list(zip(sheets, SheetMarks(job.marks, placing, job.rtl).sides(sheets), strict=True))
    fronts = [PrintedSide(sheet.front, sheet.within, outside) for sheet, (outside, _) in marked]
    backs = [PrintedSide(turn(sheet.back), sheet.within, inside) for sheet, (_, inside) in marked if sheet.back]
    if job.turning.by_hand:
        yield from (fronts, backs if job.turning.over else backs[::-1])
    else:
        yield [side for both in zip_longest(fronts, backs) for side in both if side]


def written(
    source: Pdf, sides: Sequence[PrintedSide], placing: Placing, pages: Sequence[SourcePage], job: Job
) -> Artifact:
    """Return a file of sides of sheets, in the order in which they are printed."""
    with Pdf.new() as made:
        copy_layers(source, made)
        for side in sides:
            add_side(made, placing.sheet, placed(side, placing, pages), pages, side.marks)
        describe(made, job, duplex_of(job))
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    name, paper = file_name(job.name, "booklet"), paper_to_get(*placing.sheet)
    return Artifact("booklet", name, out.getvalue(), len(sides), sheet=paper, turning=job.turning)


def paper_to_get(width: float, height: float) -> str:
    """Return what to call paper of this size, pt, that has to be got; "" for the one that each office printer has."""
    short, long = sorted((round(width / MM), round(height / MM)))
    name = paper_for(short, long)
    return "" if name == "A4" else name or f"{short} × {long} mm"


def placed(side: PrintedSide, placing: Placing, pages: Sequence[SourcePage]) -> list[tuple[int, str]]:
    """Return the pages of a side with the operands of the matrix that places each."""
    cells = ((r, c, cell) for r, row in enumerate(side.cells) for c, cell in enumerate(row) if cell.page != BLANK)
    found = (
        (cell.page, placing.matrix(r, c, cell.turned, side.within, pages[cell.page - 1].size)) for r, c, cell in cells
    )
    return [(page, " ".join(f"{each:.5f}".rstrip("0").rstrip(".") for each in matrix)) for page, matrix in found]


def add_side(
    sheets: Pdf, size: Size, on_it: Sequence[tuple[int, str]], pages: Sequence[SourcePage], marks: str
) -> None:
    """Add one side of a sheet of a size, with what stands on it: numbers of pages, and operands of matrices."""
    content = "".join(f"q {matrix} cm /Page{page} Do Q\n" for page, matrix in on_it) + marks
    resources = Dictionary({f"/Page{page}": sheets.copy_foreign(pages[page - 1].form) for page, _ in on_it})
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=Dictionary(XObject=resources),
        Contents=sheets.make_stream(content.encode()),
    )
    sheets.pages.append(Page(sheets.make_indirect(sheet)))


def duplex_of(job: Job) -> Name:
    """Return how a printer is to turn the sheets (ISO 32000-1, table 150)."""
    if job.turning.by_hand or job.booklet.scheme == "zine":
        return Name.Simplex
    return {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}[job.turning.chosen]


def describe(sheets: Pdf, job: Job, duplex: Name | None) -> None:
    """Set title, authors, language and the printing that the sheets are made for; None leaves the sides to the user."""
    for key, said in (("/Title", job.title), ("/Author", job.author), ("/CreationDate", job.created)):
        if said:
            sheets.docinfo[key] = said
    if job.language:
        sheets.Root.Lang = job.language
    sheets.Root.ViewerPreferences = Dictionary(
        Direction=Name.R2L if job.rtl else Name.L2R,
        DisplayDocTitle=bool(job.title),
        PrintScaling=Name("/None"),
    )
    if duplex:
        sheets.Root.ViewerPreferences.Duplex = duplex
