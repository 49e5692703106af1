"""Bind the booklet: the PDF's pages, as they are, on the sides of sheets, in the order of its scheme."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from baspa.bind.sheets.advice import advice
from baspa.bind.sheets.imposition import BLANK, Side, sheets_of, turned
from baspa.bind.sheets.placing import Placing, placing_of
from baspa.model.edition import Artifact, Edition
from baspa.model.paper_sizes import MM, paper_for
from baspa.model.problem import Problems

MARK = 12.0  # length of a fold tick mark, pt
GAP = 4.0  # its distance from the sheet's edge, pt: printers cannot print nearer


def bind_booklet(edition: Edition, pdf: Artifact) -> tuple[Artifact, Problems]:
    """Impose the pages of `pdf`, set smaller where the paper is; fonts and images stay shared and as they are.

    Told are sheets that will not do for a printer (B215 to B217).
    """
    wanted, rtl = edition.metadata.booklet, edition.direction == "rtl"
    with Pdf.open(io.BytesIO(pdf.data)) as source, Pdf.new() as made:
        forms = [made.copy_foreign(as_form(page)) for page in source.pages]
        width, height = (float(x) for x in source.pages[0].trimbox[2:])
        placing = placing_of((width, height), wanted, edition.metadata.design.inside(len(forms)))
        marks = ticks(*placing.sheet) if edition.metadata.design.fold_marks and wanted.is_folded else ""
        sheets = sheets_of(len(forms), wanted, rtl)
        for sheet in sheets:
            add_side(made, placed(sheet.front, placing, sheet.within), forms, placing.sheet, marks)
            if sheet.back:
                back = turned(sheet.back) if placing.backs_are_turned else sheet.back
                add_side(made, placed(back, placing, sheet.within), forms, placing.sheet, marks)
        describe(made, edition)
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        name, paper = f"{edition.slug}-booklet.pdf", paper_to_get(*placing.sheet)
        artifact = Artifact("booklet", name, out.getvalue(), len(made.pages), sheet=paper)
    return artifact, tuple(advice(edition.metadata, placing, sheets))


def paper_to_get(width: float, height: float) -> str:
    """Return what to call paper of this size, pt, that has to be got; "" for the one that each office printer has."""
    short, long = sorted((round(width / MM), round(height / MM)))
    name = paper_for(short, long)
    return "" if name == "A4" else name or f"{short} × {long} mm"


def as_form(page: Page) -> pikepdf.Object:
    """Return a page as a form (ISO 32000-1, 8.10), its content compressed as it was: to do that anew takes longest."""
    form, content = page.as_form_xobject(), page.obj.get("/Contents")
    if isinstance(content, pikepdf.Stream) and content.get("/Filter") == Name.FlateDecode:
        form.write(content.read_raw_bytes(), filter=Name.FlateDecode)
    return form


def placed(side: Side, placing: Placing, within: int) -> list[tuple[int, str]]:
    """Return the pages of a side with the operands of the matrix that places each."""
    cells = ((r, c, cell) for r, row in enumerate(side) for c, cell in enumerate(row) if cell.page != BLANK)
    found = ((cell.page, placing.matrix(r, c, cell.turned, within)) for r, c, cell in cells)
    return [(page, " ".join(f"{each:.5f}".rstrip("0").rstrip(".") for each in matrix)) for page, matrix in found]


def add_side(
    sheets: Pdf, pages: list[tuple[int, str]], forms: list[pikepdf.Object], size: tuple[float, float], marks: str
) -> None:
    """Add one side of a sheet, of a width and height in pt."""
    content = "".join(f"q {matrix} cm /Page{page} Do Q\n" for page, matrix in pages) + marks
    resources = Dictionary({f"/Page{page}": forms[page - 1] for page, _ in pages})
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=Dictionary(XObject=resources),
        Contents=sheets.make_stream(content.encode()),
    )
    sheets.pages.append(Page(sheets.make_indirect(sheet)))


def ticks(width: float, height: float) -> str:
    """Return the content that draws two short lines on the fold in the middle, at the head and the foot of a sheet."""
    ends = ((GAP, GAP + MARK), (height - GAP - MARK, height - GAP))
    lines = "".join(f"{width / 2:.3f} {a:.3f} m {width / 2:.3f} {b:.3f} l S\n" for a, b in ends)
    return f"q 0.25 w 0.6 G\n{lines}Q\n"


def describe(sheets: Pdf, edition: Edition) -> None:
    """Set title, authors, language and the printing that the sheets are made for."""
    metadata = edition.metadata
    sheets.docinfo["/Title"] = metadata.title
    if metadata.authors:
        sheets.docinfo["/Author"] = ", ".join(person.name for person in metadata.authors)
    sheets.docinfo["/CreationDate"] = f"D:{edition.modified:%Y%m%d}000000Z"
    sheets.Root.Lang = metadata.language
    edge = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}[metadata.booklet.duplex]
    sheets.Root.ViewerPreferences = Dictionary(
        Direction=Name.R2L if edition.direction == "rtl" else Name.L2R,
        DisplayDocTitle=True,
        Duplex=edge,
        PrintScaling=Name("/None"),
    )
