"""Bind the booklet: the PDF's pages, as they are, two a side on landscape sheets, in the order of a saddle stitch."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from baspa.bind.sheets.imposition import BLANK, Side, saddle_stitch
from baspa.model.edition import Artifact, Edition

MARK = 12.0  # length of a fold tick mark, pt
GAP = 4.0  # its distance from the sheet's edge, pt: printers cannot print nearer
FORM_NAMES = ("/Left", "/Right")
MM = 72 / 25.4  # pt
# ISO 216, shorter side first, mm; two pages of A5 are a millimetre narrower than A4.
NAMED = {(210, 296): "A4", (297, 420): "A3"}


def bind_booklet(edition: Edition, pdf: Artifact) -> Artifact:
    """Impose the pages of `pdf` on sheets of twice their width; fonts and images stay shared, nothing is rasterised."""
    with Pdf.open(io.BytesIO(pdf.data)) as source, Pdf.new() as sheets:
        forms = [sheets.copy_foreign(as_form(page)) for page in source.pages]
        width, height = (float(x) for x in source.pages[0].trimbox[2:])
        for side in saddle_stitch(len(forms), edition.direction == "rtl"):
            add_side(sheets, side, forms, width, height, edition.metadata.design.fold_marks)
        describe(sheets, edition)
        out = io.BytesIO()
        sheets.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        data, name = out.getvalue(), f"{edition.slug}-booklet.pdf"
        return Artifact("booklet", name, data, len(sheets.pages), sheet=sheet_to_get(2 * width, height))


def sheet_to_get(width: float, height: float) -> str:
    """Return what to call a sheet of this size, pt, that has to be got; "" for one that each office printer has."""
    short, long = sorted((round(width / MM), round(height / MM)))
    named = NAMED.get((short, long), f"{short} × {long} mm")
    return "" if named == "A4" else named


def as_form(page: Page) -> pikepdf.Object:
    """Return a page as a form (ISO 32000-1, 8.10), its content compressed as it was: to do that anew takes longest."""
    form, content = page.as_form_xobject(), page.obj.get("/Contents")
    if isinstance(content, pikepdf.Stream) and content.get("/Filter") == Name.FlateDecode:
        form.write(content.read_raw_bytes(), filter=Name.FlateDecode)
    return form


def add_side(
    sheets: Pdf, side: Side, forms: list[pikepdf.Object], width: float, height: float, fold_marks: bool
) -> None:
    """Add one side of a sheet: `width` and `height` are a page's, pt."""
    placed = [(name, page, x) for name, page, x in zip(FORM_NAMES, (side.left, side.right), (0.0, width), strict=True)]
    content = "".join(f"q 1 0 0 1 {x:.3f} 0 cm {name} Do Q\n" for name, page, x in placed if page != BLANK)
    if fold_marks:
        content += ticks(width, height)
    resources = Dictionary({name: forms[page - 1] for name, page, _ in placed if page != BLANK})
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 2 * width, height]),
        Resources=Dictionary(XObject=resources),
        Contents=sheets.make_stream(content.encode()),
    )
    sheets.pages.append(Page(sheets.make_indirect(sheet)))


def ticks(x: float, height: float) -> str:
    """Return the content that draws two short lines on the fold, at the head and the foot of a sheet."""
    ends = ((GAP, GAP + MARK), (height - GAP - MARK, height - GAP))
    lines = "".join(f"{x:.3f} {a:.3f} m {x:.3f} {b:.3f} l S\n" for a, b in ends)
    return f"q 0.25 w 0.6 G\n{lines}Q\n"


def describe(sheets: Pdf, edition: Edition) -> None:
    """Set title, authors, language and the printing that the sheets are made for."""
    metadata = edition.metadata
    sheets.docinfo["/Title"] = metadata.title
    if metadata.authors:
        sheets.docinfo["/Author"] = ", ".join(person.name for person in metadata.authors)
    sheets.docinfo["/CreationDate"] = f"D:{edition.modified:%Y%m%d}000000Z"
    sheets.Root.Lang = metadata.language
    sheets.Root.ViewerPreferences = Dictionary(
        Direction=Name.R2L if edition.direction == "rtl" else Name.L2R,
        DisplayDocTitle=True,
        Duplex=Name.DuplexFlipShortEdge,
        PrintScaling=Name("/None"),
    )
